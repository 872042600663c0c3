using Assistant.Core.Claims;
using Assistant.Core.Contract;

namespace Assistant.Training.Claims;

/// <summary>Learns when a claim follows from a passage, and shows on the reports to choose by how well.</summary>
internal static class ClaimTraining
{
    private static readonly TreeOptions Options = new(600, 5, 0.04, 20, 10, 0.3);

    /// <summary>Learns, prints and writes the model to <paramref name="folder"/>.</summary>
    public static void Run(string source, ReportRoles roles, string folder)
    {
        var triples = StatementExample.Triples(source);
        var train = Rows(triples.Where(t => roles.Learns(t[0].Report)).SelectMany(t => t));
        var folds = ReportFolds.Of(train.Select(r => r.Example.Report));
        Console.WriteLine($"{train.Count} pairs to learn from, {EntailmentFeatures.Names.Count} values");
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            var others = train.Where(r => folds[r.Example.Report] != fold).ToList();
            var weights = WordTrainer.Train([.. others.Select(r => r.Words)], [.. others.Select(r => r.Class)]);
            foreach (var row in train.Where(r => folds[r.Example.Report] == fold))
            {
                row.Vote(weights);
            }
        }

        var words = WordTrainer.Train([.. train.Select(r => r.Words)], [.. train.Select(r => r.Class)]);
        Console.WriteLine($"{words.Count} words");
        if (Environment.GetEnvironmentVariable("EXPORT") is { } export)
        {
            var chosen = Rows(triples.Where(t => roles.Chooses(t[0].Report)).SelectMany(t => t));
            foreach (var row in chosen)
            {
                row.Vote(words);
            }

            Export(export + ".train", train);
            Export(export + ".choose", chosen);
        }

        var trees = ClassTrainer.Train([.. train.Select(r => r.Values)], [.. train.Select(r => r.Class)], Options);
        File.WriteAllText(
            Path.Combine(folder, "entailment-words.tsv"),
            "# Written by src/Assistant.Training, see docs there.\n" + EntailmentModel.Write(words)
        );
        string[] names = ["supported", "contradicted", "untold"];
        for (var k = 0; k < names.Length; k++)
        {
            File.WriteAllText(
                Path.Combine(folder, $"entailment-{names[k]}.txt"),
                "# Written by src/Assistant.Training, see docs there.\n" + trees[k].Write(EntailmentFeatures.Names)
            );
        }

        var model = new EntailmentModel(words, trees);
        var choose = triples.Where(t => roles.Chooses(t[0].Report)).ToList();
        Judged("choose, whole triples", choose.SelectMany(t => t), model, words);
        Judged("choose, as printed", choose.Select(t => t[0]), model, words);
        Judged("choose, no passage", choose.SelectMany(t => t).Select(e => e with { Passage = string.Empty }), model, words, curve: false);
        Judged("choose, no statement", choose.SelectMany(t => t).Select(e => e with { Statement = string.Empty }), model, words, curve: false);
    }

    /// <summary>Counts what the judge that ships makes of whole triples of a role's reports.</summary>
    /// <param name="examples">How many of the surest mistakes are shown.</param>
    public static void Measure(string source, Func<string, bool> isOfRole, string name, int examples)
    {
        var rows = StatementExample.Triples(source).Where(t => isOfRole(t[0].Report)).SelectMany(t => t).ToList();
        var judge = new ClaimJudge();
        List<(StatementExample Example, Judgement Judged, VerdictKind Today, VerdictKind Strict)> judged =
        [
            .. rows.AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .Select(e =>
                {
                    var alone = new PassageAlone(e.Passage, e.Place, e.Year);
                    var c = new ClaimCase(e.Statement, alone.Passage, alone);
                    return (e, judge.Judge(e.Statement, e.Passage, e.Place, e.Year), Today.Judge(c), Today.Strict(c));
                }),
        ];
        if (Environment.GetEnvironmentVariable("DUMP") is { } dump)
        {
            File.WriteAllLines(
                dump,
                judged.Select(j =>
                    $"{(int)j.Example.Verdict}\t{j.Example.Printed}\t{j.Judged.Chances?.Supported:0.0000}\t{j.Judged.Chances?.Contradicted:0.0000}\t{j.Judged.Chances?.Untold:0.0000}\t{(int)j.Judged.Verdict}\t{j.Judged.Reason}\t{(int)j.Strict}"
                )
            );
        }

        ClaimMeasure.Table($"{name}, whole triples", [.. judged.Select(j => (j.Example, j.Judged.Verdict))]);
        ClaimMeasure.Table($"{name}, as printed", [.. judged.Where(j => j.Example.Printed).Select(j => (j.Example, j.Judged.Verdict))]);
        ClaimMeasure.Table($"{name}, today", [.. judged.Select(j => (j.Example, j.Today))]);
        ClaimMeasure.Table($"{name}, today as printed", [.. judged.Where(j => j.Example.Printed).Select(j => (j.Example, j.Today))]);
        ClaimMeasure.Table($"{name}, strict", [.. judged.Select(j => (j.Example, j.Strict))]);
        foreach (var group in judged.Where(j => j.Judged.Reason.Length < 30).GroupBy(j => (j.Judged.Verdict, Reason: j.Judged.Reason)).Where(g => g.Count() > 15))
        {
            Console.WriteLine($"  {group.Key.Verdict} {group.Key.Reason}: {string.Join(' ', group.GroupBy(j => j.Example.Verdict).OrderBy(g => g.Key).Select(g => $"{g.Key} {g.Count()}"))}");
        }

        foreach (var (e, j, _, _) in judged.Where(j => j.Example.Verdict != VerdictKind.Supported && j.Judged.Verdict == VerdictKind.Supported).Take(examples))
        {
            Console.WriteLine($"  ! {j.Chances?.Supported:0.00} {e.Verdict} {e.Kind} | {e.Statement} | {e.Passage} | {j.Reason}");
        }
    }

    private static void Export(string path, IReadOnlyList<Row> rows)
    {
        using var file = new StreamWriter(path);
        foreach (var row in rows)
        {
            file.WriteLine(
                System.Text.Json.JsonSerializer.Serialize(
                    new
                    {
                        said = row.Alignment.Said.Select(c => (int)c),
                        written = row.Alignment.Written.Select(c => (int)c),
                        at = row.Alignment.At,
                        values = row.Values.Select(v => Math.Round(v, 4)),
                        y = row.Class,
                        printed = row.Example.Printed,
                    }
                )
            );
        }
    }

    private static void Judged(
        string name,
        IEnumerable<StatementExample> examples,
        EntailmentModel model,
        Dictionary<string, float[]> words,
        bool curve = true
    )
    {
        var rows = Rows(examples);
        foreach (var row in rows)
        {
            row.Vote(words);
        }

        List<(StatementExample, Entailment)> said = [.. rows.Select(r => (r.Example, model.Of(r.Values)))];
        ClaimMeasure.Print(name, said, curve);
        if (curve)
        {
            ClaimMeasure.Kindly(said, 0.75, 0);
        }
    }

    private static List<Row> Rows(IEnumerable<StatementExample> examples) =>
        [.. examples.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Row.Of)];

    private sealed class Row
    {
        private int votesAt;

        public required StatementExample Example { get; init; }

        public required double[] Values { get; init; }

        public required IReadOnlyList<string> Words { get; init; }

        public required ClaimAlignment Alignment { get; init; }

        public int Class => ClassOf(Example.Verdict);

        public static Row Of(StatementExample example)
        {
            var alone = new PassageAlone(example.Passage, example.Place, example.Year);
            var claim = new ClaimCase(Attribution.Of(example.Statement).Claim, alone.Passage, alone);
            return new Row
            {
                Example = example,
                Values = EntailmentFeatures.Of(claim, new double[3]),
                Words = EntailmentFeatures.Words(claim),
                Alignment = claim.Alignment,
                votesAt = EntailmentFeatures.Names.ToList().IndexOf("words-0"),
            };
        }

        public void Vote(IReadOnlyDictionary<string, float[]> weights) => EntailmentModel.Votes(weights, Words).CopyTo(Values, votesAt);
    }

    private static int ClassOf(VerdictKind verdict) =>
        verdict switch
        {
            VerdictKind.Supported => 0,
            VerdictKind.Contradicted => 1,
            _ => 2,
        };
}
