using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Training;

/// <summary>
/// Boosts trees on the logistic loss: has the question an answer in its report? The ranker that makes the scores of a report was trained without it,
/// and so were the weights of its phrases, else their confidence would be that of a pupil who knows the answers.
/// </summary>
internal static class AnswerableTrainer
{
    /// <summary>Parts of the reports, each judged by models trained on the others.</summary>
    public const int Folds = 4;


    /// <summary>What the chance is worked out from.</summary>
    public sealed record Models(TreeEnsemble Ranker, PhraseModel Phrases, TreeEnsemble Answerable);

    /// <summary>A question under a ranker.</summary>
    /// <param name="Right">Whether the best passage holds the evidence.</param>
    public sealed record Row(Example Example, IReadOnlyCollection<string> Phrases, IReadOnlyList<(double Score, IReadOnlyList<double> Features)> Ranked, bool Right)
    {
        /// <summary>Values for the trees, given what the phrases say.</summary>
        public double[] Features(double phrases) => AnswerableModel.Features(Example.Question, phrases, Ranked);

        /// <summary>Unanswerable questions are a seventh of the sets; both errors are to cost about the same.</summary>
        public double Importance => Example.Abstain ? 3 : Right ? 1 : 0.5;
    }

    /// <summary>All three models; and the chance of each question by models that were trained without its report.</summary>
    public static (Models Models, IReadOnlyList<(Row Row, double Chance)> LeftOut) Train(IReadOnlyList<Example> examples, TreeOptions ranker, TreeOptions options)
    {
        var reports = examples.Select(e => e.Report).Distinct().Order(StringComparer.Ordinal).Select((report, i) => (report, Fold: i % Folds)).ToDictionary(r => r.report, r => r.Fold);
        var byFold = new IReadOnlyList<Row>[Folds];
        TreeEnsemble? whole = null;
        Parallel.For(0, Folds + 1, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
        {
            var model = RankTrainer.Train([.. examples.Where(e => fold == Folds || reports[e.Report] != fold)], ranker);
            if (fold == Folds)
            {
                whole = model;
                return;
            }

            byFold[fold] = [.. examples.Where(e => reports[e.Report] == fold).Select(e => RowOf(e, model))];
        });
        List<Row> rows = [.. byFold.SelectMany(r => r)];
        int FoldOf(Row row) => reports[row.Example.Report];
        var leftOut = new List<(Row, double)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var (phrases, trees) = Fit([.. rows.Where(r => FoldOf(r) != fold)], FoldOf, options);
            leftOut.AddRange(rows.Where(r => FoldOf(r) == fold).Select(r => (r, Chance(r, phrases, trees))));
        }

        var (allPhrases, allTrees) = Fit(rows, FoldOf, options);
        return (new Models(whole!, allPhrases, allTrees), leftOut);
    }

    /// <summary>The row of an example under a ranker.</summary>
    public static Row RowOf(Example example, TreeEnsemble ranker)
    {
        var ranked = example.Candidates.Select((c, i) => (Score: ranker.Score(c), Features: (IReadOnlyList<double>)c, Index: i)).OrderByDescending(r => r.Score).ToList();
        var leading = ranked.Take(AnswerFit.Few).ToList().FindIndex(r => !example.RuledOut[r.Index]);
        if (leading > 0)
        {
            ranked = [ranked[leading], .. ranked.Where((_, i) => i != leading)];
        }

        var right = ranked.Count > 0 && example.Positive[ranked[0].Index] && !example.Abstain;
        return new Row(example, example.Phrases(ranked.Count > 0 ? ranked[0].Index : 0), [.. ranked.Take(2).Select(r => (r.Score, r.Features))], right);
    }

    /// <summary>The chance that the question has an answer.</summary>
    public static double Chance(Row row, PhraseModel phrases, TreeEnsemble trees) => 1 / (1 + Math.Exp(-trees.Score(row.Features(phrases.Score(row.Phrases)))));

    private static (PhraseModel Phrases, TreeEnsemble Trees) Fit(List<Row> rows, Func<Row, int> foldOf, TreeOptions options)
    {
        var features = new Dictionary<Row, double[]>();
        foreach (var fold in rows.GroupBy(foldOf))
        {
            var others = Phrases([.. rows.Where(r => foldOf(r) != fold.Key)]);
            foreach (var row in fold)
            {
                features[row] = row.Features(others.Score(row.Phrases));
            }
        }

        return (Phrases(rows), Boost(rows, [.. rows.Select(r => features[r])], options));
    }

    // A statement to be verified is worded as no question is.
    private static PhraseModel Phrases(List<Row> rows) => PhraseTrainer.Train([.. rows.Where(r => !r.Example.Verify).Select(r => (r.Phrases, !r.Example.Abstain))]);

    private static TreeEnsemble Boost(List<Row> rows, List<double[]> features, TreeOptions options)
    {
        var bins = new Bins(features);
        var scores = new double[rows.Count];
        var trees = new List<TreeEnsemble.Node[]>();
        for (var round = 0; round < options.Trees; round++)
        {
            var chances = scores.Select(s => 1 / (1 + Math.Exp(-s))).ToArray();
            float[] gradient = [.. rows.Select((r, i) => (float)(r.Importance * (chances[i] - (r.Example.Abstain ? 0 : 1))))];
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
