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

    // A list is named plainly where it holds so much of what the question says.
    private const double Plainly = 0.6;

    // What a question for all problems may say beside that, and how long the list of them is at most.
    private const int LongestRest = 3;
    private const int LongestProblems = 1_500;

    // Lists are looked for around so many of the best passages.
    private const int Near = 5;

    /// <summary>The list that the question asks for, if it is one over several passages; else null.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="near">The passages that were found, the best first.</param>
    /// <param name="reports">The reports that were searched.</param>
    /// <param name="certain">Whether one of them answers; else only a list with as many items as are asked for is given.</param>
    public FoundItems? Find(ParsedQuestion question, IEnumerable<Passage> near, IReadOnlyList<ReportInfo> reports, bool certain)
    {
        if (SizeOf(question) is null && (!certain || !AsksForParts().IsMatch(question.Text)))
        {
            return null;
        }

        var core = Core(question);
        var candidates = Candidates(question, core, near);
        return candidates.FirstOrDefault() ?? (SizeOf(question) is null ? null : Named(question, core, reports));
    }

    /// <summary>The problems that a report admits, where the question asks for them and for nothing narrower; else null.</summary>
    public FoundItems? Problems(ParsedQuestion question, Passage? best)
    {
        // A question that calls them problems is given the whole section.
        if (
            best is not { SectionKind: SectionKind.Problems }
            || question.Kind != QuestionKind.List
            || Cue.Problem.IsIn(question.Text)
            || !Problem().IsMatch(question.Text)
        )
        {
            return null;
        }

        var rest = Generic()
            .Replace(Structure().Replace(PlaceReader.Replace(question.Text, question.Places, string.Empty), string.Empty), string.Empty);
        var list =
            rest.Length > LongestRest
                ? null
                : snapshot
                    .Outline(best.Report)
                    .Lists.Where(l =>
                        l.Span.Start < best.End
                        && best.Start < l.Span.End
                        && l.Style is ListStyle.Sentence or ListStyle.Semicolon or ListStyle.Counted
                    )
                    .Where(l => l.Span.Length < LongestProblems)
                    .MaxBy(l => l.Span.Length);
        return list is null ? null : new FoundItems(best.Report, list);
    }

    // A list of the report that the question names so plainly that no passage need have been found near it.
    private FoundItems? Named(ParsedQuestion question, string core, IReadOnlyList<ReportInfo> reports) =>
        reports.Count != 1
            ? null
            : snapshot
                .Outline(reports[0].Report)
                .Lists.Select((list, index) => (list, likeness: TextLikeness.Containment(core, About(reports[0].Report, index))))
                .Where(l => l.likeness >= Plainly && Fits(l.list, SizeOf(question)))
                .OrderByDescending(l => l.likeness)
                .Select(l => new FoundItems(reports[0].Report, l.list))
                .FirstOrDefault();

    private IEnumerable<FoundItems> Candidates(ParsedQuestion question, string core, IEnumerable<Passage> near) =>
        from found in near.Take(Near).Select((passage, rank) => (passage, rank))
        from list in Around(found.passage)
        let likeness = TextLikeness.Containment(core, About(found.passage.Report, list.Index))
        let needed = SizeOf(question) is not null ? Agrees : Unnamed
        where Fits(list.List, SizeOf(question)) && likeness >= needed
        orderby likeness - (0.05 * found.rank) - (list.ByItem ? 0.1 : 0) descending
        select new FoundItems(found.passage.Report, list.List);

    /// <summary>The beginning of each item as a statement: up to a clause where it is long.</summary>
    public IReadOnlyList<QuotedStatement> Statements(FoundItems found)
    {
        var passages = snapshot.Passages(found.Report);
        var statements = new List<QuotedStatement>();
        foreach (var item in found.List.Items)
        {
            if (passages.LastOrDefault(p => p.Start <= item.Span.Start && item.Span.Start < p.End) is { } passage)
            {
                var cited = WithWhatFollows(passage, item, passages);
                var end = Math.Max(Math.Min(item.Head.End, cited.End), Cut(cited, item));
                statements.Add(
                    new QuotedStatement(
                        string.Empty,
                        cited.Text[(item.Span.Start - cited.Start)..(end - cited.Start)],
                        cited,
                        item.Span.Start,
                        end
                    )
                );
            }
        }

        return statements;
    }

    private const int LongestItem = 90;
    private const int ShortPassage = 30;
    private const int LongestCited = 150;

    // A lead is cited together with the sentence that it leads, and a number with what it numbers.
    private Passage WithWhatFollows(Passage passage, ListItem item, IReadOnlyList<Passage> passages)
    {
        if (passage.Text.Length > ShortPassage || passage.Ordinal + 1 >= passages.Count)
        {
            return passage;
        }

        var next = passages[passage.Ordinal + 1];
        var text = snapshot.Text(passage.Report)!;
        var alone = passage.End - item.Span.Start < 4;
        return
            next.End > item.Span.End
            || next.End - passage.Start > LongestCited
            || (!alone && text.AsSpan(passage.Start, next.Start - passage.Start).Contains('\n'))
            ? passage
            : passage with
            {
                Text = text[passage.Start..next.End],
                End = next.End,
            };
    }

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

        while (
            end > item.Span.Start + 1 && passage.Text[end - 1 - passage.Start] is '。' or '；' or '，' or '、' or '：' or ';' or '\n' or ' '
        )
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
            : list.Promised == size
                || (list.Items.Count == size && list.Style is not (ListStyle.Enumeration or ListStyle.Comma or ListStyle.Semicolon));

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

    // 三头, 四股劲, “三要”: measures that count parts of a list and little else.
    private static int? SizeOf(ParsedQuestion question) =>
        question.ListSize
        ?? (
            Measured().Match(question.Text) is { Success: true } match && ChineseNumber.TryParse(match.Groups[1].Value, out var size)
                ? (int)size
                : null
        );

    private static string Core(ParsedQuestion question) =>
        Structure().Replace(PlaceReader.Replace(question.Text, question.Places, string.Empty), string.Empty);

    [GeneratedRegex(
        "(?:分|有|从|在|抓|讲|按|列|包括|提出|提|安排|部署|写|说|做)[^，。]{0,8}(?:哪|几|什么|啥)[^，。]{0,3}(?:块|方面|条|段|部分|层|点)|标题|哪[几些](?:条|块|个?方面|件|项|点|层|段|大)|分别(?:是|讲)(?:什么|啥|哪)|(?:各|都)(?:是|讲)(?:什么|啥)|几[条块层]|部分列出|的要点|怎么(?:部署|安排)|几(?:头|步|点|句)|分别管|各讲|各是|下设"
    )]
    private static partial Regex AsksForParts();

    [GeneratedRegex(@"(?:[“‘""](?=[三四五六七八九]\p{L}))?([两二三四五六七八九十])(?:头|股|摊|句|层|步|轮|道|把|篇|(?<=[“‘""].)(?=\p{L}))")]
    private static partial Regex Measured();

    [GeneratedRegex("问题|困难|不足|短板|毛病|难处|缺点|差距|挑战|薄弱|没(?:干|做|解决)好?|不够|搞得不")]
    private static partial Regex Problem();

    [GeneratedRegex(
        "问题|困难|不足|短板|毛病|难处|缺点|差距|挑战|薄弱|环节|没(?:干|做|解决)好?|做?得?不够|自己|自家|也|还|清醒|承认|认识|看到|认账|坦承|坦言|存在|面临|目前|当前|眼下|现在|主要|地方|[省市区县州][里上]?|政府|我们|咱|点名|到底|可|作|检视|对|工作|发展|经济|社会|和|与|以及|那些|这些|正视|指出|列|检讨|摆"
    )]
    private static partial Regex Generic();

    [GeneratedRegex(
        @"(?:19|20)\d\d年?|今年|去年|报告|政府工作|分别|具体|都|哪[几些]?|[几两一二三四五六七八九十\d]+(?:个|大|条|块|项|件|点|层|类|段)?|什么|是|有|的|了|吗|呢|啥|么|分成|分为|分|从|来|在|部分|方面|部署|安排|讲|说|提出|要求|小?标题|[？?，,。、“”""]"
    )]
    private static partial Regex Structure();
}

/// <summary>A list that answers a question.</summary>
/// <param name="Report">The report that has it.</param>
internal sealed record FoundItems(string Report, ItemList List);
