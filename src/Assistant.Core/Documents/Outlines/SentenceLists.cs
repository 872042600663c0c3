using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>
/// Finds lists whose items are sentences of one paragraph: the problems behind the sentence that admits them, and parts that each begin with a short sentence
/// of their own (提升政策撬动力。…夯实投资基本盘。…).
/// </summary>
internal sealed partial class SentenceLists(string text)
{
    private const int FewestProblems = 2;
    private const int FewestLeads = 3;
    private const int LongestLead = 20;
    private const int ShortestText = 24;
    private const int AlikeWords = 2;
    private const int SentencesOfAnItem = 5;

    /// <summary>The lists of a paragraph.</summary>
    /// <param name="numbered">Where numbered items begin: such a paragraph has its list already.</param>
    public IEnumerable<FoundList> Read(Paragraph paragraph, IReadOnlyList<int> numbered)
    {
        if (numbered.Any(n => n > paragraph.Span.Start && n < paragraph.Span.End))
        {
            yield break;
        }

        var sentences = TextLines.Sentences(text, paragraph.Span);
        var list =
            paragraph.Kind == SectionKind.Problems
                ? Problems(sentences)
                : Leads(sentences, paragraph.Span) ?? Alike(sentences, paragraph.Span);
        if (list is not null)
        {
            yield return list;
        }
    }

    private FoundList? Problems(List<TextSpan> sentences)
    {
        var at = sentences.FindIndex(s => Admits().IsMatch(s.Of(text)) && Cue.Problem.IsIn(s.Of(text)));
        if (at < 0)
        {
            return null;
        }

        var items = sentences.Skip(at + 1).TakeWhile(s => !Answers().IsMatch(s.Of(text))).ToList();
        var announcement = sentences[at];
        var colon = text.LastIndexOfAny(['：', ':'], announcement.End - 1, announcement.Length);
        if (colon >= 0 && colon < announcement.End - 2)
        {
            items.Insert(0, new TextSpan(colon + 1, announcement.End));
            announcement = new TextSpan(announcement.Start, colon + 1);
        }

        return items.Count < FewestProblems ? null : List(ListStyle.Sentence, items, items[^1].End, announcement);
    }

    private FoundList? Leads(List<TextSpan> sentences, TextSpan paragraph)
    {
        var leads = sentences.Where((s, i) => i + 1 < sentences.Count && IsLead(s) && sentences[i + 1].Length >= ShortestText).ToList();
        return leads.Count < FewestLeads || leads[0] != sentences[0] && !Announcing(sentences, leads[0])
            ? null
            : List(ListStyle.Lead, leads, paragraph.End, leads[0] == sentences[0] ? null : sentences[sentences.IndexOf(leads[0]) - 1]);
    }

    // 打造学习型政府。…打造服务型政府。…打造法治型政府。…: sentences that begin alike, each perhaps with more that belongs to it.
    private FoundList? Alike(List<TextSpan> sentences, TextSpan paragraph)
    {
        for (var i = 0; i + FewestLeads <= sentences.Count && i <= 2; i++)
        {
            var words = text[sentences[i].Start..Math.Min(sentences[i].End, sentences[i].Start + AlikeWords)];
            var alike = sentences.Skip(i).Where(s => text.AsSpan(s.Start, s.Length).StartsWith(words)).ToList();
            if (
                alike.Count >= FewestLeads
                && !NotAlike().IsMatch(words)
                && alike.Zip(alike.Skip(1)).All(pair => sentences.IndexOf(pair.Second) - sentences.IndexOf(pair.First) <= SentencesOfAnItem)
            )
            {
                return List(ListStyle.Lead, alike, paragraph.End, i == 0 ? null : sentences[i - 1]);
            }
        }

        return null;
    }

    private bool Announcing(List<TextSpan> sentences, TextSpan lead) => sentences.IndexOf(lead) == 1;

    private bool IsLead(TextSpan sentence) =>
        sentence.Length <= LongestLead && text[sentence.End - 1] == '。' && !NoLead().IsMatch(sentence.Of(text));

    private static FoundList List(ListStyle style, IEnumerable<TextSpan> items, int end, TextSpan? announcement)
    {
        var list = new FoundList(style, false)
        {
            Announcement = announcement,
            Bound = end,
            End = end,
        };
        list.Starts.AddRange(items.Select(i => (i.Start, (int?)null)));
        return list;
    }

    [GeneratedRegex("(?:看到|认识|存在|面临|意识|正视|表现)")]
    private static partial Regex Admits();

    [GeneratedRegex(
        "^(?:对此|对这些|针对|面对这些|这些(?!问题主要)|我们(?:一定|将|要|必须|坚信)|为此|各位代表|同志们|今后|下一步)|(?:高度重视|认真(?:加以)?解决|切实(?:加以)?解决)"
    )]
    private static partial Regex Answers();

    [GeneratedRegex("^(?:各位|同志|全[市省区县州国]|我们|今年|去年|一年|这些|加快|其中|同时)|\\W")]
    private static partial Regex NotAlike();

    [GeneratedRegex(@"[：\d]|，.*，|、.*、|^(?:各位代表|同志们|同时|对此|为此)|第[一二三四五]")]
    private static partial Regex NoLead();
}
