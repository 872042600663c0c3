using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Finds, in the outlines of the reports, the list that a question asks for, near the passages that were found for it.</summary>
internal sealed partial class OutlineLists(ICorpusSnapshot snapshot)
{
    // What a list is about must hold so much of what the question says: where the number of the items agrees, where it is not named, and where only an item was found.
    private const double Agrees = 0.25;
    private const double Unnamed = 0.34;

    // Lists are looked for around so many of the best passages.
    private const int Near = 5;

    /// <summary>The list that the question asks for, if it is one over several passages; else null.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="near">The passages that were found, the best first.</param>
    /// <param name="certain">Whether one of them answers; else only a list with as many items as are asked for is given.</param>
    public FoundItems? Find(ParsedQuestion question, IEnumerable<Passage> near, bool certain)
    {
        if (question.ListSize is null && (!certain || !AsksForParts().IsMatch(question.Text)))
        {
            return null;
        }

        var core = Core(question);
        var candidates =
            from found in near.Take(Near).Select((passage, rank) => (passage, rank))
            from list in Around(found.passage)
            let likeness = TextLikeness.Containment(core, About(found.passage.Report, list.Index))
            let needed = question.ListSize is not null ? Agrees : Unnamed
            where Fits(list.List, question.ListSize) && likeness >= needed
            orderby likeness - (0.05 * found.rank) - (list.ByItem ? 0.1 : 0) descending
            select new FoundItems(found.passage.Report, list.List);
        return candidates.FirstOrDefault();
    }

    /// <summary>The beginning of each item as a statement: up to a clause where it is long.</summary>
    public IReadOnlyList<QuotedStatement> Statements(FoundItems found)
    {
        var passages = snapshot.Passages(found.Report);
        var statements = new List<QuotedStatement>();
        foreach (var item in found.List.Items)
        {
            if (passages.LastOrDefault(p => p.Start <= item.Span.Start && item.Span.Start < p.End) is { } passage)
            {
                var end = Math.Max(Math.Min(item.Head.End, passage.End), Cut(passage, item));
                statements.Add(
                    new QuotedStatement(string.Empty, passage.Text[(item.Span.Start - passage.Start)..(end - passage.Start)], passage, item.Span.Start, end)
                );
            }
        }

        return statements;
    }

    private const int LongestItem = 90;

    // The end of the last clause that keeps the item short enough to be read in a list.
    private static int Cut(Passage passage, ListItem item)
    {
        var end = Math.Min(item.Span.End, passage.End);
        if (end - item.Span.Start > LongestItem)
        {
            var from = item.Span.Start - passage.Start;
            var at = passage.Text.LastIndexOfAny(['，', '；', '。'], from + LongestItem - 1, LongestItem);
            end = at > from ? passage.Start + at : item.Head.End;
        }

        while (end > item.Span.Start + 1 && passage.Text[end - 1 - passage.Start] is '。' or '；' or '，' or '、' or '：' or ';' or '\n' or ' ')
        {
            end--;
        }

        return end;
    }

    private IEnumerable<(ItemList List, int Index, bool ByItem)> Around(Passage passage)
    {
        var outline = snapshot.Outline(passage.Report);
        for (var i = 0; i < outline.Lists.Count; i++)
        {
            var list = outline.Lists[i];
            if (list.Items[^1].Span.Start < passage.End && passage.Start <= list.Items[0].Span.Start)
            {
                // The passage itself gives all of it.
                continue;
            }

            if (list.Announcement is { } announcement && announcement.Start < passage.End && passage.Start < announcement.End)
            {
                yield return (list, i, false);
            }
            else if (IsHeadedBy(outline, i, passage))
            {
                yield return (list, i, false);
            }
            else if (list.Items.Any(item => passage.Start <= item.Span.Start && item.Span.Start < passage.End))
            {
                yield return (list, i, true);
            }
        }
    }

    // The first list within an item is what its heading heads; so is the first list of a chapter.
    private static bool IsHeadedBy(ReportOutline outline, int index, Passage passage)
    {
        var list = outline.Lists[index];
        var first = list.Items[0].Span.Start;
        if (list.Parent >= 0)
        {
            var around = outline.Lists[list.Parent].Items.First(i => i.Span.Start <= first && first < i.Span.End);
            return passage.Start <= around.Span.Start
                && around.Span.Start < passage.End
                && !outline.Lists.Take(index).Any(l => l.Parent == list.Parent && around.Span.Contains(l.Items[0].Span.Start));
        }

        var chapter = outline.Chapters[list.Chapter];
        return chapter.HeadingSpan.Start < passage.End
            && passage.Start < chapter.HeadingSpan.End
            && !outline.Lists.Any(l => l.Chapter == list.Chapter && l.Parent < 0 && l.Span.Length > list.Span.Length);
    }

    private static bool Fits(ItemList list, int? size) =>
        size is null
            ? list.Style is not (ListStyle.Enumeration or ListStyle.Comma or ListStyle.Semicolon)
            : list.Items.Count == size || list.Promised == size;

    // What announces the list, the headings around it, and the words that its items begin with.
    private string About(string report, int index)
    {
        var text = snapshot.Text(report)!;
        var outline = snapshot.Outline(report);
        var list = outline.Lists[index];
        var words = new List<string> { outline.Chapters[list.Chapter].Heading, list.Announcement?.Of(text) ?? string.Empty };
        words.AddRange(list.Items.Select(i => i.Head.Of(text)));
        for (var parent = list.Parent; parent >= 0; parent = outline.Lists[parent].Parent)
        {
            words.Add(outline.Lists[parent].Items.First(i => i.Span.Contains(list.Items[0].Span.Start)).Head.Of(text));
        }

        return SearchText.Normalize(string.Join('\n', words));
    }

    private static string Core(ParsedQuestion question) =>
        Structure().Replace(PlaceReader.Replace(question.Text, question.Places, string.Empty), string.Empty);

    [GeneratedRegex(
        "(?:分|有|从|在|抓|讲|按|列|包括|提出|提|安排|部署|写|说|做)[^，。]{0,8}(?:哪|几|什么|啥)[^，。]{0,3}(?:块|方面|条|段|部分|层|点)|标题|哪[几些](?:条|块|个?方面|件|项|点|层|段|大)|分别(?:是|讲)(?:什么|啥|哪)|(?:各|都)(?:是|讲)(?:什么|啥)|几[条块层]|部分列出|的要点|怎么(?:部署|安排)"
    )]
    private static partial Regex AsksForParts();

    [GeneratedRegex(
        @"(?:19|20)\d\d年?|今年|去年|报告|政府工作|分别|具体|都|哪[几些]?|[几两一二三四五六七八九十\d]+(?:个|大|条|块|项|件|点|层|类|段)?|什么|是|有|的|了|吗|呢|啥|么|分成|分为|分|从|来|在|部分|方面|部署|安排|讲|说|提出|要求|小?标题|[？?，,。、“”""]"
    )]
    private static partial Regex Structure();
}

/// <summary>A list that answers a question.</summary>
/// <param name="Report">The report that has it.</param>
internal sealed record FoundItems(string Report, ItemList List);
