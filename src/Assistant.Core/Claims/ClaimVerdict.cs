using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Judgement of one figure of a text.</summary>
/// <param name="Figure">The figure as read in the text; offsets count in it.</param>
/// <param name="Evidence">The ledger figure that it was judged by, or null when nothing was found.</param>
/// <param name="Expected">The right value where it is contradicted.</param>
/// <param name="Reason">Why, for people; null when there is nothing to add.</param>
public sealed record ClaimVerdict(Figure Figure, VerdictKind Kind, Figure? Evidence, string? Expected, string? Reason);
