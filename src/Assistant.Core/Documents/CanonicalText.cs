namespace Assistant.Core.Documents;

/// <summary>
/// The text of a report as it is quoted. It equals the source except for white space and line breaks. A line feed separates
/// paragraphs and headings; inside a paragraph there are no hard wraps and no stray spaces.
/// </summary>
/// <param name="Value">The canonical text.</param>
/// <param name="SourceOffsets">For each UTF-16 unit of <paramref name="Value"/> the offset of the same unit in the decoded
/// source text; for an inserted white-space unit, the offset of the source unit that follows it. Never decreasing.</param>
public sealed record CanonicalText(string Value, IReadOnlyList<int> SourceOffsets)
{
    /// <summary>The offset in the decoded source of the unit at <paramref name="canonicalOffset"/>.</summary>
    public int ToSource(int canonicalOffset) => SourceOffsets[canonicalOffset];
}
