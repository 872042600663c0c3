using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Passages;

namespace Assistant.Core.Answering;

/// <summary>Finds the items of a list that a report numbers over several passages (一是…二是…, 1.…2.…) and only announces in one (做到“五个坚持”).</summary>
internal static partial class NumberedItems
{
    // An item may take a paragraph before the next begins; the first follows its announcement closely.
    private const int Apart = 12;
    private const int Behind = 3;

    /// <summary>The passages that begin the items, when there are exactly <paramref name="size"/> of them from the announcing passage on; else none.</summary>
    public static IReadOnlyList<Passage> From(Passage announcing, int size, IReadOnlyList<Passage> passages)
    {
        var items = new List<Passage>();
        var last = announcing.Ordinal;
        for (var i = announcing.Ordinal; i < passages.Count && items.Count < size && i - last <= (items.Count == 0 ? Behind : Apart); i++)
        {
            if (NumberOf(passages[i]) == items.Count + 1)
            {
                items.Add(passages[i]);
                last = i;
            }
        }

        return items.Count == size && (items[0].Ordinal == announcing.Ordinal || !items.Contains(announcing)) ? items : [];
    }

    private static int? NumberOf(Passage passage) =>
        Marker().Match(passage.Text) is { Success: true } match && ChineseNumber.TryParse(match.Groups[1].Success ? match.Groups[1].Value : match.Groups[2].Value, out var number) ? (int)number : null;

    [GeneratedRegex(@"^\s*[（(]?(?:([一二三四五六七八九十]{1,3})(?:[)）]|是|要|、)|(\d{1,2})(?:[.．、)）](?!\d)))")]
    private static partial Regex Marker();
}
