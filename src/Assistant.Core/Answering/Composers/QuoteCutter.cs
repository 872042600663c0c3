using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Cuts the quote of an answer out of a passage: whole where it is short, else the clauses that answer with what they lean on.</summary>
internal static partial class QuoteCutter
{
    private const int WholeUpTo = 110;

    // A clause that names so much of what is asked needs none before it (其中国际货邮吞吐量4.9万吨).
    private const double MostOfIt = 0.5;

    /// <summary>The verbatim part of <paramref name="passage"/> around its clauses <paramref name="first"/> to <paramref name="last"/>.</summary>
    public static QuotedStatement Cut(string frame, Passage passage, int first, int last, int wholeUpTo = WholeUpTo)
    {
        var clauses = PassageView.Of(passage).Clauses;
        var (start, end) = (0, passage.Text.Length);
        if (passage.Text.Length > wholeUpTo && clauses.Count > 0)
        {
            (first, last) = Extend(clauses, passage.Text, first, last);
            (start, end) = (clauses[first].Start, clauses[last].End);
        }

        return Trimmed(frame, passage, start, end);
    }

    /// <summary>
    /// The clauses <paramref name="first"/> to <paramref name="last"/> with what goes on about them and nothing beside; of an enumeration (镇4个、村11个) only
    /// the item that <paramref name="holds"/> says most of. A narrow quote without a figure would answer nothing.
    /// </summary>
    public static QuotedStatement Narrow(string frame, Passage passage, int first, int last, Func<string, double> holds)
    {
        var clauses = PassageView.Of(passage).Clauses;
        if (clauses.Count == 0)
        {
            return Whole(frame, passage);
        }

        var itself = first == last && clauses[first].Normalized.Any(char.IsAsciiDigit) && holds(clauses[first].Normalized) >= MostOfIt;
        var chosen = first;
        (first, last) = GoingOn(clauses, passage.Text, first, last);
        first = itself ? chosen : first;
        var (start, end) = first == last ? Item(passage.Text, clauses[first], holds) : (clauses[first].Start, clauses[last].End);
        return passage.Text.AsSpan(start, end - start).ContainsAnyInRange('0', '9')
            ? Trimmed(frame, passage, start, end)
            : Cut(frame, passage, first, last);
    }

    // Each item has a figure of its own: nothing is lost with the others but what they share.
    private static (int Start, int End) Item(string text, ClauseView clause, Func<string, double> holds)
    {
        var items = Enumeration().Matches(text[clause.Start..clause.End]);
        if (items.Count < 2 || Together().IsMatch(text[clause.Start..clause.End]) || items.Any(i => !i.Value.Any(char.IsAsciiDigit)))
        {
            return (clause.Start, clause.End);
        }

        double[] held = [.. items.Select(i => holds(i.Value))];
        var best = Array.IndexOf(held, held.Max());
        return held.Count(h => h == held[best]) > 1
            ? (clause.Start, clause.End)
            : (clause.Start + items[best].Index, clause.Start + items[best].Index + items[best].Length);
    }

    /// <summary>The whole passage.</summary>
    public static QuotedStatement Whole(string frame, Passage passage) => Trimmed(frame, passage, 0, passage.Text.Length);

    private static (int First, int Last) Extend(IReadOnlyList<ClauseView> clauses, string text, int first, int last)
    {
        (first, last) = GoingOn(clauses, text, first, last);

        // One clause more on either side keeps what a question asks beside its main thing, when it is short.
        if (
            last + 1 < clauses.Count
            && text[clauses[last].End - 1] is not ('。' or '；' or ';')
            && clauses[last + 1].End - clauses[first].Start <= WholeUpTo
        )
        {
            last++;
        }

        return (first, last);
    }

    // A clause without its subject leans on the one before; a clause that goes on (增长…, 其中…) belongs to the one it follows.
    private static (int First, int Last) GoingOn(IReadOnlyList<ClauseView> clauses, string text, int first, int last)
    {
        while (first > 0 && (Leaning().IsMatch(text[clauses[first].Start..]) || text[clauses[first - 1].End - 1] is '：' or ':'))
        {
            first--;
        }

        while (
            last + 1 < clauses.Count
            && Leaning().IsMatch(text[clauses[last + 1].Start..])
            && text[clauses[last].End - 1] is not ('。' or '；' or ';')
        )
        {
            last++;
        }

        return (first, last);
    }

    /// <summary>The text from <paramref name="start"/> to <paramref name="end"/> of the passage without the marks at its ends.</summary>
    public static QuotedStatement Trimmed(string frame, Passage passage, int start, int end)
    {
        var text = passage.Text;
        while (start < end && (char.IsWhiteSpace(text[start]) || text[start] is '，' or ',' or '；' or ';' or '、'))
        {
            start++;
        }

        while (
            end > start && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '，' or ',' or '；' or ';' or '、' or '。' or '：' or ':')
        )
        {
            end--;
        }

        return new QuotedStatement(frame, text[start..end], passage, passage.Start + start, passage.Start + end);
    }

    // 分别增长4.7%、6.6%: neither says anything without what is in front.
    [GeneratedRegex("分别|各自|依次|各[达为增有]")]
    private static partial Regex Together();

    [GeneratedRegex("[^、]+")]
    private static partial Regex Enumeration();

    [GeneratedRegex(
        @"^\s*[""“]?(同比|比上年|较上年|比去年|较去年|增长|下降|提高|增加|减少|降低|增速|增幅|占|其中|达到|位居|居|排名|列|总投资|分别|预计|总量|突破|净增|高于|低于|快于|上升|回落|实现|完成\d|面积)"
    )]
    private static partial Regex Leaning();
}
