using System.Text.Json;
using Assistant.Core.Answering;
using Assistant.Core.Briefing;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Training.Promises;

/// <summary>Learns when a figure of a later report is of the same thing as a target, and shows how well on reports that were left out.</summary>
internal static class PromiseTraining
{
    private const double Penalty = 5;

    private static readonly double[] Thresholds = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

    /// <summary>A target and a figure of the next report, and whether they are the same, akin (a part, another measure) or other.</summary>
    private sealed record Pair(string Report, string Label, double[] Values);

    /// <summary>Learns from the pairs of a file, prints and writes the model to <paramref name="path"/>.</summary>
    /// <param name="reports">Folder of the reports.</param>
    /// <param name="pairs">File of the pairs.</param>
    public static void Run(string reports, string pairs, ReportRoles roles, string path)
    {
        var read = new Dictionary<string, ReportClauses>(StringComparer.Ordinal);
        var made = File.ReadLines(pairs).Where(l => l.Length > 0).Select(l => Make(l, reports, roles, read)).ToList();
        var folds = ReportFolds.Of(made.Select(p => p.Report));
        var leftOut = new List<(Pair Pair, double Chance)>();
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            var model = Fit([.. made.Where(p => folds[p.Report] != fold)]);
            leftOut.AddRange(made.Where(p => folds[p.Report] == fold).Select(p => (p, 1 / (1 + Math.Exp(-model.Score(p.Values))))));
        }

        Console.WriteLine(
            $"{made.Count} pairs of {folds.Count} reports, {made.Count(p => p.Label == "same")} the same; each by a model trained without its report"
        );
        foreach (var threshold in Thresholds)
        {
            var above = leftOut.Where(p => p.Chance >= threshold).ToList();
            Console.WriteLine(
                $"  from {threshold:0.0}: {above.Count(p => p.Pair.Label == "same")} the same, {above.Count(p => p.Pair.Label == "kin")} akin, {above.Count(p => p.Pair.Label == "other")} other"
            );
        }

        File.WriteAllText(path, "# Written by src/Assistant.Training, see docs there.\n" + Fit(made).Write(SameThing.Names));
    }

    private static LogisticModel Fit(IReadOnlyList<Pair> pairs) =>
        LogisticTrainer.Train(
            [.. pairs.Select(p => p.Values)],
            [.. pairs.Select(p => p.Label == "same")],
            [.. pairs.Select(_ => 1.0)],
            Penalty
        );

    private static Pair Make(string line, string reports, ReportRoles roles, Dictionary<string, ReportClauses> read)
    {
        using var json = JsonDocument.Parse(line);
        string Text(string name) => json.RootElement.GetProperty(name).GetString()!;
        var (source, later) = (Read(Text("target_report")), Read(Text("result_report")));
        var target = source.Figures.First(f => f.Start == json.RootElement.GetProperty("target_start").GetInt32());
        var result = later.Figures.First(f => f.Start == json.RootElement.GetProperty("result_start").GetInt32());
        return new Pair(source.Report.Report, Text("label"), SameThing.Values(target, source, result, later));

        ReportClauses Read(string report)
        {
            if (!roles.Learns(report))
            {
                throw new InvalidDataException($"a pair is of {report}, which is not to be learned from");
            }

            if (!read.TryGetValue(report, out var clauses))
            {
                var text = new ReportReader().Read(Path.Combine(reports, report + ".txt"));
                var passages = new SentencePassageSplitter().Split(text);
                var figures = new FigureExtractor().Extract(text, passages);
                read[report] = clauses = ReportClauses.Of(
                    new ReportInfo(
                        text.Name,
                        text.Title,
                        text.Place,
                        text.Level,
                        text.Year,
                        text.Deliverer,
                        text.DelivererPost,
                        text.Date,
                        passages.Count,
                        figures.Count,
                        text.Source
                    ),
                    passages,
                    figures
                );
            }

            return clauses;
        }
    }
}
