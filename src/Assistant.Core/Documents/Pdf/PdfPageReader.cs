using System.Text;
using UglyToad.PdfPig.Content;

namespace Assistant.Core.Documents;

/// <summary>Puts the letters of a PDF page into lines.</summary>
internal static class PdfPageReader
{
    /// <summary>What may not begin a line: it is never left alone at the beginning, and may hang over the margin at the end.</summary>
    public const string NeverFirst = "，。、；：！？”’）》」』】〕％%‰…·";

    // In heights of a letter: what lies so near the base line belongs to the line, and so far above it is raised.
    private const double SameLine = 0.35;
    private const double Raised = 0.75;

    // A letter is small beside the others of its line, and a gap wide, at these shares of the size.
    private const double Small = 0.8;
    private const double Gap = 0.25;
    private const double WideGap = 2.2;

    /// <summary>The lines of a page; letters that do not run from left to right, such as a watermark's, are left out.</summary>
    public static PdfPage Read(Page page)
    {
        var letters = page
            .Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value) && IsUpright(l))
            .Select(l => new Glyph(l.Value, l.StartBaseLine.X, Math.Max(l.EndBaseLine.X, l.StartBaseLine.X), l.StartBaseLine.Y, SizeOf(l)))
            .ToList();
        if (letters.Count == 0)
        {
            return new PdfPage([], 0);
        }

        var usual = Median(letters.Select(l => l.Size));
        var lines = new List<List<Glyph>>();
        foreach (var letter in letters.OrderByDescending(l => l.Size >= usual * Small).ThenByDescending(l => l.Base))
        {
            if (LineOf(lines, letter) is { } line)
            {
                line.Add(letter);
            }
            else
            {
                lines.Add([letter]);
            }
        }

        return new PdfPage(
            [.. lines.Select(Line).Where(l => l.Text.Length > 0).OrderByDescending(l => l.Baseline).ThenBy(l => l.Left)],
            letters.Count
        );
    }

    // A sign that hangs over the margin may have no width, and then no direction.
    private static bool IsUpright(Letter letter) =>
        letter.TextOrientation == TextOrientation.Horizontal
        || (
            letter.TextOrientation == TextOrientation.Other
            && Math.Abs(letter.EndBaseLine.X - letter.StartBaseLine.X) < 0.01
            && Math.Abs(letter.EndBaseLine.Y - letter.StartBaseLine.Y) < 0.01
        );

    // The latest lines are the nearest ones, for letters come from top to bottom.
    private static List<Glyph>? LineOf(List<List<Glyph>> lines, Glyph letter)
    {
        for (var i = lines.Count - 1; i >= 0; i--)
        {
            var first = lines[i][0];
            var above = letter.Base - first.Base;
            if (Math.Abs(above) < Math.Min(first.Size, letter.Size) * SameLine)
            {
                return lines[i];
            }

            // A note mark stands above the line of the letter before it.
            if (
                letter.Size < first.Size * Small
                && above > 0
                && above < first.Size * Raised
                && lines[i].Exists(l => Touches(l, letter, first.Size))
            )
            {
                return lines[i];
            }
        }

        return null;
    }

    private static bool Touches(Glyph letter, Glyph mark, double size) => Math.Abs(letter.Right - mark.Left) < size;

    private static PdfLine Line(List<Glyph> letters)
    {
        var size = Median(letters.Select(l => l.Size));
        var baseline = Median(letters.Where(l => l.Size >= size * Small).Select(l => l.Base));
        var text = new StringBuilder();
        Glyph? before = null;
        var raised = new StringBuilder();
        foreach (var letter in letters.OrderBy(l => l.Left))
        {
            if (before is { } last && last.Value == letter.Value && Math.Abs(last.Left - letter.Left) < size * 0.15)
            {
                // Printed twice to look bold.
                continue;
            }

            if (letter.Size < size * Small && letter.Base - baseline > size * 0.15)
            {
                raised.Append(letter.Value);
                before = letter;
                continue;
            }

            Close(raised, text);
            if (before is { } previous && letter.Left - previous.Right > size * Gap)
            {
                text.Append(letter.Left - previous.Right > size * WideGap ? '\t' : ' ');
            }

            text.Append(letter.Value);
            before = letter;
        }

        Close(raised, text);
        var ordered = letters.OrderBy(l => l.Left).ToList();
        return new PdfLine(text.ToString().Trim(), ordered[0].Left, ordered.Max(l => l.Right), baseline, size, FirstWord(ordered));
    }

    private static void Close(StringBuilder raised, StringBuilder text)
    {
        var mark = raised.ToString();
        raised.Clear();
        if (mark.Length > 0 && !NoteMarks.IsMark(mark, text))
        {
            text.Append(NoteMarks.IsPower(text) ? NoteMarks.AsPower(mark) : mark);
        }
    }

    private static double FirstWord(List<Glyph> letters)
    {
        var last = 0;
        while (
            last + 1 < letters.Count
            && (
                (IsWord(letters[last].Value) && IsWord(letters[last + 1].Value))
                || NeverFirst.Contains(letters[last + 1].Value, StringComparison.Ordinal)
                || "“‘（《「『【〔".Contains(letters[last].Value, StringComparison.Ordinal)
            )
        )
        {
            last++;
        }

        return letters[last].Right - letters[0].Left;
    }

    private static bool IsWord(string value) => char.IsAsciiLetterOrDigit(value[0]) || value[0] is '.' or ',' or '-';

    private static double SizeOf(Letter letter) => letter.PointSize > 0.5 ? letter.PointSize : Math.Max(letter.BoundingBox.Height, 1);

    private static double Median(IEnumerable<double> values)
    {
        var ordered = values.Order().ToList();
        return ordered.Count == 0 ? 0 : ordered[ordered.Count / 2];
    }

    private readonly record struct Glyph(string Value, double Left, double Right, double Base, double Size);
}
