namespace Assistant.Training.Kinds;

/// <summary>A question whose kind is known.</summary>
/// <param name="Set">What it comes from: sets (the typed questions of reports), rare, lookalikes, verdicts, borders, kinds, more or asked.</param>
/// <param name="Role">train, choose or count.</param>
/// <param name="Type">The kind by the type of its set, before the labels; the same as <paramref name="Kind"/> where there is no other.</param>
/// <param name="Kind">The kind by the definitions in Data/kinds/README.md.</param>
/// <param name="ReportYear">The year of the report that it was asked of, or null.</param>
internal sealed record KindExample(string Question, string Set, string Role, string Type, string Kind, int? ReportYear);
