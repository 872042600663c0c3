using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Assistant.Cli.Evaluation;
using Assistant.Tests.Support;

namespace Assistant.Evaluation;

/// <summary>
/// The questions to which replies of a capable model are kept: 25 of each of six reports of the role count, from a government's to a county's, so many of each
/// type, chosen by a hash of their identifiers.
/// </summary>
internal static class RecordedQuestions
{
    private static readonly string[] Reports = ["国务院-2011", "云南省-2025", "重庆市-2025", "扬州市-2024", "安国市-2022", "徐水县-2015"];

    private static readonly Dictionary<string, int> OfType = new()
    {
        ["figure"] = 5,
        ["fact"] = 3,
        ["list"] = 3,
        ["definition"] = 2,
        ["compare"] = 2,
        ["target"] = 2,
        ["verify"] = 3,
        ["unanswerable"] = 4,
        ["followup"] = 1,
    };

    /// <summary>Folder of the questions and of the replies.</summary>
    public static string Folder => Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Recorded");

    /// <summary>The file of the questions.</summary>
    public static string Kept => Path.Combine(Folder, "questions.jsonl");

    /// <summary>The questions that are kept.</summary>
    public static IReadOnlyList<EvaluationQuestion> Load() => EvaluationQuestion.Load(Kept);

    /// <summary>The lines of the questions as they are chosen out of the sets beside the checkout.</summary>
    public static IEnumerable<string> Choose() =>
        from report in Reports
        let lines = File.ReadLines(Path.Combine(Repository.Shared("eval/train"), $"{report}.questions.jsonl"))
            .Where(l => l.Trim().Length > 0)
            .Select(l => JsonNode.Parse(l)!.AsObject())
            .ToList()
        from type in OfType
        from chosen in lines
            .Where(q => (string?)q["type"] == type.Key)
            .OrderBy(q => Hash(report + (string?)q["id"]), StringComparer.Ordinal)
            .Take(type.Value)
        select WithReport(chosen, report);

    private static string WithReport(JsonObject question, string report)
    {
        question["report"] = report;
        return question.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
    }

    private static string Hash(string text) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
