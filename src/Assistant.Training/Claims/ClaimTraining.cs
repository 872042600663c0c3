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
        Judged(
            "choose, no statement",
            choose.SelectMany(t => t).Select(e => e with { Statement = string.Empty }),
            model,
            words,
            curve: false
        );
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
    }

    private static List<Row> Rows(IEnumerable<StatementExample> examples) =>
        [.. examples.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(Row.Of)];

    private sealed class Row
    {
        private int votesAt;

        public required StatementExample Example { get; init; }

        public required double[] Values { get; init; }

        public required IReadOnlyList<string> Words { get; init; }

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
