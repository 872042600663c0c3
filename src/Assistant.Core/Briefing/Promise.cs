using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>Words of a report that promise something, or say what came of it.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Year">Year of delivery of the report.</param>
/// <param name="Quote">Exactly the canonical text from <paramref name="Start"/> to <paramref name="End"/>.</param>
/// <param name="Start">UTF-16 offset in the canonical text.</param>
/// <param name="End">Offset behind the quote.</param>
/// <param name="Figure">The figure that is meant; null where the words name none.</param>
public sealed record PromiseText(string Report, int Year, string Quote, int Start, int End, Figure? Figure);

/// <summary>A target or plan of a report and what came of it.</summary>
/// <param name="Place">The place.</param>
/// <param name="Target">What was promised.</param>
/// <param name="Result">What a later report says of it; null where none does.</param>
/// <param name="Outcome">Met, missed, silent or incomparable; in doubt never met.</param>
/// <param name="Gap">Result less target with its unit (-0.05万亩, +0.3个百分点); null where the two are not figures of one kind.</param>
/// <param name="How">How the gap is computed (6.3-6.35=-0.05); null where there is none.</param>
/// <param name="Reason">Why that outcome, for people.</param>
public sealed record Promise(
    string Place,
    PromiseText Target,
    PromiseText? Result,
    PromiseOutcome Outcome,
    string? Gap,
    string? How,
    string Reason
)
{
    /// <summary>Whether there is a report of after its time; a target for 2025 has no outcome in 2023.</summary>
    public bool IsDue { get; init; } = true;

    /// <summary>Whether it names a figure or a work that has an end (建成, 投入使用); 推进改革 does not.</summary>
    public bool IsFirm { get; init; } = true;
}
