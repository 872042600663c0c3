using Assistant.Core.Contract;

namespace Assistant.Core.Verification;

/// <summary>What some sentences of a draft came to; comes again until the whole does.</summary>
/// <param name="Citations">Of these verdicts only: their marks count from 1 in each event.</param>
/// <param name="Judged">How far the draft is judged, in UTF-16 units.</param>
public sealed record VerdictsEvent(IReadOnlyList<Verdict> Verdicts, IReadOnlyList<Citation> Citations, int Judged) : ChatEvent("verdicts");
