using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>One thing to be found: a topic, in some reports, for a period and a status.</summary>
/// <param name="Reports">The reports that can hold it, the likeliest first.</param>
/// <param name="Year">The year asked about, or null for any.</param>
/// <param name="Status">Actual or target, or null for any.</param>
/// <param name="Place">The place asked about, or null where only one is indexed.</param>
/// <param name="Terms">What to look for.</param>
/// <param name="Reason">Why no report can hold it, when <paramref name="Reports"/> is empty.</param>
public sealed record Slot(
    IReadOnlyList<ReportInfo> Reports,
    int? Year,
    Status? Status,
    string? Place,
    IReadOnlyList<QueryTerm> Terms,
    Missing Reason = Missing.Nothing
)
{
    /// <summary>The part of the question that asks for it, where the question has several.</summary>
    public Range? Part { get; init; }
}

/// <summary>What the corpus lacks for a slot.</summary>
public enum Missing
{
    Nothing,
    Place,
    Period,
}
