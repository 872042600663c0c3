namespace Assistant.Core.Documents;

/// <summary>The text of a file as it is there, before it is cleaned.</summary>
/// <param name="Value">A line for each paragraph or each printed line.</param>
public sealed record SourceText(string Value)
{
    /// <summary>Offsets at which the pages begin, the first page included; empty where the file has no pages.</summary>
    public IReadOnlyList<int> Pages { get; init; } = [];

    /// <summary>The tables: a line for each row, and a tab between its cells, also where a cell is empty.</summary>
    public IReadOnlyList<TextSpan> Tables { get; init; } = [];

    /// <summary>Footnotes and endnotes, each a line of its own; they are the end of the text.</summary>
    public IReadOnlyList<SourceNote> Notes { get; init; } = [];
}

/// <summary>A footnote or an endnote.</summary>
/// <param name="Span">Its text.</param>
/// <param name="Anchor">The text before its mark, up to the mark.</param>
public sealed record SourceNote(TextSpan Span, string Anchor);
