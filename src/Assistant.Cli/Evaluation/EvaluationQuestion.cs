using System.Text.Json;
using System.Text.Json.Serialization;

namespace Assistant.Cli.Evaluation;

/// <summary>A question of a set, with what a right answer holds.</summary>
/// <param name="Must">Each must stand in a right answer; an element with several strings is met by any of them.</param>
/// <param name="MustNot">Strings that make an answer wrong.</param>
/// <param name="Evidence">What the citations must hold.</param>
/// <param name="EvidenceReports">The report of each evidence string, for sets over several reports.</param>
internal sealed record EvaluationQuestion(
    string Id,
    string Audience,
    string Type,
    string Question,
    IReadOnlyList<string>? History,
    IReadOnlyList<JsonElement>? Must,
    [property: JsonPropertyName("must_not")] IReadOnlyList<string>? MustNot,
    IReadOnlyList<string>? Evidence,
    [property: JsonPropertyName("evidence_reports")] IReadOnlyList<string>? EvidenceReports,
    string? Verdict,
    bool Abstain,
    string? Lang,
    string? Report
)
{
    /// <summary>What a turn of a conversation has to do with those before it; null for other questions.</summary>
    public string? Turn { get; init; }

    /// <summary>The reports that are loaded, for a conversation over several places.</summary>
    public IReadOnlyList<string>? Reports { get; init; }

    /// <summary>The place that was chosen for the conversation.</summary>
    public string? Place { get; init; }

    /// <summary>What a turn over several places is to end as: answer, table, clarify or refuse.</summary>
    public string? Wants { get; init; }

    /// <summary>The report that answers, where one is wanted.</summary>
    public string? Of { get; init; }

    /// <summary>The places that are to be told apart or set side by side.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>What the question is counted with.</summary>
    public string Group =>
        Wants is not null ? $"places, {Wants}"
        : Turn is not null ? $"turn, {Turn}"
        : Type;

    /// <summary>The alternatives of each element of <see cref="Must"/>.</summary>
    public IEnumerable<IReadOnlyList<string>> Required =>
        (Must ?? []).Select(m =>
            m.ValueKind == JsonValueKind.Array
                ? (IReadOnlyList<string>)[.. m.EnumerateArray().Select(e => e.GetString()!)]
                : [m.GetString()!]
        );

    /// <summary>The questions of a JSON-lines file.</summary>
    /// <exception cref="InvalidDataException">A line is broken; the message names file and line.</exception>
    public static IReadOnlyList<EvaluationQuestion> Load(string path)
    {
        var questions = new List<EvaluationQuestion>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Trim().Length == 0)
            {
                continue;
            }

            try
            {
                questions.Add(JsonSerializer.Deserialize<EvaluationQuestion>(line, JsonSerializerOptions.Web)!);
            }
            catch (JsonException e)
            {
                throw new InvalidDataException($"{path}, line {number}: not a question of a set ({e.Message})", e);
            }
        }

        return questions;
    }
}
