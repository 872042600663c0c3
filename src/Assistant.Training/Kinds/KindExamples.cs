using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Assistant.Training.Kinds;

/// <summary>Loads all questions whose kind is known.</summary>
/// <param name="questions">Folder of the question sets, REPORT.questions.jsonl, with kinds.jsonl beside them.</param>
/// <param name="data">Folder of the labels and the hand-written questions, Data/kinds.</param>
/// <param name="split">The role of each report.</param>
internal sealed class KindExamples(string questions, string data, string split)
{
    private const string Train = "train";
    private const string Choose = "choose";
    private const string Count = "count";

    // Of 256. With a quarter 0.974 of the statements to choose by are read as such, with a tenth 0.935.
    private const int StatementsLearned = 64;
    private static readonly string[] Written = ["rare", "lookalikes", "verdicts", "borders"];
    private static readonly string[] OfTrainReports = ["asked", "nominal", "stated", "borders2"];

    // Types that are no kinds: their questions count where a label gives them one.
    private static readonly string[] OtherTypes = ["unanswerable", "followup", "falsepremise", "injection"];

    /// <summary>The questions of all sets.</summary>
    public IReadOnlyList<KindExample> Load() => [.. OfReports(), .. OfKinds(), .. OfWriters(), .. More(), .. Asked(), .. Stated()];

    private IEnumerable<KindExample> OfReports()
    {
        var roles = Roles();
        var labels = File.ReadLines(Path.Combine(data, "labels.tsv"))
            .Skip(1)
            .Select(line => line.Split('\t'))
            .ToDictionary(cells => (cells[0], cells[1]), cells => cells[2]);
        foreach (var (report, path) in TrainingQuestion.Sets(questions))
        {
            if (!roles.TryGetValue(report, out var role))
            {
                continue;
            }

            foreach (var question in TrainingQuestion.Load(path))
            {
                var label = labels.GetValueOrDefault((report, question.Id));
                if (label is not null || !OtherTypes.Contains(question.Type))
                {
                    var type = OtherTypes.Contains(question.Type) ? label! : question.Type;
                    yield return new KindExample(question.Question, "sets", role, type, label ?? type, YearOf(report));
                }
            }
        }
    }

    private IEnumerable<KindExample> OfKinds() =>
        Lines(Path.Combine(questions, "kinds.jsonl"))
            .Select(q => (Question: Text(q, "question"), Kind: Text(q, "kind")))
            .Select(q => new KindExample(q.Question, "kinds", Part(q.Question), q.Kind, q.Kind, null));

    private IEnumerable<KindExample> OfWriters() =>
        from name in Written
        from part in new[] { (Ending: string.Empty, Role: Train), (Ending: ".count", Role: Count) }
        from line in Lines(Path.Combine(data, $"{name}{part.Ending}.jsonl"))
        let kind = Text(line, "kind")
        select new KindExample(Text(line, "question"), name, part.Role, kind, kind, null);

    private IEnumerable<KindExample> More() =>
        from line in Lines(Path.Combine(data, "more.jsonl"))
        let kind = Text(line, "kind")
        select new KindExample(Text(line, "question"), "more", Train, kind, kind, null);

    private IEnumerable<KindExample> Asked() =>
        from name in OfTrainReports
        from line in Lines(Path.Combine(data, $"{name}.jsonl"))
        let kind = Text(line, "kind")
        select new KindExample(Text(line, "question"), name, Train, kind, kind, YearOf(Text(line, "report")));

    // A statement that stands alone is there to be judged. A part is enough, or the model expects one behind every sentence.
    private IEnumerable<KindExample> Stated()
    {
        var roles = Roles();
        return from line in Lines(Path.Combine(questions, "statements.jsonl"))
            let report = Text(line, "report")
            let statement = Text(line, "statement")
            where roles.ContainsKey(report) && Hash(statement) < StatementsLearned
            select new KindExample(statement, "statements", roles[report], "verify", "verify", YearOf(report));
    }

    // One fifth to choose by, one fifth only to count.
    private static string Part(string question) =>
        (Hash(question) % 5) switch
        {
            0 => Count,
            1 => Choose,
            _ => Train,
        };

    private static byte Hash(string question) => SHA256.HashData(Encoding.UTF8.GetBytes(question))[0];

    private Dictionary<string, string> Roles() =>
        File.ReadLines(split)
            .Skip(1)
            .Select(line => line.Split(','))
            .Where(cells => cells.Length == 2)
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

    private static int? YearOf(string report) =>
        int.TryParse(report.AsSpan(report.LastIndexOf('-') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? year
            : null;

    private static IEnumerable<JsonElement> Lines(string path) =>
        File.ReadLines(path).Where(l => l.Length > 0).Select(l => JsonSerializer.Deserialize<JsonElement>(l));

    private static string Text(JsonElement line, string key) => line.GetProperty(key).GetString()!;
}
