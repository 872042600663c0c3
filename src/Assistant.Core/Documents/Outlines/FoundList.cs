namespace Assistant.Core.Documents;

/// <summary>A list while its report is read: where its items begin, and where the last must end at the latest.</summary>
internal sealed class FoundList(ListStyle style, bool onLine)
{
    /// <summary>How the items are marked.</summary>
    public ListStyle Style { get; } = style;

    /// <summary>Whether its first item begins a line.</summary>
    public bool OnLine { get; } = onLine;

    /// <summary>Where the items begin, and the number that each bears.</summary>
    public List<(int Start, int? Number)> Starts { get; } = [];

    /// <summary>The number of the last item; 0 before the first.</summary>
    public int Last => Starts.Count > 0 ? Starts[^1].Number ?? 0 : 0;

    /// <summary>Where the last item ends at the latest.</summary>
    public int Bound { get; set; }

    /// <summary>Where another list began that may lie inside the last item, or behind it; null where none did.</summary>
    public int? Suspended { get; set; }

    /// <summary>Where the last item ends; null where that is still to be read from the text.</summary>
    public int? End { get; set; }

    /// <summary>How many items its own sentence promises, where it gives them itself (做到三个坚持：…).</summary>
    public int? Promised { get; set; }

    /// <summary>Whether an item ends with its sentence, though the next one begins later.</summary>
    public bool IsOfSentences { get; init; }

    /// <summary>What announces it, where that is known when it is found.</summary>
    public TextSpan? Announcement { get; set; }
}
