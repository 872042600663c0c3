using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether a statement gives one item of a list the value of another: 城乡低保标准740元和485元, 小学、初中分别新增学位1200个、800个, 存、贷款余额分别增长8%和9%. The nth value is
/// the nth item's.
/// </summary>
internal static partial class ListAlignment
{
    // An item that a text names by its own words has so many of their character pairs there.
    private const double Named = 0.5;
    private const int ShortestName = 2;

    private static readonly (string Word, string[][] Items)[] Pairs =
    [
        .. DataFile
            .Lines("Claims.Data.pairs.txt")
            .Select(line => line.Split('='))
            .Select(cells => (cells[0].Trim(), cells[1].Split('|').Select(Words).ToArray())),
    ];

    /// <summary>True where the statement names an item of a list of the passage with the value of another.</summary>
    public static bool IsSwapped(string statement, string passage)
    {
        var said = SearchText.Normalize(statement);
        var own = Lists(said);
        return Lists(SearchText.Normalize(passage)).Any(list => Swaps(said, own, list));
    }

    private static bool Swaps(string said, List<AlignedList> own, AlignedList list)
    {
        for (var i = 0; i < list.Values.Length; i++)
        {
            var value = list.Values[i];
            if (list.Values.Count(v => v == value) > 1)
            {
                continue;
            }

            // A statement that is a list itself says by its order which item has the value.
            var aligned = own.Find(other => other.Values.Contains(value));
            var words = aligned is null ? Before(said, value) : aligned.WordsOf(value);
            if (words is not null && NamesOther(list, i, words))
            {
                return true;
            }
        }

        return false;
    }

    private static bool NamesOther(AlignedList list, int item, string text) =>
        !list.IsNamed(item, text) && Enumerable.Range(0, list.Items.Length).Any(other => list.IsNamed(other, text));

    private static List<AlignedList> Lists(string text)
    {
        var lists = new List<AlignedList>();
        (string[]? Items, int End) last = (null, 0);
        var behind = 0;
        foreach (Match run in Run().Matches(text))
        {
            string[] values = [.. Number().Matches(run.Value).Select(m => m.Value)];

            // 分别为4.1万元和2.3万元、分别增长6.1%和7.2%: no mark parts the values, so what is said of the second begins behind the first.
            var start = Math.Max(behind, text.LastIndexOfAny([',', ';', '。', ':', '(', ')', '!', '?'], Math.Max(0, run.Index - 1)) + 1);
            behind = run.Index + run.Length;
            var clause = text[start..run.Index];
            var apart = clause.LastIndexOf("分别", StringComparison.Ordinal);
            var subject = WithoutYear(apart >= 0 ? clause[..apart] : clause);
            // 甲、乙分别增长1%、2%，占比分别达3%、4%: the second clause is of the items of the first.
            var carried =
                apart >= 0
                && last.Items?.Length == values.Length
                && !text[Math.Min(last.End, run.Index)..run.Index].Contains('。', StringComparison.Ordinal);
            if ((ItemsOf(subject, values.Length) ?? (carried ? last.Items : null)) is not { } items)
            {
                continue;
            }

            last = (items, run.Index + run.Length);
            lists.Add(new AlignedList(items, NamesOf(items), values));
        }

        return lists;
    }

    // 2020年城乡低保标准: the items begin behind the last number.
    private static string WithoutYear(string subject)
    {
        var digit = subject.AsSpan().LastIndexOfAnyInRange('0', '9');
        return subject[(digit + 1)..].TrimStart('年');
    }

    /// <summary>The items of a subject as it names them, as many as there are values; null where it names another number of them.</summary>
    private static string[]? ItemsOf(string subject, int count)
    {
        foreach (var (word, items) in Pairs.Where(pair => pair.Items.Length == count))
        {
            if (subject.Contains(word, StringComparison.Ordinal))
            {
                return [.. items.Select(names => subject.Replace(word, names[0], StringComparison.Ordinal))];
            }
        }

        string[] parts = [.. Joint().Split(subject).Where(part => part.Length > 0)];
        return parts.Length == count && count > 1 ? parts : null;
    }

    // Each item by what the others do not have, and by the words that say the same.
    private static string[][] NamesOf(string[] items)
    {
        var last = items[^1];
        var names = items
            .Select(
                (item, i) =>
                    i == items.Length - 1 ? last[..Math.Min(last.Length, Math.Max(ShortestName, items[0].Length))]
                    : item.Length < ShortestName && last.Length > item.Length ? item + last[item.Length]
                    : item
            )
            .ToList();
        return [.. names.Select((name, i) => (string[])[Distinct(name, names, i), .. Same(name)])];
    }

    private static string Distinct(string name, List<string> names, int own)
    {
        var other = names[own == 0 ? 1 : own - 1];
        var shared = name.Reverse().Zip(other.Reverse()).TakeWhile(pair => pair.First == pair.Second).Count();
        return name.Length - shared >= ShortestName ? name[..^shared] : name;
    }

    private static IEnumerable<string> Same(string name) =>
        Pairs
            .SelectMany(pair => pair.Items)
            .Where(words => words.Any(word => name.Contains(word, StringComparison.Ordinal)))
            .SelectMany(w => w);

    /// <summary>What stands before the number from the number or the clause before it on; null where it does not stand.</summary>
    private static string? Before(string text, string number)
    {
        var at = SearchText.WordStarts(text, number).FirstOrDefault(start => start == 0 || text[start - 1] != '.', -1);
        if (
            at < 0
            || (at + number.Length + 1 < text.Length && text[at + number.Length] == '.' && char.IsAsciiDigit(text[at + number.Length + 1]))
        )
        {
            return null;
        }

        var from = at;
        while (from > 0 && !char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        return text[from..at];
    }

    private static string[] Words(string cell) => cell.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private sealed record AlignedList(string[] Items, string[][] Names, string[] Values)
    {
        public string WordsOf(string value) =>
            string.Join(' ', [Items[Array.IndexOf(Values, value)], .. Names[Array.IndexOf(Values, value)]]);

        // 粮食 in 全市粮食: what an item is stands at the end of its words.
        public bool IsNamed(int item, string text) =>
            Names[item].Any(name => text.Contains(name, StringComparison.Ordinal))
            || (
                Names[item][0] is { Length: > ShortestName } own
                && !Items.Where((_, other) => other != item).Any(other => other.EndsWith(own[^ShortestName..], StringComparison.Ordinal))
                && (text.Contains(own[^ShortestName..], StringComparison.Ordinal) || TextLikeness.Containment(own, text) >= Named)
            );
    }

    // Two values or more, one right behind the other, each with what is counted.
    [GeneratedRegex(
        @"(?<![\d.])\d+(?:\.\d+)?[^\d,;。:、和与及]{0,8}(?:[、和与及](?:不低于|不少于|约|超|近)?\d+(?:\.\d+)?[^\d,;。:、和与及]{0,8})+"
    )]
    private static partial Regex Run();

    [GeneratedRegex(@"\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("以及|[、和与及]")]
    private static partial Regex Joint();
}
