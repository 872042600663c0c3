using Assistant.Core.Contract;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>Where a verdict stands in the draft.</summary>
public sealed class VerdictPlaceTests : IAsyncLifetime
{
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync(("keqiao-2020", File.ReadAllText(Repository.Keqiao)));

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void EveryFigureOfAWholeReportIsAtItsPlace()
    {
        var text = corpus.Index.Current.Text("keqiao-2020")![..6000];
        var verdicts = Verify(text);

        var figures = verdicts.Where(v => v.Figure is not null).ToList();
        Assert.True(figures.Count > 100);
        Assert.All(figures, v => Assert.Equal(v.Figure, text[v.FigureStart!.Value..v.FigureEnd!.Value]));
        Assert.All(figures, v => Assert.True(v.Start <= v.FigureStart && v.FigureEnd <= v.End));
        Assert.Equal(figures.Count, figures.Select(v => v.FigureStart).Distinct().Count());
        Assert.All(verdicts.Where(v => v.Figure is null), v => Assert.Equal(v.Claim, text[v.Start!.Value..v.End!.Value]));
    }

    [Fact]
    public void AFigureThatIsRepeatedHasAPlaceEachTime()
    {
        const string text = "2019年一般公共预算收入131.4亿元。这131.4亿元中，2019年一般公共预算收入131.4亿元。";

        Assert.Equal([13, 22, 44], Verify(text).Select(v => v.FigureStart!.Value));
    }

    [Theory]
    [InlineData("去年拆迁约一百二十万平方米。", "一百二十万平方米")]
    [InlineData("２０１９年一般公共预算收入１３１．４亿元。", "１３１．４亿元")]
    [InlineData("据柯桥区2020年政府工作报告，2019年实到外资4亿美元。", "4亿美元")]
    public void AFigureIsMarkedAsItWasWritten(string text, string figure)
    {
        var verdict = Assert.Single(Verify(text));

        Assert.Equal(figure, text[verdict.FigureStart!.Value..verdict.FigureEnd!.Value]);
    }

    [Theory]
    [InlineData("指标\t2019年\n一般公共预算收入\t131.4亿元\n实到外资\t4亿美元", "131.4亿元", "4亿美元")]
    [InlineData("指标\t单位\t2019年\n一般公共预算收入\t亿元\t131.4\n实到外资\t亿美元\t4", "131.4", "4")]
    [InlineData("\t2019年\n一般公共预算收入（亿元）\t131.4\n实到外资（亿美元）\t4", "131.4", "4")]
    [InlineData("| 指标 | 2019年 |\n|---|---|\n| 一般公共预算收入 | 131.4亿元 |\n| 实到外资 | 4亿美元 |", "131.4亿元", "4亿美元")]
    public void AFigureOfATableIsInItsCell(string table, string first, string second)
    {
        var verdicts = Verify(table);

        Assert.Equal([first, second], verdicts.Select(v => table[v.FigureStart!.Value..v.FigureEnd!.Value]));
        Assert.Equal([first, second], verdicts.Select(v => table[v.Start!.Value..v.End!.Value]));
        Assert.All(verdicts, v => Assert.Equal(VerdictKind.Supported, v.Kind));
    }

    [Fact]
    public void APlaceCountsInTheDraftAlsoBehindATable()
    {
        const string text = "指标\t2019年\n一般公共预算收入\t131.4亿元\n表后：2019年实到外资4亿美元。\n盘活工业闲置土地1281亩。";

        Assert.Equal(
            ["131.4亿元", "4亿美元", "1281亩"],
            Verify(text).Where(v => v.Figure is not null).Select(v => text[v.FigureStart!.Value..v.FigureEnd!.Value])
        );
    }

    private IReadOnlyList<Verdict> Verify(string text) => new DraftVerifier(corpus.Index).Verify(text).Verdicts;
}
