using System.Text.Json.Serialization;
using Assistant.Core.Documents;

namespace Assistant.Core.Index;

/// <summary>What <c>reports --json</c> says of an indexed report.</summary>
/// <param name="Passages">How many passages it was cut into.</param>
/// <param name="Figures">How many figures its ledger holds.</param>
/// <param name="Source">Path of the file it was read from.</param>
public sealed record ReportInfo(
    string Report,
    string Title,
    string? Place,
    GovernmentLevel Level,
    int? Year,
    string? Deliverer,
    string? DelivererPost,
    DateOnly? Date,
    int Passages,
    int Figures,
    string Source
)
{
    /// <summary>The meeting that it was delivered to, as printed (柯桥区第一届人民代表大会第四次会议), or null.</summary>
    public string? Meeting { get; init; }

    /// <summary>SHA-256 of the bytes of the file that it was read from, in lower-case hexadecimal digits; empty where the index does not say.</summary>
    [JsonIgnore]
    public string Hash { get; init; } = string.Empty;

    /// <summary>Offsets in the canonical text at which the pages of the file begin; empty where it has none.</summary>
    public IReadOnlyList<int> PageStarts { get; init; } = [];

    /// <summary>The page on which an offset of the canonical text lies, from 1; null where the file has no pages.</summary>
    public int? PageOf(int offset)
    {
        var page = 0;
        while (page < PageStarts.Count && PageStarts[page] <= offset)
        {
            page++;
        }

        return PageStarts.Count == 0 ? null : Math.Max(1, page);
    }
}
