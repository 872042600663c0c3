using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Training;

/// <summary>A question of a set in the format of the project's evaluation files, as far as training reads it.</summary>
internal sealed record TrainingQuestion(
    string Id,
    string Type,
    string Question,
    IReadOnlyList<string>? History,
    IReadOnlyList<string>? Evidence,
    bool Abstain
)
{
    /// <summary>What a right answer says: texts, or lists of texts of which any one serves.</summary>
    public IReadOnlyList<JsonElement>? Must { get; init; }

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    };

    private const string Ending = ".questions.jsonl";

    /// <summary>The sets of a folder (REPORT.questions.jsonl), each with the name of its report, in the order of the names.</summary>
    public static IReadOnlyList<(string Report, string Path)> Sets(string folder) =>
        [
            .. Directory
                .EnumerateFiles(folder, "*" + Ending)
                .Order(StringComparer.Ordinal)
                .Select(path => (System.IO.Path.GetFileName(path)[..^Ending.Length], path)),
        ];

    /// <summary>A text as evidence is compared in it: compatibility forms unified, no white space.</summary>
    public static string Squeeze(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>The questions of a JSON-lines file.</summary>
    public static IReadOnlyList<TrainingQuestion> Load(string path) =>
        [.. File.ReadLines(path).Where(l => l.Trim().Length > 0).Select(l => JsonSerializer.Deserialize<TrainingQuestion>(l, Options)!)];
}
