using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Finds which the nth item of a list is (第三件是什么, 最后一项呢) or what it means (排第一的那个是什么意思): of the list that the question before asked for, or of the one that
/// the question names with its size (六方面工作中第六个是什么).
/// </summary>
internal sealed partial class OrdinalAnswers(ICorpusSnapshot snapshot, ReportsPlugin plugin)
{
    // A question that leans on a list says little more than which item it wants.
    private const int LongestLeaning = 20;

    // No report numbers more items of one list.
    private const int LongestList = 20;

    // Items are parted by semicolons, else by 、, else by any of these.
    private static readonly char[][] Separators =
    [
        ['；', ';'],
        ['、'],
        ['、', '；', ';', '，', ','],
    ];

    /// <summary>
    /// The item as the report gives it, cut out of its passage where the list is a sentence, or its glossary entry where its meaning is asked for; null when no item
    /// of a list is asked for, or the items cannot be told apart.
    /// </summary>
    public Passage? Find(ParsedQuestion question, Evidence evidence)
    {
        if (Position(SearchText.Normalize(question.Typed)) is not { } position || ListAskedFor(question) is not { } asked)
        {
            return null;
        }

        var names = evidence.Reports.Select(r => r.Report).ToList();
        var found = evidence.Parts.SelectMany(p => p.Ranked.Take(AnswerRules.Few)).Select(r => r.Passage);
        var items = plugin
            .DefineTerm(asked.Text, names)
            .Take(1)
            .Concat(found)
            .Select(passage => Items(passage, asked.ListSize))
            .FirstOrDefault(items => items.Count > 0 && items.Count >= position);
        var item = items?[position == 0 ? items.Count - 1 : position - 1];
        return item is null || question.Kind != QuestionKind.Definition ? item : Entry(item.Text, names);
    }

    // 0 for the last one; null where no item is asked for.
    private static int? Position(string text) =>
        Last().IsMatch(text) ? 0
        : Ordinal().Match(text) is { Success: true } match
        && ChineseNumber.TryParse(match.Groups[1].Value, out var position)
        && position > 0
            ? (int)position
        : null;

    private static ParsedQuestion? ListAskedFor(ParsedQuestion question) =>
        question.Previous is { Kind: QuestionKind.List or QuestionKind.Definition } previous && question.Typed.Length <= LongestLeaning
            ? previous
        : question.ListSize is not null && question.Kind is QuestionKind.List or QuestionKind.Fact or QuestionKind.Definition ? question
        : null;

    /// <summary>The items of the list that a passage gives or announces, as many as were asked for where that is known; none where it cannot be told.</summary>
    private IReadOnlyList<Passage> Items(Passage passage, int? size)
    {
        var all = snapshot.Passages(passage.Report);
        var sizes = size is { } known ? [known] : Enumerable.Range(2, LongestList - 1);
        if (sizes.Select(n => NumberedItems.Around(passage, n, all)).FirstOrDefault(items => items.Count > 1) is { } numbered)
        {
            return numbered;
        }

        // Behind the colon of a definition, else the whole passage; clauses are items only where there are as many as were asked for.
        var start = passage.Text.IndexOfAny([':', '：']) + 1;
        return Separators
            .Take(size is null ? Separators.Length - 1 : Separators.Length)
            .Select(separators => Parts(passage, start, separators))
            .FirstOrDefault(parts => size is null ? parts.Count > 1 : parts.Count == size)
            ?? [];
    }

    private static List<Passage> Parts(Passage passage, int from, char[] separators)
    {
        var parts = new List<Passage>();
        for (var start = from; start < passage.Text.Length; )
        {
            var next = passage.Text.IndexOfAny(separators, start);
            var end = next < 0 ? passage.Text.Length : next;
            var (left, right) = (start, end);
            while (left < right && char.IsWhiteSpace(passage.Text[left]))
            {
                left++;
            }

            while (right > left && (char.IsWhiteSpace(passage.Text[right - 1]) || passage.Text[right - 1] == '。'))
            {
                right--;
            }

            if (right > left)
            {
                parts.Add(passage with { Text = passage.Text[left..right], Start = passage.Start + left, End = passage.Start + right });
            }

            start = end + 1;
        }

        return parts;
    }

    private Passage? Entry(string item, IReadOnlyList<string> names)
    {
        var key = GlossaryTerm.Key(item);
        var entries = plugin.DefineTerm(key, names);
        return entries.FirstOrDefault(p => snapshot.Glossary(p.Report).Any(e => GlossaryTerm.Key(e.Term) == key && e.Span.Start == p.Start))
            ?? (entries.Count > 0 ? entries[0] : null);
    }

    [GeneratedRegex(@"第([一二三四五六七八九十]{1,3}|\d{1,2})(?:个|项|件|条|点|类|大|方面|的|是|呢|$)(?!年|产业)")]
    private static partial Regex Ordinal();

    [GeneratedRegex("最后一?(?:个|项|件|条|点|类)|最后1(?:个|项|件|条|点|类)")]
    private static partial Regex Last();
}
