using System.Collections.Frozen;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Which words a sentence may use for those of a passage: <c>Claims/Data/paraphrase.txt</c>.</summary>
internal sealed class ParaphraseTable
{
    private static readonly Lazy<ParaphraseTable> Shipped = new(() => new ParaphraseTable("Claims.Data.paraphrase.txt"));
    private static readonly Lazy<ParaphraseTable> ForWriting = new(() =>
        new ParaphraseTable("Claims.Data.paraphrase.txt", "Claims.Data.written.txt")
    );
    private readonly FrozenDictionary<string, string[]> words;
    private readonly FrozenDictionary<string, string[]>.AlternateLookup<ReadOnlySpan<char>> lookup;
    private readonly int longest;
    private readonly string[] besideFigures;

    private ParaphraseTable(params IReadOnlyList<string> files)
    {
        var lines = files.SelectMany(DataFile.Lines).ToList();
        besideFigures = [.. lines.Where(l => l[0] == '%').SelectMany(l => l[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        var groups = lines
            .Where(l => l[0] != '%')
            .SelectMany(line =>
                line[0] == '='
                    ? line[1..].Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (Word: w, Group: Array.Empty<string>()))
                    : line.Split(' ').Select(w => (Word: w, Group: line.Split(' ')))
            );

        // A word of several groups may stand for the words of each; one that says nothing of its own needs none.
        words = groups
            .GroupBy(g => g.Word)
            .ToFrozenDictionary(g => g.Key, g => g.Any(e => e.Group.Length == 0) ? [] : g.SelectMany(e => e.Group).Distinct().ToArray());
        lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        longest = words.Keys.Max(w => w.Length);
    }

    /// <summary>The table that ships.</summary>
    public static ParaphraseTable Default => Shipped.Value;

    /// <summary>The same with the words that an answer may be written in: <c>Claims/Data/written.txt</c>.</summary>
    public static ParaphraseTable Written => ForWriting.Value;

    /// <summary>Length of the longest word at <paramref name="start"/> that says nothing of its own or means a word of the evidence; 0 when there is none.</summary>
    public int Allowed(string text, int start, string evidence) =>
        Longest(text, start, others => others.Length == 0 || others.Any(o => evidence.Contains(o, StringComparison.Ordinal)));

    /// <summary>Length of the longest word at <paramref name="start"/> that says nothing of its own; 0 when there is none.</summary>
    public int Empty(string text, int start) => Longest(text, start, others => others.Length == 0);

    /// <summary>Length of the word at <paramref name="start"/> that says nothing of its own right before a figure (完成62.9亿元); 0 when there is none.</summary>
    public int BesideFigure(string text, int start)
    {
        var length = Array.Find(besideFigures, w => string.CompareOrdinal(text, start, w, 0, w.Length) == 0)?.Length ?? 0;
        var next = start + length + (start + length < text.Length && text[start + length] is '了' or '为' ? 1 : 0);
        return length > 0 && next < text.Length && (char.IsAsciiDigit(text[next]) || text[next] == '|') ? length : 0;
    }

    /// <summary>The words at <paramref name="start"/> that may stand for others, with those others.</summary>
    public IEnumerable<(int Length, string[] Others)> Standing(string text, int start)
    {
        for (var length = Math.Min(longest, text.Length - start); length > 0; length--)
        {
            if (lookup.TryGetValue(text.AsSpan(start, length), out var others) && others.Length > 0)
            {
                yield return (length, others);
            }
        }
    }

    private int Longest(string text, int start, Func<string[], bool> holds)
    {
        for (var length = Math.Min(longest, text.Length - start); length > 0; length--)
        {
            if (lookup.TryGetValue(text.AsSpan(start, length), out var others) && holds(others))
            {
                return length;
            }
        }

        return 0;
    }
}
