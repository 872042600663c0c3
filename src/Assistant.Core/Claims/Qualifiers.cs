using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// Words beside a figure that make another figure of it: 年均增长 is not 增长, 新增5万户 not 5万户. A sentence may neither lose nor add one; words of one group
/// say the same.
/// </summary>
internal static partial class Qualifiers
{
    private const string Pilot = "试点";

    // What names the group, and what says as much.
    private static readonly (Cue Named, Cue Equal)[] Groups =
    [
        .. DataFile
            .Lines("Claims.Data.qualifiers.txt")
            .Select(line => line.Split('='))
            .Select(cells => (Words(cells[0]), Words(cells[^1]))),
    ];

    /// <summary>Why the sentence gives the figure another meaning than the ledger; null when it does not.</summary>
    public static string? Fault(string sentence, Figure said, Figure figure)
    {
        var (lead, own) = (Lead(sentence, said.Start), Lead(figure.Quote, At(figure)));
        var head = Head(figure);
        var whole = figure.Quote + figure.Indicator + figure.Modifier;
        var clause = said.Quote + said.Indicator + lead;
        foreach (var (named, equal) in Groups)
        {
            if (named.Find(lead) is { } added && !equal.IsIn(whole))
            {
                return $"“{said.Text}”前的“{added.Word}”原文没有";
            }

            if (named.Find(own + head) is { } lost && !equal.IsIn(clause))
            {
                return $"“{said.Text}”丢了“{lost.Word}”";
            }
        }

        if (figure.Quote.Contains(Pilot, StringComparison.Ordinal) && !sentence.Contains(Pilot, StringComparison.Ordinal))
        {
            return $"“{said.Text}”丢了“{Pilot}”";
        }

        return ReachedFault(said, lead, own, figure) ?? BoundFault(sentence, said, lead, own, figure);
    }

    private static Cue Words(string cell) => Cue.From(cell.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    // 提高到10% is not 提高10%.
    private static string? ReachedFault(Figure said, string lead, string own, Figure figure) =>
        Direction.IsIn(lead)
        && Direction.IsIn(own)
        && ((Direction.ReachesLevel(lead) && !To().IsMatch(own)) || (Direction.ReachesLevel(own) && !To().IsMatch(lead)))
        && said.Unit == figure.Unit
            ? $"“{said.Text}”说的是变化还是达到的水平，与原文不同"
            : null;

    // What stands right at the number: 超过20%, 近80%, 175亿美元左右.
    private static string? BoundFault(string sentence, Figure said, string lead, string own, Figure figure)
    {
        var here = Beside(lead, said.Text, sentence, said.End);
        var there = Beside(own, figure.Text, figure.Quote, At(figure) + figure.Text.Length);
        var modifiers = figure.Modifiers;
        foreach (var bound in Bounds.All)
        {
            var (ours, theirs) = (
                Bounds.Find(here, bound),
                Bounds.Find(there, bound) ?? modifiers.FirstOrDefault(modifier => Bounds.OfModifier(modifier) == bound)
            );
            if (ours is not null && theirs is null)
            {
                return $"“{said.Text}”旁的“{ours}”原文没有";
            }

            if (theirs is not null && ours is null)
            {
                return $"“{said.Text}”丢了“{theirs}”";
            }
        }

        return null;
    }

    private static string Beside(string lead, string figure, string text, int end)
    {
        var after = text[Math.Min(end, text.Length)..Math.Min(text.Length, end + 2)];
        return (lead.Length > 3 ? lead[^3..] : lead)
            + figure
            + (After().Match(after) is { Success: true } bound ? bound.Value : string.Empty);
    }

    // 新增智慧农场5个、智慧农村40个: what the list begins with holds for each of its items.
    private static string Head(Figure figure)
    {
        var before = figure.Quote[..At(figure)];
        var item = before.LastIndexOf('、');
        return item > 0 && char.IsAsciiDigit(before[..item].LastOrDefault(c => char.IsAsciiDigit(c) || c == '，'))
            ? before[..before.IndexOfAny([.. "0123456789"])]
            : string.Empty;
    }

    private static int At(Figure figure) => Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length);

    // From the clause's beginning or the figure before.
    private static string Lead(string sentence, int at)
    {
        var start = at;
        while (
            start > 0
            && sentence[start - 1] is not ('，' or ',' or '；' or ';' or '。' or '：' or ':' or '（' or '(' or '）' or ')')
            && !char.IsAsciiDigit(sentence[start - 1])
        )
        {
            start--;
        }

        var lead = sentence[start..at];
        return lead.LastIndexOf("分别", StringComparison.Ordinal) is var apart and >= 0 ? lead[apart..] : lead;
    }

    [GeneratedRegex("[到至为达]")]
    private static partial Regex To();

    [GeneratedRegex("^(?:以上|以下|以内|之内|左右|上下|多|余)")]
    private static partial Regex After();
}
