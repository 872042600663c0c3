using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Reads the outline of a report: its chapters, and every list with its items.</summary>
internal sealed partial class OutlineReader(string text, IReadOnlyList<Section> sections, IReadOnlyList<Paragraph> paragraphs)
{
    // What announces a list is not farther before it.
    private const int Before = 240;

    private const int LongestHead = 60;

    // A line that is printed more than once, without the mark of a sentence at its end, is a running head.
    private readonly HashSet<string> runningHeads =
    [
        .. TextLines
            .Of(text)
            .Where(l => l.Length <= LongestHead && char.IsLetterOrDigit(text[l.End - 1]))
            .Select(l => l.Of(text))
            .CountBy(l => l)
            .Where(l => l.Value > 1)
            .Select(l => l.Key),
    ];

    /// <summary>The outline.</summary>
    public ReportOutline Read()
    {
        var chapters = new ChapterReader(text, sections, paragraphs).Read();
        var borders = chapters
            .Skip(chapters.Count > 0 && chapters[0].Kind == ChapterKind.Opening ? 1 : 0)
            .Select(c => c.Span.Start)
            .ToList();
        var found = new NumberedLists(text).Read(borders).ToList();
        found.AddRange(AnnouncedChapters(chapters));
        found.AddRange(Spread(found));
        var numbers = found.SelectMany(l => l.Starts.Select(s => s.Start)).Order().ToList();
        var headings = sections.Where(s => s.HeadingSpan.Length > 0).Select(s => s.HeadingSpan.Start).Concat(numbers).ToHashSet();
        foreach (var chapter in chapters.Where(c => c.Kind != ChapterKind.Glossary))
        {
            found.AddRange(new ParagraphLeads(text).Read(chapter.Span, headings));
        }

        var behind = new SentenceLists(text);
        foreach (var paragraph in paragraphs.Where(p => p.Kind != SectionKind.Annex))
        {
            found.AddRange(behind.Read(paragraph, numbers));
        }

        var inline = new InlineLists(text);
        foreach (var line in TextLines.Of(text))
        {
            found.AddRange(inline.Read(line, numbers));
        }

        return new ReportOutline(chapters, Finished(found, chapters));
    }

    // 今年要着重做好以下八个方面工作。 Eight chapters follow, which are its items.
    private IEnumerable<FoundList> AnnouncedChapters(IReadOnlyList<Chapter> chapters)
    {
        for (var i = 1; i < chapters.Count; i++)
        {
            if (ListMarkers.NumberOf(chapters[i].Heading) != 1)
            {
                continue;
            }

            var run = chapters.Skip(i).TakeWhile((c, n) => ListMarkers.NumberOf(c.Heading) == n + 1).ToList();
            if (
                run.Count > 2
                && Announcing.Before(text, chapters[i - 1].Span.Start, chapters[i].Span.Start, run.Count) is var (announcement, promised)
                && promised == run.Count
            )
            {
                var list = new FoundList(ListStyle.HanComma, true)
                {
                    Announcement = announcement,
                    Promised = promised,
                    Bound = run[^1].Span.End,
                    End = run[^1].Span.End,
                };
                list.Starts.AddRange(run.Select((c, n) => (c.Span.Start, (int?)(n + 1))));
                yield return list;
            }
        }
    }

    // 年内完成15项工程，其中交通工程4项：（1）… 城建工程5项：（1）… The items of lists of one style that follow one another are those of a list that their announcement counts together.
    private IEnumerable<FoundList> Spread(IReadOnlyList<FoundList> lists)
    {
        foreach (var style in lists.Where(l => !l.OnLine).GroupBy(l => l.Style).Select(g => g.OrderBy(l => l.Starts[0].Start).ToList()))
        {
            for (var i = 0; i < style.Count; i++)
            {
                var first = style[i].Starts[0].Start;
                var sentence = TextLines.Sentences(text, new TextSpan(Math.Max(0, first - Before), first))[^1];
                var run = style.Skip(i).TakeWhile((list, n) => n == 0 || IsNear(style[i + n - 1], list)).ToList();
                var counts = Announcing.Counts(sentence.Of(text));
                for (var n = run.Count; n > 1 && counts.Count > 1; n--)
                {
                    var starts = WithSingles([.. run.Take(n).SelectMany(l => l.Starts)]);
                    if (counts.Contains(starts.Count) && counts[^1] == run[0].Starts.Count)
                    {
                        var list = new FoundList(style[i].Style, false)
                        {
                            Announcement = sentence,
                            Promised = starts.Count,
                            Bound = run[n - 1].Bound,
                            IsOfSentences = true,
                        };
                        list.Starts.AddRange(starts);
                        yield return list;
                        i += n - 1;
                        break;
                    }
                }
            }
        }
    }

    // 卫生工程1项：… between such lists is an item too.
    private List<(int Start, int? Number)> WithSingles(List<(int Start, int? Number)> starts) =>
        [
            .. starts
                .Concat(
                    Single()
                        .Matches(text[starts[0].Start..starts[^1].Start])
                        .Select(m => (Start: starts[0].Start + m.Index + m.Length, Number: (int?)null))
                )
                .OrderBy(s => s.Start),
        ];

    private bool IsNear(FoundList list, FoundList next) =>
        next.Starts[0].Start - list.Starts[^1].Start < Before && !text.AsSpan(list.Starts[^1].Start..next.Starts[0].Start).Contains('\n');

    private List<ItemList> Finished(List<FoundList> found, IReadOnlyList<Chapter> chapters)
    {
        var lists = new List<ItemList>();
        var chapter = 0;
        foreach (var list in found.OrderBy(l => l.Starts[0].Start).ThenByDescending(l => l.Bound))
        {
            var first = list.Starts[0].Start;
            while (chapter + 1 < chapters.Count && chapters[chapter + 1].Span.Start <= first)
            {
                chapter++;
            }

            var items = Items(list);
            if (items.Count < 2)
            {
                continue;
            }

            var announced = list.Announcement is { } known
                ? (Span: known, list.Promised)
                : Announced(first, items.Count, chapters[chapter]);
            var parent = lists.FindLastIndex(l =>
                l.Items.Any(i =>
                    i.Span.Start <= first && items[^1].Span.End <= i.Span.End && l.Span != new TextSpan(first, items[^1].Span.End)
                )
            );
            lists.Add(new ItemList(list.Style, announced?.Span, announced?.Promised, items, chapter, parent));
        }

        return lists;
    }

    private (TextSpan Span, int? Promised)? Announced(int first, int count, Chapter chapter) =>
        Announcing.Before(text, Math.Max(chapter.Span.Start, first - Before), first, count);

    private List<ListItem> Items(FoundList list)
    {
        var starts = list.Starts;
        var items = new List<ListItem>();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1].Start : list.End ?? LastEnd(list);
            end = list.IsOfSentences ? TextLines.Sentences(text, new TextSpan(starts[i].Start, end))[0].End : end;
            var marks = list.Style is ListStyle.Enumeration or ListStyle.Comma or ListStyle.Semicolon ? "，,、；;。 \n" : " \n";
            var span = TextLines.Trim(text, new TextSpan(starts[i].Start, end), marks);
            if (span.Length > 0)
            {
                span = WithoutFurniture(span);
                items.Add(new ListItem(starts[i].Number, Head(list.Style, span), span));
            }
        }

        return items;
    }

    // A page number or a running head behind an item is no part of it.
    private TextSpan WithoutFurniture(TextSpan item)
    {
        while (
            text.LastIndexOf('\n', item.End - 1, item.Length) is var at and > 0
            && text[(at + 1)..item.End] is var line
            && (PageMark().IsMatch(line) || runningHeads.Contains(line))
        )
        {
            item = new TextSpan(item.Start, at);
        }

        return item;
    }

    // The last item takes as much as the others do: one sentence, one paragraph, or all up to the next heading.
    private int LastEnd(FoundList list)
    {
        var starts = list.Starts;
        var last = starts[^1].Start;
        var line = text.IndexOf('\n', last);
        line = Math.Min(line < 0 ? text.Length : line, list.Bound);
        var before = Enumerable
            .Range(0, starts.Count - 1)
            .Select(i => TextLines.Trim(text, new TextSpan(starts[i].Start, starts[i + 1].Start), " \n"))
            .ToList();
        if (list.OnLine && before.Exists(s => text.AsSpan(s.Start, s.Length).Contains('\n')))
        {
            return Farewell(last, list.Bound);
        }

        var sentences = TextLines.Sentences(text, new TextSpan(last, line));
        if (before.TrueForAll(s => TextLines.Sentences(text, s).Count == 1))
        {
            return sentences[0].End;
        }

        return sentences
            .Skip(1)
            .Where(s => After().IsMatch(text[s.Start..Math.Min(s.End, s.Start + 12)]))
            .Select(s => s.Start)
            .FirstOrDefault(line);
    }

    // The closing words of a report belong to no item.
    private int Farewell(int from, int bound) =>
        TextLines
            .Of(text[..bound])
            .Where(l => l.Start > from && text.AsSpan(l.Start, l.Length).StartsWith("各位代表"))
            .Select(l => l.Start)
            .FirstOrDefault(bound);

    private TextSpan Head(ListStyle style, TextSpan item)
    {
        var from = style is ListStyle.Digit ? item.Start + 3 : item.Start + 1;
        var stop = from < item.End ? text.IndexOfAny(['。', '；', '！', '：', '\n', ';'], from, item.End - from) : -1;
        var end = stop < 0 ? item.End : stop;
        if (
            end - item.Start > LongestHead
            && text.IndexOfAny(['，', ','], Math.Min(from + 3, item.End - 1), Math.Max(0, end - Math.Min(from + 3, item.End - 1)))
                is var comma
                    and > 0
        )
        {
            end = comma;
        }

        return new TextSpan(item.Start, Math.Max(end, Math.Min(item.End, from)));
    }

    [GeneratedRegex(@"^[-—–·\s]*(?:第\s*)?\d{1,3}\s*(?:页|/\s*\d{1,3})?(?:[，,]?\s*共\s*\d{1,3}\s*页)?[-—–·\s]*$")]
    private static partial Regex PageMark();

    [GeneratedRegex("(?<=[。；])[^，。；：]{1,12}[1一](?:项|件|个)：")]
    private static partial Regex Single();

    [GeneratedRegex("^(?:同时|对此|对于这些|对这些|这些问题|各位代表|此外|以上|通过以上|为此|在此|总之)")]
    private static partial Regex After();
}
