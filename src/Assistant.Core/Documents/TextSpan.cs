namespace Assistant.Core.Documents;

/// <summary>A half-open range [<paramref name="Start"/>, <paramref name="End"/>) of UTF-16 offsets in a canonical text.</summary>
public readonly record struct TextSpan(int Start, int End)
{
    /// <summary>Length in UTF-16 code units.</summary>
    public int Length => End - Start;

    /// <summary>Whether <paramref name="offset"/> lies inside the range.</summary>
    public bool Contains(int offset) => offset >= Start && offset < End;

    /// <summary>Whether the range and that of a passage share a character.</summary>
    public bool Overlaps(Passage passage) => passage.Start < End && Start < passage.End;

    /// <summary>The characters of <paramref name="text"/> that the range covers.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The range does not lie inside the text.</exception>
    public string Of(string text) => text[Start..End];
}
