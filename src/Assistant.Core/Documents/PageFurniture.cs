using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>
/// Finds what belongs to the page and not to the report: page numbers, running heads and watermarks, and the links and buttons of a web page. It is
/// left out of the canonical text, and the paragraphs around it are joined over it.
/// </summary>
internal static partial class PageFurniture
{
    /// <summary>What takes the place of furniture: a break of the page, over which a sentence goes on.</summary>
    public const char PageBreak = '\f';

    private const int LongestHead = 40;
    private const int LongestLink = 80;

    // So often a line recurs that is no part of the text: beside page marks, or without them.
    private const int RecursBesidePageMarks = 2;
    private const int Recurs = 4;
    private const int ShortestPage = 200;

    private static readonly string[] Links = [.. DataFile.Lines("Documents.Data.web-furniture.txt")];

    private enum MarkForm
    {
        None,

        // — 1 —, 第1页共20页: a page mark wherever it is.
        Sure,

        // 1/20, a bare number: one of a row of them.
        Counted,
    }

    private sealed record Line(int Start, int End, string Text)
    {
        public MarkForm Mark { get; init; }

        public int Page { get; init; }

        public bool Gone { get; set; }

        public bool IsLink { get; init; }
    }

    /// <summary>The source with its furniture blanked out, unit by unit, so that every offset stays.</summary>
    public static string Blanked(SourceText source)
    {
        var lines = Lines(source);
        MarkPages(lines);
        MarkRunningHeads(lines);
        var inline = InlineMarks(source.Value);
        if (inline.Count == 0 && !lines.Exists(l => l.Gone || l.IsLink))
        {
            return source.Value;
        }

        var blanked = source.Value.ToCharArray();
        foreach (var line in lines.Where(l => l.Gone || l.IsLink))
        {
            Array.Fill(blanked, ' ', line.Start, line.End - line.Start);
            blanked[line.Start] = line.IsLink ? ' ' : PageBreak;
        }

        inline.ForEach(span => Array.Fill(blanked, ' ', span.Start, span.Length));
        return Array.TrueForAll(blanked, char.IsWhiteSpace) ? source.Value : new string(blanked);
    }

    private static List<Line> Lines(SourceText source)
    {
        var lines = new List<Line>();
        for (var start = 0; start < source.Value.Length; )
        {
            var end = source.Value.AsSpan(start).IndexOfAny('\n', '\r', '\f');
            end = end < 0 ? source.Value.Length : start + end;
            var text = source.Value[start..end].Trim();
            if (text.Length > 0 && !source.Tables.Any(t => t.Start <= start && end <= t.End))
            {
                var (form, page) = text.Length <= LongestHead ? MarkOf(text) : default;
                lines.Add(
                    new Line(start, end, text)
                    {
                        Mark = form,
                        Page = page,
                        IsLink = IsLink(text),
                    }
                );
            }

            start = end + 1;
        }

        return lines;
    }

    private static (MarkForm Form, int Page) MarkOf(string text)
    {
        foreach (var (pattern, form) in ((Regex, MarkForm)[])[(SureMark(), MarkForm.Sure), (CountedMark(), MarkForm.Counted)])
        {
            if (pattern.Match(text) is { Success: true } match)
            {
                return (
                    form,
                    int.Parse(match.Groups["page"].Value.Normalize(System.Text.NormalizationForm.FormKC), null as IFormatProvider)
                );
            }
        }

        return (MarkForm.None, 0);
    }

    // Bare numbers are pages where they count up by one from mark to mark.
    private static void MarkPages(List<Line> lines)
    {
        foreach (var line in lines.Where(l => l.Mark == MarkForm.Sure))
        {
            line.Gone = true;
        }

        var counted = lines.Where(l => l.Mark == MarkForm.Counted).ToList();
        for (var first = 0; first < counted.Count; )
        {
            var last = first;
            while (last + 1 < counted.Count && counted[last + 1].Page - counted[last].Page is 1 or 2)
            {
                last++;
            }

            // Items of a list are numbered too, but not at the distances of pages.
            if (last - first >= 2 && ComesWithPages([.. counted[first..(last + 1)].Select(l => l.Start)]))
            {
                counted[first..(last + 1)].ForEach(l => l.Gone = true);
            }

            first = last + 1;
        }
    }

    private static void MarkRunningHeads(List<Line> lines)
    {
        var heads = lines
            .Select((line, i) => (Line: line, Index: i))
            .Where(l => !l.Line.Gone && CanBeHead(l.Line.Text))
            .GroupBy(l => Digits().Replace(l.Line.Text, "0"));
        foreach (var head in heads)
        {
            var all = head.ToList();
            var beside = all.Where(l => BesideMark(lines, l.Index)).ToList();
            if (beside.Count >= RecursBesidePageMarks && beside.Count * 2 >= all.Count)
            {
                beside.ForEach(l => l.Line.Gone = true);
            }
            else if (
                all.Count >= Recurs
                && all.TrueForAll(l => l.Line.Text == all[0].Line.Text)
                && ComesWithPages([.. all.Select(l => l.Line.Start)])
            )
            {
                // The first of them may be the title.
                all[1..].ForEach(l => l.Line.Gone = true);
            }
        }
    }

    // Pages hold about as much text each; items of a list and words that a text repeats do not come at such distances.
    private static bool ComesWithPages(List<int> starts)
    {
        var gaps = starts.Zip(starts.Skip(1), (from, to) => to - from).Order().ToList();
        var usual = gaps[gaps.Count / 2];
        return usual >= ShortestPage && gaps.Count(gap => gap >= usual * 0.5 && gap <= usual * 1.6) >= gaps.Count * 0.8;
    }

    private static bool CanBeHead(string text) =>
        text.Length is >= 3 and <= LongestHead
        && HeadingPattern.Depth(text) == 0
        && !"。；，、：:！？;,".Contains(text[^1], StringComparison.Ordinal)
        && text[0] is not ('—' or '-' or '●' or '■' or '◆' or '·');

    // A head and a foot of two lines at the most lie between the text and the page mark.
    private static bool BesideMark(List<Line> lines, int index)
    {
        for (var near = Math.Max(0, index - 2); near <= Math.Min(lines.Count - 1, index + 2); near++)
        {
            if (lines[near].Gone && lines[near].Mark != MarkForm.None)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLink(string text) =>
        text.Length <= LongestLink
        && (
            Crumbs().IsMatch(text)
            || (
                Array.Exists(Links, link => text.StartsWith(link, StringComparison.Ordinal))
                && !text.Contains('。', StringComparison.Ordinal)
            )
        );

    // — 12 — inside a text whose line breaks are lost: page marks where they count up.
    private static List<TextSpan> InlineMarks(string text)
    {
        var marks = InlineMark().Matches(text).Select(m => (Span: new TextSpan(m.Index, m.Index + m.Length), Page: PageOf(m))).ToList();
        var counted = marks
            .Where(
                (mark, i) => (i + 1 < marks.Count && marks[i + 1].Page == mark.Page + 1) || (i > 0 && marks[i - 1].Page == mark.Page - 1)
            )
            .ToList();
        return counted.Count >= 3 || counted.Exists(m => m.Span.Of(text).Contains('页', StringComparison.Ordinal))
            ? [.. counted.Select(m => m.Span)]
            : [];
    }

    private static int PageOf(Match match) => int.Parse(match.Groups["page"].Value, null as IFormatProvider);

    [GeneratedRegex(
        @"^(?:[—–―\-－─·•~∙_]{1,3}\s*(?<page>[0-9０-９]{1,3})\s*[—–―\-－─·•~∙_]{1,3}|第\s*(?<page>[0-9]{1,3})\s*页(?:[\s，,/]*共\s*[0-9]{1,3}\s*页)?|[Pp]age\s*(?<page>[0-9]{1,3})(?:\s*(?:of|/)\s*[0-9]{1,3})?)$"
    )]
    private static partial Regex SureMark();

    [GeneratedRegex(@"^(?<page>[0-9０-９]{1,3})(?:\s*/\s*[0-9]{1,3})?$")]
    private static partial Regex CountedMark();

    [GeneratedRegex(
        @"(?<=\s|\p{L}|[，。；、：])[—–-]\s*(?<page>[0-9]{1,3})\s*[—–-](?=\s|\p{L})|第\s*(?<page>[0-9]{1,3})\s*页[\s，,/]*共\s*[0-9]{1,3}\s*页"
    )]
    private static partial Regex InlineMark();

    [GeneratedRegex(@"[0-9０-９]+")]
    private static partial Regex Digits();

    [GeneratedRegex(@"^(?:首页|网站首页|(?:您)?(?:当前|现在|所在)(?:的)?位置)\s*[:：>»›/].*$")]
    private static partial Regex Crumbs();
}
