namespace Assistant.Core.Documents;

/// <summary>
/// The text of a report as it is quoted. It equals the source except for white space, line breaks and what belongs to the page (numbers, running
/// heads, buttons). A line feed separates paragraphs, headings and rows of tables, a tab the cells of a row; inside a paragraph there are no hard
/// wraps and no stray spaces.
/// </summary>
/// <param name="Value">The canonical text.</param>
/// <param name="SourceOffsets">For each UTF-16 unit of <paramref name="Value"/> the offset of the same unit in the decoded
/// source text; for an inserted white-space unit, the offset of the source unit that follows it. Never decreasing.</param>
public sealed record CanonicalText(string Value, IReadOnlyList<int> SourceOffsets)
{
    /// <summary>The offset in the decoded source of the unit at <paramref name="canonicalOffset"/>.</summary>
    public int ToSource(int canonicalOffset) => SourceOffsets[canonicalOffset];

    /// <summary>The first unit that is not white space and lies at or behind <paramref name="sourceOffset"/> in the source; the length where none does.</summary>
    public int FirstFrom(int sourceOffset)
    {
        var (from, to) = (0, SourceOffsets.Count);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = SourceOffsets[middle] < sourceOffset ? (middle + 1, to) : (from, middle);
        }

        while (from < Value.Length && char.IsWhiteSpace(Value[from]))
        {
            from++;
        }

        return from;
    }
}
