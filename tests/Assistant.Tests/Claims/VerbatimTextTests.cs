using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Claims;

/// <summary>What a draft copies from a report word for word agrees with it.</summary>
public sealed class VerbatimTextTests : IAsyncLifetime
{
    private const string Report =
        "博野县2021年政府工作报告\n2021年2月20日\n博野县人民政府县长 李某\n各位代表：\n一、2020年工作回顾\n实施\"双倍增\"计划,新增高新技术企业95家、科技型中小企业251家。积极争取3个国家级试点、9个省级试点。投资1.6亿元的自动驾驶生产基地项目即将建成投产。\n二、2021年工作安排\n力争新建学校3所。\n";
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync(("博野县-2021", Report));

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("实施\"双倍增\"计划,新增高新技术企业95家、科技型中小企业251家。")]
    [InlineData("积极争取3个国家级试点、9个省级试点。")]
    [InlineData("投资1.6亿元的自动驾驶生产基地项目即将建成投产。")]
    [InlineData("力争新建学校3所。")]
    public void ACopiedFigureAgrees(string sentence) =>
        Assert.All(Verify("博野县2021年政府工作报告\n" + sentence), v => Assert.Equal(VerdictKind.Supported, v.Kind));

    [Theory]
    [InlineData("积极争取4个国家级试点、9个省级试点。", "4个")]
    [InlineData("今后要积极争取：积极争取3个国家级试点。", "3个")]
    [InlineData("2021年力争新建学校4所。", "4所")]
    public void AChangedFigureOrAnotherPlanDoesNot(string sentence, string figure) =>
        Assert.Contains(Verify("博野县2021年政府工作报告\n" + sentence), v => v.Figure == figure && v.Kind != VerdictKind.Supported);

    [Theory]
    [InlineData("新增企业95家。", true)]
    [InlineData("新增 企业９５家", true)]
    [InlineData("企业95家。", false)]
    [InlineData("新增企业95", false)]
    public void ASentenceIsWhole(string sentence, bool isThere)
    {
        var passage = new PassageAlone("去年很好。新增企业95家。", null, null).Passage;

        Assert.Equal(isThere, VerbatimText.HasSentence(passage, sentence));
    }

    private IReadOnlyList<Verdict> Verify(string draft) => new DraftVerifier(corpus.Index).Verify(draft).Verdicts;
}
