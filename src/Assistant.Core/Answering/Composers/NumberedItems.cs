using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>Finds the items of a list that a report numbers over several passages (一是…二是…, 1.…2.…) and only announces in one (做到“五个坚持”).</summary>
internal static partial class NumberedItems
{
    // An item may take a paragraph before the next begins; the first stands near what announces or sums them up.
    private const int Apart = 12;
    private const int Near = 5;

    /// <summary>The passages that begin the items, when there are exactly <paramref name="size"/> of them behind or before the announcing passage; else none.</summary>
    public static IReadOnlyList<Passage> Around(Passage announcing, int size, IReadOnlyList<Passage> passages)
    {
        // A sentence that gives the items itself, or says another number, announces nothing.
        if (NumberOf(announcing) is null && (Announced(announcing, size) is not { } at || GivesThem(announcing.Text, at, size)))
        {
            return [];
        }

        var starts = Enumerable
            .Range(Math.Max(0, announcing.Ordinal - (size * Apart)), passages.Count)
            .TakeWhile(i => i < passages.Count && i <= announcing.Ordinal + Near)
            .Where(i => NumberOf(passages[i]) == 1)
            .Reverse();
        return starts
            .Select(start => From(start, size, passages))
            .FirstOrDefault(items =>
                items.Count == size && items[0].Ordinal <= announcing.Ordinal + Near && announcing.Ordinal <= items[^1].Ordinal + Near
            )
            ?? [];
    }

    private static List<Passage> From(int start, int size, IReadOnlyList<Passage> passages)
    {
        var items = new List<Passage>();
        for (var (i, last) = (start, start); i < passages.Count && items.Count < size && i - last <= Apart; i++)
        {
            if (NumberOf(passages[i]) == items.Count + 1)
            {
                items.Add(passages[i]);
                last = i;
            }
        }

        return items;
    }

    // 四大支撑：A、B、C、D, or A、B、C、D四大支撑.
    private static bool GivesThem(string text, int at, int size)
    {
        var clause = text[(text.LastIndexOfAny(['，', '；', '：', ',', ';', ':', '。'], at) + 1)..at];
        return text[at..].Count(c => c is '、' or '，' or '；' or ',' or ';') >= size - 1
            || clause.Count(c => c == '、') >= Math.Max(1, size - 2);
    }

    /// <summary>Where the passage says the number of the items, or null: what it lists before that is something else.</summary>
    public static int? Announced(Passage passage, int size) =>
        Numerals().Matches(passage.Text).LastOrDefault(m => ChineseNumber.TryParse(m.Value, out var number) && number == size)?.Index;

    // 要突出抓好三个方面：一是…。 The first item stands behind what announces it.
    private static int? NumberOf(Passage passage) =>
        FirstInside().IsMatch(passage.Text) ? 1
        : Marker().Match(passage.Text) is { Success: true } match
        && ChineseNumber.TryParse(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value, out var number)
            ? (int)number
        : null;

    [GeneratedRegex(@"[一二三四五六七八九十]{1,3}|\d{1,2}")]
    private static partial Regex Numerals();

    [GeneratedRegex(@"^(?!\s*[一二三四五六七八九十]是).*[:：]\s*一(?:是|要)(?!.*二(?:是|要))")]
    private static partial Regex FirstInside();

    [GeneratedRegex(@"^\s*[（(]?(?:([一二三四五六七八九十]{1,3})(?:[)）]|是|要|、)|(\d{1,2})(?:[.．、)）](?!\d)))")]
    private static partial Regex Marker();
}
