using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Contract;

/// <summary>Rules hold unless an evaluation leaves them out, and only there.</summary>
public sealed class RuleTests
{
    private static readonly Rule Rule = new("a-rule", "does something");
    private static readonly Rule Other = new("another", "does something else");

    [Fact]
    public void OutsideATrialARuleHoldsWhereItsConditionIsTrue()
    {
        Assert.True(Rule.Holds(true));
        Assert.False(Rule.Holds(false));
        Assert.Equal("made", Rule.Gives("made"));
    }

    [Fact]
    public void ARuleThatIsLeftOutChangesNothing()
    {
        using var trial = RuleTrial.Without(Rule);

        Assert.False(Rule.Holds(true));
        Assert.Null(Rule.Gives("made"));
        Assert.Equal([1, 2], Rule.Changes([1, 2], [2, 1]));
        Assert.True(Other.Holds(true));
    }

    [Fact]
    public void ATrialNotesTheRulesThatCameToBear()
    {
        using var trial = RuleTrial.Without(Rule);

        Rule.Holds(true);
        Other.Holds(false);
        Other.Changes([1, 2], [1, 2]);

        Assert.Equal([Rule], trial.Met);
    }

    [Fact]
    public async Task ATrialReachesNoneThatGoesOnBesideIt()
    {
        var (ready, done) = (new TaskCompletionSource(), new TaskCompletionSource());
        var trial = Task.Run(
            async () =>
            {
                using var leftOut = RuleTrial.Without(Rule);
                ready.SetResult();
                await done.Task;
                return Rule.Holds(true);
            },
            TestContext.Current.CancellationToken
        );

        await ready.Task;
        var beside = Rule.Holds(true);
        done.SetResult();

        Assert.True(beside);
        Assert.False(await trial);
    }

    [Fact]
    public void WhenATrialEndsEveryRuleHoldsAgain()
    {
        using (RuleTrial.Without(Rule)) { }

        Assert.True(Rule.Holds(true));
    }

    [Fact]
    public void EveryRuleHasANameOfItsOwn()
    {
        Assert.NotEmpty(Rules.All);
        Assert.Equal(Rules.All.Count, Rules.All.Select(r => r.Name).Distinct().Count());
        Assert.Equal(Rules.All.Count, Rules.All.Select(r => r.Says).Distinct().Count());
    }
}
