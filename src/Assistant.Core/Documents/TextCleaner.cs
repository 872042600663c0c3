using System.Buffers;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>
/// Makes canonical text: joins hard wraps, also across page breaks, removes stray spaces, and keeps headings and rows of tables separate. It
/// changes only white space.
/// </summary>
internal static class TextCleaner
{
    private const string SentenceEnds = "。！？!?；;：:…";
    private const string Closing = "”\"」』）)】";
    private static readonly SearchValues<char> LineBreaks = SearchValues.Create("\n\r\f\v\u2028\u2029\u0085");

    /// <summary>The canonical text of a decoded source.</summary>
    public static CanonicalText Clean(string source) => Clean(source, []);

    /// <summary>The same for a source that holds tables: their rows stay lines of their own, with a tab between cells.</summary>
    /// <param name="source">The text, where a form feed breaks a page.</param>
    public static CanonicalText Clean(string source, IReadOnlyList<TextSpan> tables)
    {
        var text = new StringBuilder(source.Length);
        var offsets = new List<int>(source.Length);
        var previous = (Start: 0, Line: string.Empty, Row: false);
        var seen = SeenText.Forms(source);
        var wrap = WrapWidth(seen);
        foreach (var piece in Pieces(seen, tables))
        {
            if (
                text.Length > 0
                && (piece.Row || previous.Row || !Joins(previous.Line, piece.Line, BreakBetween(source, previous, piece.Start), wrap))
            )
            {
                text.Append('\n');
                offsets.Add(piece.Start);
            }

            AppendLine(source, piece.Start, piece.Line.Length, piece.Row, text, offsets);
            previous = piece;
        }

        return new CanonicalText(text.ToString(), offsets);
    }

    private static bool BreakBetween(string source, (int Start, string Line, bool Row) previous, int next) =>
        source
            .AsSpan(previous.Start + previous.Line.Length, next - previous.Start - previous.Line.Length)
            .Contains(PageFurniture.PageBreak);

    /// <summary>Lines without outer white space, split again where a heading is glued to a paragraph or to its text.</summary>
    private static IEnumerable<(int Start, string Line, bool Row)> Pieces(string source, IReadOnlyList<TextSpan> tables)
    {
        foreach (var (start, line) in Lines(source))
        {
            if (tables.FirstOrDefault(t => t.Start <= start && start < t.End) is { Length: > 0 } table)
            {
                yield return Row(source, start, table);
                continue;
            }

            var from = 0;
            foreach (var cut in Cuts(line))
            {
                foreach (var (at, piece) in HeadingAndText(start + from, line[from..cut]))
                {
                    yield return (at, piece, false);
                }

                from = cut;
            }
        }
    }

    private static IEnumerable<int> Cuts(string line)
    {
        var headings = HeadingPattern.InsideOf(line);
        return (line.Length < GluedText.Shortest ? headings : headings.Concat(GluedText.Cuts(line)).Distinct().Order())
            .Where(cut => cut > 0 && cut < line.Length)
            .Append(line.Length);
    }

    // A row keeps the tabs of its empty cells.
    private static (int Start, string Line, bool Row) Row(string source, int at, TextSpan table)
    {
        var start = at;
        while (start > table.Start && source[start - 1] == '\t')
        {
            start--;
        }

        var end = source.IndexOf('\n', at);
        end = end < 0 || end > table.End ? table.End : end;
        return (start, source[start..end].TrimEnd('\r', ' '), true);
    }

    private static IEnumerable<(int Start, string Line)> HeadingAndText(int start, string piece)
    {
        var length = HeadingPattern.Depth(piece) is 1 or 2 ? HeadingPattern.Length(piece) : 0;
        if (length > 0 && length < piece.Length)
        {
            yield return Trimmed(start, piece[..length]);
            yield return Trimmed(start + length, piece[length..]);
        }
        else if (piece.AsSpan().Trim().Length > 0)
        {
            yield return Trimmed(start, piece);
        }
    }

    private static IEnumerable<(int Start, string Line)> Lines(string source)
    {
        var start = 0;
        while (start <= source.Length)
        {
            var end = source.AsSpan(start).IndexOfAny(LineBreaks);
            end = end < 0 ? source.Length : start + end;
            var (from, line) = Trimmed(start, source[start..end]);
            if (line.Length > 0)
            {
                yield return (from, line);
            }

            start = end + 1;
        }
    }

    private static (int Start, string Line) Trimmed(int start, string line)
    {
        var lead = line.Length - line.AsSpan().TrimStart().Length;
        return (start + lead, line.Trim());
    }

    /// <summary>
    /// Whether a line continues in the next: it does not end a sentence, neither of the two is a heading, and it is long enough to have
    /// been broken by the page width.
    /// </summary>
    private static bool Joins(string line, string next, bool pageBreak, int wrap)
    {
        // What names a document is never broken off from its marks.
        if (line[^1] is '《' || next[0] is '》')
        {
            return true;
        }

        if (EndsSentence(line) || IsSalutation(next) || HeadingPattern.Depth(next) > 0 || IsBullet(next))
        {
            return false;
        }

        // A page may break a paragraph after any line of it, though not after a heading or a title.
        if (pageBreak && wrap == 0 && line.Length >= 10 && HeadingPattern.Depth(line) == 0 && (next.Length >= 10 || EndsSentence(next)))
        {
            return true;
        }

        // A comma is followed by the rest of its sentence.
        if (line[^1] is '，' or '、')
        {
            return true;
        }

        // The page width breaks a heading only where it would break a line of text.
        if (HeadingPattern.Depth(line) is 1 or 2)
        {
            return wrap > 0 && line.Length >= wrap && !line.Contains('。', StringComparison.Ordinal) && next.Length < wrap;
        }

        return line.Length >= (wrap > 0 ? wrap : 22) || (line.Length >= 10 && ",（(“的和与".Contains(line[^1], StringComparison.Ordinal));
    }

    private static bool EndsSentence(string line)
    {
        var last = line.Length - 1;
        while (last > 0 && Closing.Contains(line[last], StringComparison.Ordinal))
        {
            last--;
        }

        return last >= 0 && SentenceEnds.Contains(line[last], StringComparison.Ordinal);
    }

    private static bool IsSalutation(string line) =>
        line.StartsWith("各位代表", StringComparison.Ordinal) || line.StartsWith("同志们", StringComparison.Ordinal);

    private static bool IsBullet(string line) =>
        line.StartsWith("- ", StringComparison.Ordinal)
        || line.StartsWith("——", StringComparison.Ordinal)
        || line is ['●' or '■' or '◆' or '·', ..];

    /// <summary>The shortest length at which lines of a hard-wrapped text are broken; 0 when the text is not hard-wrapped.</summary>
    private static int WrapWidth(string source)
    {
        var lengths = Lines(source)
            .Select(l => l.Line)
            .Where(l => !EndsSentence(l))
            .Select(l => l.Length)
            .Where(l => l > 12)
            .Order()
            .ToList();
        var all = Lines(source).Count();
        if (lengths.Count < 20 || lengths.Count * 3 < all)
        {
            return 0;
        }

        var median = lengths[lengths.Count / 2];
        return median is > 14 and < 70 ? Math.Max(12, median - Math.Max(4, median / 5)) : 0;
    }

    private static void AppendLine(string source, int start, int length, bool row, StringBuilder text, List<int> offsets)
    {
        for (var i = start; i < start + length; i++)
        {
            if (!char.IsWhiteSpace(source[i]))
            {
                text.Append(source[i]);
                offsets.Add(i);
                continue;
            }

            if (row && source[i] == '\t')
            {
                text.Append('\t');
                offsets.Add(i);
                continue;
            }

            var next = i;
            while (next < start + length && char.IsWhiteSpace(source[next]) && !(row && source[next] == '\t'))
            {
                next++;
            }

            if (
                next < start + length
                && i > start
                && char.IsAsciiLetterOrDigit(source[next])
                && (char.IsAsciiLetterOrDigit(source[i - 1]) || IsItemNumber(source.AsSpan(start, i - start)))
            )
            {
                text.Append(' ');
                offsets.Add(next);
            }

            i = next - 1;
        }
    }

    // 1. 2024年…: without the blank the two would be one number.
    private static bool IsItemNumber(ReadOnlySpan<char> before) =>
        before.Length is 2 or 3 && (before[^1] is '.' or '．') && !before[..^1].ContainsAnyExceptInRange('0', '9');
}
