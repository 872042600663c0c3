using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Gives the items of a list of an outline as statements, and finds the list of problems.</summary>
internal sealed partial class OutlineLists(ICorpusSnapshot snapshot)
{
    // What a question for all problems may say beside that, and how long the list of them is at most.
    private const int LongestRest = 3;
    private const int LongestProblems = 1_500;

    /// <summary>
    /// The problems that a report admits, where the question asks for them and for nothing narrower; else null. A question that calls them problems is given the whole
    /// section instead.
    /// </summary>
    public FoundItems? Problems(ParsedQuestion question, Passage? best)
    {
        if (best is not { SectionKind: SectionKind.Problems } || question.Kind != QuestionKind.List || !Problem().IsMatch(question.Text))
        {
            return null;
        }

        var rest = Generic().Replace(ListCandidates.Core(question), string.Empty);
        var list =
            rest.Length > LongestRest
                ? null
                : snapshot
                    .Outline(best.Report)
                    .Lists.Where(l => l.Span.Overlaps(best) && l.Style is ListStyle.Sentence or ListStyle.Semicolon or ListStyle.Counted)
                    .Where(l => l.Span.Length < LongestProblems)
                    .MaxBy(l => l.Span.Length);
        return list is null ? null : new FoundItems(best.Report, list);
    }

    /// <summary>The beginning of each item as a statement, up to a clause where it is long; where one passage gives them all, that passage.</summary>
    public IReadOnlyList<QuotedStatement> Statements(FoundItems found)
    {
        var passages = snapshot.Passages(found.Report);
        if (passages.FirstOrDefault(found.IsGivenBy) is { } whole)
        {
            return [QuoteCutter.Whole(string.Empty, whole)];
        }

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

    [GeneratedRegex("问题|困难|不足|短板|毛病|难处|缺点|差距|挑战|薄弱|没(?:干|做|解决)好?|不够|搞得不")]
    private static partial Regex Problem();

    [GeneratedRegex(
        "问题|困难|不足|短板|毛病|难处|缺点|差距|挑战|薄弱|环节|没(?:干|做|解决)好?|做?得?不够|自己|自家|也|还|清醒|承认|认识|看到|认账|坦承|坦言|存在|面临|目前|当前|眼下|现在|主要|地方|[省市区县州][里上]?|政府|我们|咱|点名|到底|可|作|检视|对|工作|发展|经济|社会|和|与|以及|那些|这些|正视|指出|列|检讨|摆"
    )]
    private static partial Regex Generic();
}

/// <summary>A list that answers a question.</summary>
/// <param name="Report">The report that has it.</param>
internal sealed record FoundItems(string Report, ItemList List)
{
    /// <summary>Whether a passage gives the whole list.</summary>
    public bool IsGivenBy(Passage passage) => passage.Start <= List.Span.Start && List.Items[^1].Head.End <= passage.End;
}
