namespace Assistant.Core.Language;

/// <summary>A list of phrases from a data file, matched longest first.</summary>
internal sealed class PhraseList
{
    private readonly HashSet<string> phrases;
    private readonly int longest;

    private PhraseList(IEnumerable<string> phrases)
    {
        this.phrases = new HashSet<string>(phrases, StringComparer.Ordinal);
        longest = this.phrases.Count == 0 ? 0 : this.phrases.Max(p => p.Length);
    }

    /// <summary>Reads the embedded file <c>{folder}/Data/{name}</c>: a phrase a line (or several parted by spaces), # for comments.</summary>
    public static PhraseList Load(string name, bool spaceSeparated = false, string folder = "Questions")
    {
        var lines = DataFile.Lines($"{folder}.Data.{name}");
        return new PhraseList(spaceSeparated ? lines.SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : lines);
    }

    /// <summary>A list of phrases that were read elsewhere.</summary>
    public static PhraseList Of(IEnumerable<string> phrases) => new(phrases);

    /// <summary>Whether the whole of <paramref name="text"/> is a phrase of the list.</summary>
    public bool Contains(string text) => phrases.Contains(text);

    /// <summary>Length of the longest phrase that begins at <paramref name="start"/>, 0 when none does.</summary>
    public int LongestAt(string text, int start)
    {
        for (var length = Math.Min(longest, text.Length - start); length > 0; length--)
        {
            if (phrases.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text.AsSpan(start, length)))
            {
                return length;
            }
        }

        return 0;
    }
}
