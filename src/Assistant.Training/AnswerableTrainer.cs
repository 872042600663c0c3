using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Training;

/// <summary>
/// Boosts trees on the logistic loss: does the best passage hold the evidence? The ranker that makes the scores of a report was trained
/// without it, else its confidence would be that of a pupil who knows the answers.
/// </summary>
internal static class AnswerableTrainer
{
    private const int Folds = 4;

    /// <summary>A row of features with its label and importance.</summary>
    public sealed record Row(double[] Features, bool Label, double Importance, bool Abstain);

    /// <summary>Trees over <see cref="AnswerableModel.Names"/>.</summary>
    public static TreeEnsemble Train(IReadOnlyList<Example> examples, TreeOptions ranker, TreeOptions options)
    {
        var reports = examples.Select(e => e.Report).Distinct().Order(StringComparer.Ordinal).ToList();
        var rows = new List<Row>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var left = reports.Where((_, i) => i % Folds == fold).ToHashSet();
            var model = RankTrainer.Train([.. examples.Where(e => !left.Contains(e.Report))], ranker);
            rows.AddRange(examples.Where(e => left.Contains(e.Report)).Select(e => RowOf(e, model)));
        }

        return Boost(rows, options);
    }

    /// <summary>The row of an example under a ranker.</summary>
    public static Row RowOf(Example example, TreeEnsemble ranker)
    {
        var ranked = example.Candidates.Select((c, i) => (Score: ranker.Score(c), Features: (IReadOnlyList<double>)c, Positive: example.Positive[i])).OrderByDescending(r => r.Score).ToList();
        var right = ranked.Count > 0 && ranked[0].Positive && !example.Abstain;

        // Unanswerable questions are a seventh of the sets; both errors are to cost the same where they arise.
        return new Row(AnswerableModel.Features(example.Question, [.. ranked.Take(2).Select(r => (r.Score, r.Features))]), right, example.Abstain ? 2 : right ? 1 : 0.3, example.Abstain);
    }

    private static TreeEnsemble Boost(List<Row> rows, TreeOptions options)
    {
        var features = rows.Select(r => r.Features).ToList();
        var bins = new Bins(features);
        var scores = new double[rows.Count];
        var trees = new List<TreeEnsemble.Node[]>();
        for (var round = 0; round < options.Trees; round++)
        {
            var chances = scores.Select(s => 1 / (1 + Math.Exp(-s))).ToArray();
            float[] gradient = [.. rows.Select((r, i) => (float)(r.Importance * (chances[i] - (r.Label ? 1 : 0))))];
            float[] curvature = [.. rows.Select((r, i) => (float)(r.Importance * chances[i] * (1 - chances[i])))];
            var tree = new RegressionTree(bins, gradient, curvature, options).Grow([.. Enumerable.Range(0, rows.Count)]);
            var single = TreeEnsemble.Of([tree]);
            for (var i = 0; i < rows.Count; i++)
            {
                scores[i] += single.Score(features[i]);
            }

            trees.Add(tree);
        }

        return TreeEnsemble.Of(trees);
    }
}
