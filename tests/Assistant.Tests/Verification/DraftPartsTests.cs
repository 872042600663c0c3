using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>Drafts that name where their figures are from.</summary>
public sealed class DraftPartsTests : IAsyncLifetime
{
    private const string Earlier =
        "博野县2021年政府工作报告\n2021年2月20日\n博野县人民政府县长 李某\n各位代表：\n一、2020年工作回顾\n2020年，全县一般公共预算收入5.2亿元，增长6.1%。\n二、2021年工作安排\n新建学校3所。\n";
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() =>
        corpus = await Some.CorpusAsync(("keqiao-2020", File.ReadAllText(Repository.Keqiao)), ("博野县-2021", Earlier));

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("据柯桥区2020年政府工作报告，一般公共预算收入131.4亿元。")]
    [InlineData("柯桥区2020年政府工作报告（摘要）\n一般公共预算收入131.4亿元。")]
    [InlineData("据博野县2021年政府工作报告，一般公共预算收入5.2亿元。")]
    public void TheYearOfTheReportIsNotTheYearOfTheFigure(string draft) =>
        Assert.Equal(VerdictKind.Supported, Assert.Single(Verify(draft).Verdicts, v => v.Figure is not null).Kind);

    [Theory]
    [InlineData("据柯桥区2018年政府工作报告，一般公共预算收入131.4亿元。")]
    [InlineData("据涞源县2020年政府工作报告，一般公共预算收入131.4亿元。")]
    [InlineData("据博野县2021年政府工作报告，一般公共预算收入131.4亿元。")]
    public void TheFigureOfAnotherReportIsNeverSupported(string draft) =>
        Assert.All(Verify(draft).Verdicts, v => Assert.NotEqual(VerdictKind.Supported, v.Kind));

    [Theory]
    [InlineData("涞源县2019年一般公共预算收入131.4亿元，增长4%。")]
    [InlineData("2019年，涞源县一般公共预算收入140亿元。")]
    public void ADraftOfAPlaceWithoutAReportIsJudgedByNoOther(string draft) =>
        Assert.All(Verify(draft).Verdicts, v => Assert.Equal(VerdictKind.NotFound, v.Kind));

    [Fact]
    public void EachSentenceIsJudgedByTheReportThatItNames() =>
        Assert.Equal(
            [VerdictKind.Supported, VerdictKind.Supported],
            Verify("据柯桥区2020年政府工作报告，一般公共预算收入131.4亿元。据博野县2021年政府工作报告，一般公共预算收入5.2亿元。")
                .Verdicts.Select(v => v.Kind)
        );

    [Fact]
    public void TheDayOfDeliveryNamesTheReport()
    {
        var draft = "政 府 工 作 报 告\n——2021年2月20日在博野县第十七届人民代表大会第五次会议上\n去年一般公共预算收入5.2亿元。";

        Assert.Equal(VerdictKind.Supported, Assert.Single(Verify(draft).Verdicts, v => v.Figure is not null).Kind);
    }

    [Fact]
    public void TheDayOfDeliveryOfANewReportContradictsNothing()
    {
        var draft = "——2030年2月20日在博野县第二十届人民代表大会第五次会议上\n2020年一般公共预算收入5.2亿元。";

        Assert.DoesNotContain(Verify(draft).Verdicts, v => v.Kind == VerdictKind.Contradicted);
    }

    [Fact]
    public void ThePeriodOfAChapterEndsWithTheNextChapter() =>
        Assert.DoesNotContain(
            Verify("博野县2021年政府工作报告\n一、2020年工作回顾\n二、扎实做好2021年的各项工作\n新建学校3所。").Verdicts,
            v => v.Kind == VerdictKind.Contradicted
        );

    [Fact]
    public void ANumberedLineWithAFigureIsJudged() =>
        Assert.Contains(Verify("柯桥区2020年政府工作报告\n一、2019年工作回顾\n二、一般公共预算收入131.4亿元").Verdicts, v =>
            v.Figure == "131.4亿元"
        );

    [Theory]
    [InlineData("柯桥区2019年经济运行情况\n一般公共预算收入131.4亿元。", VerdictKind.Supported)]
    [InlineData("一、2019年工作回顾\n一般公共预算收入131.4亿元。", VerdictKind.Supported)]
    [InlineData("柯桥区2020年政府工作报告\n一、去年工作回顾\n一般公共预算收入131.4亿元。", VerdictKind.Supported)]
    [InlineData("二、2020年主要目标\n一般公共预算收入131.4亿元。", VerdictKind.Contradicted)]
    public void TheHeadingOfASectionSetsThePeriod(string draft, VerdictKind expected) =>
        Assert.Equal(expected, Assert.Single(Verify(draft).Verdicts).Kind);

    [Theory]
    [InlineData("全区上下砥砺前行，谱写了高质量发展新篇章。", VerdictKind.Boast)]
    [InlineData("柯桥区建成了国际空间站地面中心。", VerdictKind.NotFound)]
    public void ASentenceWithoutFiguresIsJudgedOrCalledABoast(string draft, VerdictKind expected) =>
        Assert.Equal(expected, Assert.Single(Verify(draft).Verdicts).Kind);

    [Fact]
    public void ASentenceOfTwentyThousandCharactersIsJudged() =>
        Assert.NotEmpty(Verify("一般公共预算收入131.4亿元，" + new string('好', 19_000) + "增长4%。").Verdicts);

    private VerificationResult Verify(string text) => new DraftVerifier(corpus.Index).Verify(text);
}
