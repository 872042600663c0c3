using System.Text;

namespace Assistant.Core.Language;

/// <summary>
/// A stretch of text made easy to scan: white space gone, full-width signs and traditional numerals folded to one form, each
/// unit still mapped to its place in the source. White space stays as one blank where digits or Latin letters meet
/// ("3 5%" must not silently become "35%"), and as a tab where table cells meet.
/// </summary>
internal sealed class FoldedText
{
    private static readonly char[] Folds = LoadFolds();

    private readonly int[] _offsets;
    private readonly int _end;

    private FoldedText(string value, string printed, int[] offsets, int end)
    {
        Value = value;
        Printed = printed;
        _offsets = offsets;
        _end = end;
    }

    /// <summary>The folded text.</summary>
    public string Value { get; }

    /// <summary>The same units as they are seen, full-width signs and traditional characters kept: equally long.</summary>
    public string Printed { get; }

    /// <summary>Offset in the source of the unit at <paramref name="index"/>; the end of the stretch for the length.</summary>
    public int Source(int index) => index < _offsets.Length ? _offsets[index] : _end;

    /// <summary>Offset in the source behind the unit before <paramref name="index"/>.</summary>
    public int SourceEnd(int index) => index == 0 ? Source(0) : _offsets[index - 1] + 1;

    /// <summary>Folds the stretch of <paramref name="text"/> from <paramref name="start"/> to <paramref name="end"/>.</summary>
    public static FoldedText Of(string text, int start, int end)
    {
        var folded = new StringBuilder(end - start);
        var printed = new StringBuilder(end - start);
        var offsets = new List<int>(end - start);
        for (var i = start; i < end; i++)
        {
            var passed = SeenText.Passed(text, i, end, folded.Length > 0 ? folded[^1] : '\n');
            if (passed > 0)
            {
                i += passed - 1;
                continue;
            }

            var unit = SeenText.At(text, i);
            if (char.IsWhiteSpace(unit))
            {
                i = Gap(text, i, start, end, folded, printed, offsets);
                continue;
            }

            folded.Append(Fold(unit));
            printed.Append(unit);
            offsets.Add(i);
        }

        return new FoldedText(folded.ToString(), printed.ToString(), [.. offsets], end);
    }

    /// <summary>Folds every unit, white space kept: the result is as long as <paramref name="text"/>.</summary>
    public static string FoldAll(string text) => string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Fold(source[i]);
            }
        });

    /// <summary>The folded form of one unit.</summary>
    public static char Fold(char unit) => Folds[unit];

    // Returns the index of the last white-space unit of the gap.
    private static int Gap(string text, int at, int start, int end, StringBuilder folded, StringBuilder printed, List<int> offsets)
    {
        var last = at;
        while (last + 1 < end && char.IsWhiteSpace(text[last + 1]))
        {
            last++;
        }

        if (folded.Length == 0 || last + 1 >= end)
        {
            return last;
        }

        var isCell = text.AsSpan(at, last + 1 - at).Contains('\t') || (last - at >= 2 && at > start);
        var meets =
            (char.IsAsciiLetterOrDigit(folded[^1]) || (folded[^1] == '.' && folded.Length <= 3))
            && char.IsAsciiLetterOrDigit(Fold(text[last + 1]));
        if (isCell || meets)
        {
            folded.Append(isCell ? '\t' : ' ');
            printed.Append(text[at]);
            offsets.Add(at);
        }

        return last;
    }

    private static char[] LoadFolds()
    {
        var folds = new char[char.MaxValue + 1];
        for (var i = 0; i < folds.Length; i++)
        {
            folds[i] = (char)(i is >= 0xFF01 and <= 0xFF5E ? i - 0xFEE0 : i);
        }

        foreach (var row in DataFile.Rows("Language.Data.folds.tsv"))
        {
            for (var i = 0; i < row[0].Length; i++)
            {
                folds[row[0][i]] = row[1][i];
            }
        }

        return folds;
    }
}
