using Assistant.Cli.Evaluation;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>What stands alone gives the same answer whatever was asked before it.</summary>
public sealed class AfterOthersTests
{
    // A few questions of two or three words (农民工总数) read as if they went on about the turn before.
    private const double Least = 0.97;

    [Fact]
    public Task AQuestionOfTheCustomersSetGivesTheSameAnswerAfterAnother() => AskAsync([Places.Own("keqiao-2020")], 2);

    [Fact(Explicit = true)]
    [Trait("Category", "Long")]
    public Task AnyQuestionGivesTheSameAnswerAfterAnyOther() => AskAsync([Places.Own("keqiao-2020"), .. Places.Choose], null);

    private static async Task AskAsync(IReadOnlyList<string> sets, int? most)
    {
        var evaluator = Shipped.Evaluator();
        var pairs = new List<AskedAfter>();
        foreach (var set in sets)
        {
            pairs.AddRange(await AfterOthers.RunAsync(evaluator, set, most, TestContext.Current.CancellationToken));
        }

        var share = (double)pairs.Count(p => p.IsSame) / pairs.Count;
        Assert.True(
            share >= Least,
            $"{share:0.000} of {pairs.Count}:\n"
                + string.Join('\n', pairs.Where(p => !p.IsSame).Select(p => $"{p.Before.Question} / {p.First.Question.Question}"))
        );
    }
}
