using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Search;

namespace Assistant.Training;

/// <summary>
/// Boosts trees on the logistic loss: has the question an answer in its report? The ranker that makes the scores of a report was trained without it,
/// and so were the weights of its phrases, else their confidence would be that of a pupil who knows the answers.
/// </summary>
internal static class AnswerableTrainer
{
    /// <summary>A question under a ranker.</summary>
    /// <param name="Right">Whether the best passage holds the evidence.</param>
    public sealed record Row(Example Example, IReadOnlyCollection<string> Phrases, IReadOnlyList<JudgedPassage> Ranked, bool Right)
    {
        /// <summary>Values for the trees, given what the phrases say.</summary>
        public double[] Features(double phrases) => AnswerabilityClassifier.Features(Example.Question, phrases, Ranked);

        /// <summary>Unanswerable questions are a seventh of the sets; both errors are to cost about the same.</summary>
        public double Importance =>
            Example.Abstain ? 3
            : Right ? 1
            : 0.5;
    }

    /// <summary>A ranker for each fold of the reports, trained without it, and one of all examples behind them.</summary>
    public static IReadOnlyList<TreeEnsemble> Rankers(IReadOnlyList<Example> examples, TreeOptions options)
    {
        var folds = FoldsOf(examples);
        var rankers = new TreeEnsemble[ReportFolds.Count + 1];
        Parallel.For(0, rankers.Length, new ParallelOptions { MaxDegreeOfParallelism = 2 }, fold =>
            rankers[fold] = RankTrainer.Train([.. examples.Where(e => folds[e.Report] != fold)], options)
        );
        return rankers;
    }

    /// <summary>The rows of each report by the ranker that was trained without it. A question without candidates is refused whatever its chance, and has
    /// none; nor has one whose best passages were never read by a cross-encoder that had not learned from them.</summary>
    /// <param name="read">Whether the best passages are read together with the question.</param>
    public static IReadOnlyList<Row> Rows(IReadOnlyList<Example> examples, IReadOnlyList<TreeEnsemble> rankers, bool read)
    {
        var folds = FoldsOf(examples);
        return
        [
            .. examples
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .Select(e => RowOf(e, rankers[folds[e.Report]], read))
                .Where(r => r.Ranked.Count > 0),
        ];
    }

    /// <summary>The models of the chance, trained on all rows; and the chance of each row by models that were trained without its report.</summary>
    public static (PhraseModel Phrases, LogisticModel Answerable, IReadOnlyList<(Row Row, double Probability)> LeftOut) Train(
        IReadOnlyList<Row> rows
    )
    {
        var folds = FoldsOf(rows.Select(r => r.Example));
        int FoldOf(Row row) => folds[row.Example.Report];
        var leftOut = new List<(Row, double)>();
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            var (phrases, model) = Fit([.. rows.Where(r => FoldOf(r) != fold)], FoldOf);
            leftOut.AddRange(rows.Where(r => FoldOf(r) == fold).Select(r => (r, Probability(r, phrases, model))));
        }

        var (allPhrases, all) = Fit([.. rows], FoldOf);
        return (allPhrases, all, leftOut);
    }

    /// <summary>The row of an example under a ranker.</summary>
    /// <param name="read">Whether the best passages are read together with the question.</param>
    public static Row RowOf(Example example, TreeEnsemble ranker, bool read)
    {
        var ranked = example
            .Candidates.Select((c, i) => (Judged: new JudgedPassage(ranker.Score(c), c, null), Index: i))
            .OrderByDescending(r => r.Judged.Score)
            .ToList();
        if (read && ranked.Count > 0)
        {
            var count = RerankPolicy.Count([.. ranked.Take(RerankPolicy.Read).Select(r => r.Judged.Score)]);
            var first = ranked.Take(count).Select(r => (Judged: r.Judged with { Reading = example.Reading(r.Index) }, r.Index)).ToList();
            if (first.Any(r => double.IsNaN(r.Judged.Reading!.Value)))
            {
                return new Row(example, [], [], false);
            }

            ranked =
            [
                .. first.OrderByDescending(r => RerankPolicy.Combined(r.Judged.Score, r.Judged.Reading!.Value)),
                .. ranked.Skip(count),
            ];
        }

        var leading = ranked.Take(AnswerRules.Few).ToList().FindIndex(r => !example.RuledOut[r.Index]);
        if (leading > 0)
        {
            ranked = [ranked[leading], .. ranked.Where((_, i) => i != leading)];
        }

        var right = ranked.Count > 0 && example.Positive[ranked[0].Index] && !example.Abstain;
        return new Row(
            example,
            example.Phrases(ranked.Count > 0 ? ranked[0].Index : 0),
            [.. ranked.Take(RerankPolicy.Read).Select(r => r.Judged)],
            right
        );
    }

    /// <summary>The chance that the question has an answer.</summary>
    public static double Probability(Row row, PhraseModel phrases, LogisticModel model) =>
        row.Ranked.Count == 0 ? 0 : 1 / (1 + Math.Exp(-model.Score(row.Features(phrases.Score(row.Phrases)))));

    private static IReadOnlyDictionary<string, int> FoldsOf(IEnumerable<Example> examples) =>
        ReportFolds.Of(examples.Select(e => e.Report));

    private static (PhraseModel Phrases, LogisticModel Answerable) Fit(List<Row> rows, Func<Row, int> foldOf)
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

        return (
            Phrases(rows),
            LogisticTrainer.Train(
                [.. rows.Select(r => features[r])],
                [.. rows.Select(r => !r.Example.Abstain)],
                [.. rows.Select(r => r.Importance)]
            )
        );
    }

    // A statement to be verified is worded as no question is.
    private static PhraseModel Phrases(List<Row> rows) =>
        PhraseTrainer.Train([.. rows.Where(r => !r.Example.Verify).Select(r => (r.Phrases, !r.Example.Abstain))]);
}
