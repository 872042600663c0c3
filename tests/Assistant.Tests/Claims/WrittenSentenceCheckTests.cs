using Assistant.Core.Claims;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Claims;

/// <summary>What the figures of a written sentence must agree with.</summary>
public sealed class WrittenSentenceCheckTests
{
    private readonly FakeSnapshot snapshot = new(Some.Report());

    [Fact]
    public void FiguresOfThePassageAgree()
    {
        var judged = Judge("2020年，地区生产总值完成120.5亿元，增长6.1%。");

        Assert.Empty(judged.Faults);
        Assert.Equal(["120.5亿元", "6.1%"], judged.Figures.Select(f => f.Figure.Text));
    }

    [Fact]
    public void AnotherValueIsNamedWithThatOfThePassage()
    {
        var fault = Assert.Single(Judge("2020年，地区生产总值完成125.5亿元。").Faults);

        Assert.Equal("125.5亿元", fault.Text);
    }

    private WrittenJudgement Judge(string sentence) =>
        new WrittenSentenceCheck(snapshot).Judge(
            sentence,
            [
                .. snapshot
                    .Passages("清河县-2021")
                    .Where(p => p.Kind == PassageKind.Body && p.Text.Contains("生产总值", StringComparison.Ordinal)),
            ]
        );
}
