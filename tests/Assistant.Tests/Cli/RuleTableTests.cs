using Assistant.Cli.Evaluation;
using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Cli;

/// <summary>The table of the rules counts what becomes of questions when one rule is left out.</summary>
public sealed class RuleTableTests
{
    private static readonly Rule Useful = new("useful", "helps");
    private static readonly Rule Harmful = new("harmful", "harms");

    [Fact]
    public void ARuleIsWorthWhatIsLostWithoutIt()
    {
        var judged = Judged("a", right: true) with
        {
            Without = new Dictionary<Rule, Judged> { [Useful] = Judged("b", right: false), [Harmful] = Judged("a", right: true) },
        };

        Assert.Equal(
            ["| useful | helps | 1 | 1 | -1 | -1 | +1 |", "| harmful | harms | 1 | 0 | 0 | 0 | 0 |"],
            RuleTable.Of([judged], [Harmful, Useful]).Skip(6)
        );
    }

    [Fact]
    public void ARuleThatNeverCameToBearIsListed() =>
        Assert.Equal(["| useful | helps | 0 | 0 | 0 | 0 | 0 |"], RuleTable.Of([Judged("a", right: true)], [Useful]).Skip(6));

    private static Judged Judged(string text, bool right) =>
        new(
            "set",
            new EvaluationQuestion("1", "citizen", "figure", "q", null, null, null, null, null, null, false, null, null),
            new Answer("1", "q", Outcome.Answered, text, null, [], [], [], [], new Timings(0, 0, 0, 0)),
            new Score(right, right, null, true, !right, false)
        );
}
