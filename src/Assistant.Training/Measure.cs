using Assistant.Core.Search;

namespace Assistant.Training;

/// <summary>Prints how models do on a set.</summary>
internal static class Measure
{
    private static readonly double[] Wrongly = [0.02, 0.03, 0.04, 0.05, 0.06];
    private static readonly double[] Thresholds = [0.2, 0.3, 0.35, 0.37, 0.4, 0.42, 0.45, 0.5, 0.6, 0.7];

    /// <summary>Recall of the evidence by the ranker alone.</summary>
    public static void Print(string name, IReadOnlyList<Example> examples, TreeEnsemble ranker)
    {
        var answerables = examples.Where(e => !e.Abstain && !e.IsSide).ToList();
        var ranks = answerables.Select(e => Rank(e, ranker)).ToList();
        Console.WriteLine($"{name}: {answerables.Count} answerable, {examples.Count - answerables.Count} not");
        Console.WriteLine(
            "  "
                + string.Join(", ", ((int[])[1, 2, 5, 10, 80]).Select(k => $"recall@{k} {Share(ranks, r => r <= k):0.000}"))
                + $", MRR {ranks.Average(r => r == int.MaxValue ? 0 : 1.0 / r):0.000}"
        );
    }

    /// <summary>Both errors of refusing over a range of thresholds; statements to be verified are judged otherwise and left out.</summary>
    public static void Print(IReadOnlyList<(AnswerableTrainer.Row Row, double Probability)> all)
    {
        var rows = all.Where(r => !r.Row.Example.Verify).ToList();
        Console.WriteLine(
            $"  right first {Share([.. rows.Where(r => !r.Row.Example.Abstain && !r.Row.Example.IsSide)], r => r.Row.Right):0.000}, {string.Join(", ", Wrongly.Select(w => $"refused at {w:0.00} wrongly refused {RefusedAt(rows, w):0.000}"))}"
        );
        foreach (var threshold in Thresholds)
        {
            var refused = Share([.. rows.Where(r => r.Row.Example.Abstain)], r => r.Probability < threshold);
            var wrongly = Share([.. rows.Where(r => !r.Row.Example.Abstain)], r => r.Probability < threshold);
            var right = Share([.. rows.Where(r => !r.Row.Example.Abstain)], r => r.Probability >= threshold && r.Row.Right);
            Console.WriteLine(
                $"  threshold {threshold:0.00}: refused {refused:0.000}, wrongly refused {wrongly:0.000}, answered right {right:0.000}"
            );
        }
    }

    private static double RefusedAt(IReadOnlyList<(AnswerableTrainer.Row Row, double Probability)> rows, double wrongly)
    {
        var answerable = rows.Where(r => !r.Row.Example.Abstain).Select(r => r.Probability).Order().ToList();
        return answerable.Count == 0
            ? 0
            : Share([.. rows.Where(r => r.Row.Example.Abstain)], r => r.Probability < answerable[(int)(wrongly * answerable.Count)]);
    }

    private static int Rank(Example example, TreeEnsemble ranker)
    {
        var order = Enumerable.Range(0, example.Candidates.Count).OrderByDescending(i => ranker.Score(example.Candidates[i])).ToList();
        var at = order.FindIndex(i => example.Positive[i]);
        return at < 0 ? int.MaxValue : at + 1;
    }

    private static double Share<T>(IReadOnlyCollection<T> all, Func<T, bool> which) =>
        all.Count == 0 ? 0 : all.Count(which) / (double)all.Count;
}
