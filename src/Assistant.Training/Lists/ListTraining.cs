using Assistant.Core.Answering;

namespace Assistant.Training.Lists;

/// <summary>Learns which list of an outline answers a question, and shows how well on reports that were left out and on those to choose by.</summary>
internal static class ListTraining
{
    private const int Threads = 2;

    // On the reports left out and on those to choose by a lower penalty than that of other models is a little better.
    private const double Penalty = 10;

    private static readonly double[] Thresholds = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7];

    /// <summary>Learns, prints and writes the model to <paramref name="path"/>.</summary>
    /// <param name="reports">Folder of the reports.</param>
    /// <param name="questions">Folder of the question sets.</param>
    /// <param name="readers">For the name of a report a cross-encoder that has not learned from it.</param>
    public static async Task RunAsync(
        string reports,
        string questions,
        ReportRoles roles,
        FoldScores readers,
        string path,
        CancellationToken cancellationToken
    )
    {
        (string Report, string Path)[] sets =
        [
            .. TrainingQuestion
                .Sets(questions)
                .Where(s => (roles.Learns(s.Report) && !readers.HasLearnt(s.Report)) || roles.Chooses(s.Report)),
        ];
        var made = new IReadOnlyList<ListExample>[sets.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sets.Length, options, async (i, cancel) =>
        {
            var (report, set) = sets[i];
            made[i] = await new ListExampleMaker(readers.Of(report)).MakeAsync(Path.Combine(reports, report + ".txt"), set, cancel);
        });
        var train = made.SelectMany(m => m).Where(e => roles.Learns(e.Report)).ToList();
        var choose = made.SelectMany(m => m).Where(e => roles.Chooses(e.Report)).ToList();
        var folds = ReportFolds.Of(train.Select(e => e.Report));
        var leftOut = new List<(ListExample, LogisticModel)>();
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            var model = Fit([.. train.Where(e => folds[e.Report] != fold)]);
            leftOut.AddRange(train.Where(e => folds[e.Report] == fold).Select(e => (e, model)));
        }

        var all = Fit(train);
        Print("training reports, each by a model trained without it", leftOut);
        Print("reports of the role choose", [.. choose.Select(e => (e, all))]);
        await File.WriteAllTextAsync(
            path,
            "# Written by src/Assistant.Training, see docs there.\n" + all.Write(ListCandidates.Names),
            cancellationToken
        );
    }

    private static LogisticModel Fit(IReadOnlyList<ListExample> examples)
    {
        var rows = examples.SelectMany(e => e.Rows).ToList();
        return LogisticTrainer.Train(
            [.. rows.Select(r => r.Values.ToArray())],
            [.. rows.Select(r => r.Answers)],
            [.. rows.Select(_ => 1.0)],
            Penalty
        );
    }

    private static void Print(string name, IReadOnlyList<(ListExample Example, LogisticModel Model)> judged)
    {
        var answerable = judged.Where(j => j.Example.Type is "list" or "definition").ToList();
        Console.WriteLine(
            $"{name}: {judged.Count} questions, {answerable.Count} for lists and terms, {answerable.Count(j => j.Example.Rows.Any(r => r.Answers))} with a list that answers, {answerable.Count(j => j.Example.PassageAnswers)} answered by the best passage"
        );
        foreach (var threshold in Thresholds)
        {
            var chosen = judged.Select(j => (j.Example, Best: Best(j.Example, j.Model, threshold))).ToList();
            var right = chosen.Where(c => c.Example.Type is "list" or "definition").Count(c => c.Best?.Answers ?? c.Example.PassageAnswers);
            Console.WriteLine(
                $"  from {threshold:0.00}: {chosen.Count(c => c.Best is not null)} lists given, {chosen.Count(c => c.Best is { Answers: true })} rightly, {chosen.Count(c => c.Best is { Answers: false } && c.Example.PassageAnswers)} in the place of a passage that answers; right {right}"
            );
        }
    }

    private static ListRow? Best(ListExample example, LogisticModel model, double threshold) =>
        example.Rows.Where(r => ListChooser.Chance(model, r.Values) >= threshold).MaxBy(r => ListChooser.Chance(model, r.Values));
}
