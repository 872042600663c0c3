using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>
/// Puts the lines of a PDF into paragraphs, over the ends of pages too. Heads and feet that recur from page to page are left out, footnotes come behind
/// the text.
/// </summary>
internal sealed partial class PdfTextBuilder(IReadOnlyList<PdfPage> pages)
{
    // Heads and feet are among so many lines at the edges of a page, and recur on so many pages.
    private const int EdgeLines = 3;
    private const int FewestPages = 2;
    private const double PageShare = 0.3;

    // In widths of a letter: an indent begins a paragraph; so much space left over in a line says that it did not have to end there.
    private const double Indent = 0.8;
    private const double Slack = 0.4;

    // In usual distances of lines.
    private const double WideStep = 1.45;
    private const double NoteSize = 0.9;

    private readonly StringBuilder text = new();
    private readonly List<int> starts = [];
    private readonly List<List<PdfLine>> notes = [];

    private sealed record Column(double Left, double Right, double Step, double Size);

    /// <summary>The text with its pages and notes.</summary>
    public SourceText Build()
    {
        var bodies = WithoutEdges();
        var size = Usual(bodies.SelectMany(b => b).SelectMany(l => Enumerable.Repeat(l.Size, l.Text.Length)));
        bodies = [.. bodies.Select(lines => WithoutNotes(lines, size))];
        var column = ColumnOf(bodies, size);
        PdfLine? previous = null;
        foreach (var lines in bodies)
        {
            starts.Add(text.Length);
            var first = true;
            foreach (var line in lines)
            {
                if (previous is not null)
                {
                    text.Append(Separator(previous, line, first, column));
                }

                if (first)
                {
                    starts[^1] = text.Length;
                }

                text.Append(line.Text);
                (previous, first) = (line, false);
            }
        }

        text.Append('\n');
        var marked = notes.Select(AppendNote).ToList();
        var value = text.ToString();
        return new SourceText(value)
        {
            Pages = [.. starts],
            Notes = marked,
            Tables = [.. TabbedLines.Tables(value)],
        };
    }

    private List<List<PdfLine>> WithoutEdges()
    {
        var recurring = pages
            .SelectMany(page => Edges(page).Select(Pattern).Distinct())
            .GroupBy(p => p)
            .Where(g => g.Count() >= Math.Max(FewestPages, pages.Count * PageShare))
            .Select(g => g.Key)
            .ToHashSet();
        return
        [
            .. pages.Select(page =>
                page.Lines.Where(l => !(Edges(page).Contains(l) && (recurring.Contains(Pattern(l)) || Browser().IsMatch(l.Text)))).ToList()
            ),
        ];
    }

    private static IEnumerable<PdfLine> Edges(PdfPage page) =>
        page.Lines.Take(EdgeLines).Concat(page.Lines.Skip(Math.Max(EdgeLines, page.Lines.Count - EdgeLines)));

    // The title of a report is the same as its running head, but larger.
    private static (string Text, double Size) Pattern(PdfLine line) =>
        (WhiteSpace().Replace(Digits().Replace(line.Text, "0"), string.Empty), Math.Round(line.Size));

    // Lines in a smaller print at the foot of a page are its notes; a note begins with its mark.
    private List<PdfLine> WithoutNotes(List<PdfLine> lines, double size)
    {
        var end = lines.Count;
        while (end > 0 && lines[end - 1].Size < size * NoteSize)
        {
            end--;
        }

        while (end < lines.Count && !NoteStart().IsMatch(lines[end].Text))
        {
            end++;
        }

        if (end == 0)
        {
            return lines;
        }

        foreach (var line in lines.Skip(end))
        {
            if (NoteStart().IsMatch(line.Text))
            {
                notes.Add([line]);
            }
            else
            {
                notes[^1].Add(line);
            }
        }

        return lines[..end];
    }

    private SourceNote AppendNote(List<PdfLine> lines)
    {
        var start = text.Length;
        lines.ForEach(l => text.Append(l.Text));
        var note = new SourceNote(new TextSpan(start, text.Length), string.Empty);
        text.Append('\n');
        return note;
    }

    private static Column ColumnOf(List<List<PdfLine>> bodies, double size)
    {
        var body = bodies.SelectMany(b => b).Where(l => l.Text.Length >= 10).ToList();
        if (body.Count == 0)
        {
            return new Column(0, double.MaxValue, double.MaxValue, size);
        }

        var lefts = body.Select(l => l.Left).Order().ToList();
        var rights = body.Select(RightOf).Order().ToList();
        var steps = bodies
            .SelectMany(b => b.Zip(b.Skip(1), (above, below) => above.Baseline - below.Baseline))
            .Where(s => s > 1)
            .Order()
            .ToList();

        // The usual step is that inside paragraphs, which is the smaller one where paragraphs are set apart.
        return new Column(
            lefts[lefts.Count / 20],
            rights[rights.Count - 1 - (rights.Count / 50)],
            steps.Count > 0 ? steps[steps.Count / 3] : double.MaxValue,
            size
        );
    }

    private static double RightOf(PdfLine line) =>
        PdfPageReader.NeverFirst.Contains(line.Text[^1], StringComparison.Ordinal) ? line.Right - line.Size : line.Right;

    private static string Separator(PdfLine line, PdfLine next, bool newPage, Column column)
    {
        var indented = next.Left - column.Left > column.Size * Indent;
        var fits = column.Right - line.Right > next.FirstWord + (column.Size * Slack);
        var apart = !newPage && line.Baseline - next.Baseline > column.Step * WideStep;
        var otherSize = Math.Abs(line.Size - next.Size) > column.Size * 0.15;
        if (
            indented
            || fits
            || apart
            || otherSize
            || line.Text.Contains('\t', StringComparison.Ordinal)
            || next.Text.Contains('\t', StringComparison.Ordinal)
        )
        {
            return "\n";
        }

        return char.IsAsciiLetter(line.Text[^1]) && char.IsAsciiLetter(next.Text[0]) ? " " : string.Empty;
    }

    private static double Usual(IEnumerable<double> sizes)
    {
        var ordered = sizes.Order().ToList();
        return ordered.Count == 0 ? 1 : ordered[ordered.Count / 2];
    }

    [GeneratedRegex(@"[0-9０-９]+")]
    private static partial Regex Digits();

    // What a browser prints above and below: date and title, address and page.
    [GeneratedRegex(
        @"^(?:\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:上午|下午)?\s*\d{1,2}:\d{2}|(?:file|https?)://\S.*\d+\s*/\s*\d+$|\S{3,5}://\S+\s+\d+/\d+$)"
    )]
    private static partial Regex Browser();

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();

    [GeneratedRegex(@"^\s*(?:[\[［〔(（]?\d{1,3}[\]］〕)）.．、]?|[①-⑳*＊※])\s*[\p{L}“""《]")]
    private static partial Regex NoteStart();
}
