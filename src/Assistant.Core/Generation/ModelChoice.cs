using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Contract;

namespace Assistant.Core.Generation;

/// <summary>A part of the question and what answers it, as a model sees it.</summary>
/// <param name="Part">Words of the question.</param>
/// <param name="Marks">The passages that answer it, the most important first.</param>
/// <param name="Answered">Whether any does.</param>
internal sealed record ChosenPart(string Part, IReadOnlyList<int> Marks, bool Answered);

/// <summary>What a model makes of a statement that is to be judged.</summary>
internal sealed record ProposedVerdict(VerdictKind Kind, IReadOnlyList<int> Marks, string Words);

/// <summary>What a model chooses before it writes.</summary>
/// <param name="AsksForPlace">Whether the person should be asked which place is meant.</param>
/// <param name="Search">Words to search for once more; null for none.</param>
/// <param name="Verdict">Where a statement is to be judged; else null.</param>
internal sealed record ModelChoice(IReadOnlyList<ChosenPart> Parts, bool AsksForPlace, string? Search, ProposedVerdict? Verdict)
{
    /// <summary>The JSON schema of a reply, for an endpoint that keeps to one; it holds the sentences too.</summary>
    public const string ReplySchema = """
        {"type":"object","additionalProperties":false,"required":["parts","ask","search","verdict","sentences"],"properties":{
        "parts":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["part","marks","answered"],"properties":{
        "part":{"type":"string"},"marks":{"type":"array","items":{"type":"integer"}},"answered":{"type":"boolean"}}}},
        "ask":{"type":["string","null"],"enum":["place",null]},"search":{"type":["string","null"]},
        "verdict":{"type":["object","null"],"additionalProperties":false,"required":["kind","marks","words"],"properties":{
        "kind":{"type":"string","enum":["supported","contradicted","not_found"]},"marks":{"type":"array","items":{"type":"integer"}},"words":{"type":"string"}}},
        "sentences":{"type":"array","items":{"type":"object","additionalProperties":false,"required":["text","marks"],"properties":{
        "text":{"type":"string"},"marks":{"type":"array","items":{"type":"integer"}}}}}}}
        """;

    private const int MostParts = 12;
    private const int MostMarks = 40;
    private const int LongestSearch = 60;

    private static readonly JsonSerializerOptions Lenient = new(JsonSerializerDefaults.Web)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        NumberHandling = JsonNumberHandling.AllowReadingFromString,
    };

    /// <summary>The passages that were chosen for any part.</summary>
    public IEnumerable<int> Marks => Parts.Where(p => p.Answered).SelectMany(p => p.Marks).Distinct();

    /// <summary>Whether a part is answered.</summary>
    public bool AnswersAny => Parts.Any(p => p.Answered);

    /// <summary>Reads a choice.</summary>
    /// <param name="json">A JSON object.</param>
    /// <param name="given">How many passages the model has: marks of others are left out.</param>
    /// <param name="fault">What is wrong, for the model; null where nothing is.</param>
    public static ModelChoice? Read(string json, int given, out string? fault)
    {
        Written? written;
        try
        {
            written = JsonSerializer.Deserialize<Written>(json, Lenient);
        }
        catch (JsonException)
        {
            fault = "它不是能读取的 JSON。";
            return null;
        }

        if (written?.Parts is not { Count: > 0 and <= MostParts } parts || parts.Exists(p => p?.Part is null))
        {
            fault = "缺少 parts，或 parts 里的某一项没有 part、marks、answered。";
            return null;
        }

        fault = null;
        List<int> Known(List<int>? marks) => [.. (marks ?? []).Where(m => m >= 1 && m <= given).Distinct().Take(MostMarks)];
        var verdict = written.Verdict?.Kind switch
        {
            "supported" => VerdictKind.Supported,
            "contradicted" => VerdictKind.Contradicted,
            "not_found" => VerdictKind.NotFound,
            _ => (VerdictKind?)null,
        };
        var search = written.Search?.Trim();
        return new ModelChoice(
            [
                .. parts
                    .Select(p => (p!.Part, Marks: Known(p.Marks), p.Answered))
                    .Select(p => new ChosenPart(p.Part!, p.Marks, p.Answered != false && p.Marks.Count > 0)),
            ],
            written.Ask is "place",
            search is { Length: > 1 and <= LongestSearch } ? search : null,
            verdict is { } kind ? new ProposedVerdict(kind, Known(written.Verdict!.Marks), written.Verdict.Words ?? string.Empty) : null
        );
    }

    private sealed record Written(List<WrittenPart?>? Parts, string? Ask, string? Search, WrittenVerdict? Verdict);

    private sealed record WrittenPart(string? Part, List<int>? Marks, bool? Answered);

    private sealed record WrittenVerdict(string? Kind, List<int>? Marks, string? Words);
}
