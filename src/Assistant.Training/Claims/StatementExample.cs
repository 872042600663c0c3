using System.Text.Json;
using Assistant.Core.Contract;

namespace Assistant.Training.Claims;

/// <summary>A statement, a passage, and what the passage says of it.</summary>
/// <param name="Printed">Whether the passage stands as the report prints it.</param>
internal sealed record StatementExample(string Report, string Statement, string Passage, VerdictKind Verdict, string Kind, bool Printed)
{
    /// <summary>Place of the report.</summary>
    public string Place => Report[..Report.LastIndexOf('-')];

    /// <summary>Year of the report.</summary>
    public int? Year => int.TryParse(Report[(Report.LastIndexOf('-') + 1)..], out var year) ? year : null;

    /// <summary>Every statement as printed, each followed by its two edited passages; statements without both are left out.</summary>
    public static IReadOnlyList<StatementExample[]> Triples(string folder)
    {
        var edited = Rows(Path.Combine(folder, "contrast.jsonl"), "edited", printed: false)
            .GroupBy(e => (e.Report, e.Statement))
            .ToDictionary(g => g.Key, g => g.ToArray());
        return
        [
            .. Rows(Path.Combine(folder, "statements.jsonl"), "sentence", printed: true)
                .Select(e => (StatementExample[])[e, .. edited.GetValueOrDefault((e.Report, e.Statement)) ?? []])
                .Where(t => t.Length == 3 && t.Select(e => e.Verdict).Distinct().Count() == 3),
        ];
    }

    private static IEnumerable<StatementExample> Rows(string path, string passage, bool printed) =>
        File.ReadLines(path)
            .Where(l => l.Length > 0)
            .Select(line =>
            {
                using var json = JsonDocument.Parse(line);
                string Text(string key) => json.RootElement.GetProperty(key).GetString()!;
                return new StatementExample(Text("report"), Text("statement"), Text(passage), Of(Text("verdict")), Text("kind"), printed);
            });

    private static VerdictKind Of(string verdict) =>
        verdict switch
        {
            "supported" => VerdictKind.Supported,
            "contradicted" => VerdictKind.Contradicted,
            "not_found" => VerdictKind.NotFound,
            _ => throw new InvalidDataException($"'{verdict}' is no verdict; expected supported, contradicted, not_found"),
        };
}
