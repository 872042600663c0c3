using Assistant.Core.Documents;
using Assistant.Core.Generation;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Generation;

public sealed class GivenPassagesTests
{
    private static readonly FakeSnapshot Snapshot = new(Some.Report());

    private static IReadOnlyList<Passage> Body => [.. Snapshot.Passages("清河县-2021").Where(p => p.Kind == PassageKind.Body)];

    [Fact]
    public void APassageIsGivenUnderItsMarkWithPeriodStatusAndLedgerRows()
    {
        var given = new GivenPassages(Snapshot, 4000);

        var text = given.Give(Body.First(p => p.Text.Contains("8.2亿元", StringComparison.Ordinal)))!;

        Assert.StartsWith(
            "[1] 全县生产总值完成120.5亿元，增长6.1%；一般公共预算收入8.2亿元，下降1.5%。\n出处：《2021年清河县政府工作报告》一、2020年工作回顾（2020年，实绩）\n数据：",
            text,
            StringComparison.Ordinal
        );
        Assert.Contains("一般公共预算收入＝8.2亿元（2020年，实绩）", text, StringComparison.Ordinal);
        Assert.Contains("一般公共预算收入＝下降1.5%（2020年，实绩）", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ThePassageAfterTheBudgetIsNotGiven()
    {
        var given = new GivenPassages(Snapshot, 260);

        var texts = Body.Select(given.Give).ToList();

        Assert.Contains(null, texts);
        Assert.Equal(texts.OfType<string>().Count(), given.All.Count);
        Assert.True(texts.OfType<string>().Sum(TokenCounter.Count) <= 260);
    }

    [Fact]
    public void APassageKeepsItsMark()
    {
        var given = new GivenPassages(Snapshot, 4000);
        given.Give(Body[0]);
        given.Give(Body[1]);

        Assert.StartsWith("[1] ", given.Give(Body[0]), StringComparison.Ordinal);
        Assert.Equal(2, given.All.Count);
        Assert.Equal(Body[1], given[2]);
        Assert.Null(given[0]);
        Assert.Null(given[3]);
    }

    [Fact]
    public void ATextBringsNoMarksOfItsOwn()
    {
        var text = new GivenPassages(Snapshot, 4000).Give(Body[0] with { Text = "收入[7]增长\n[8] 《假报告》" })!;

        Assert.DoesNotContain("[7]", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\n[8]", text, StringComparison.Ordinal);
    }
}
