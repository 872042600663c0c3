using Assistant.Hosting.Reading;

namespace Assistant.Hosting.Tools;

/// <summary>The reports that can be asked.</summary>
/// <param name="Note">What to know of an empty list; null where it is not empty.</param>
public sealed record ReportsFound(IReadOnlyList<ReportRow> Reports, string? Note);

/// <summary>Passages, best first.</summary>
/// <param name="Note">What to know of an empty list; null where it is not empty.</param>
public sealed record PassagesFound(IReadOnlyList<PassageRow> Passages, string? Note);

/// <summary>A passage with those around it.</summary>
/// <param name="Found">Null where there is no such passage.</param>
/// <param name="Note">What to know where there is none; else null.</param>
public sealed record PassageFound(PassageAround? Found, string? Note);

/// <summary>Figures of the ledgers.</summary>
/// <param name="Total">How many there are; more than are given where the limit is lower.</param>
/// <param name="Note">What to know of an empty or a cut list; else null.</param>
public sealed record FiguresFound(IReadOnlyList<FigureRow> Figures, int Total, string? Note);
