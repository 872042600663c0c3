using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Verification;

/// <summary>Something in a report that a reader should look at twice; a note, never an error.</summary>
/// <param name="Kind">"two_values", "shares" or "target_below_result".</param>
/// <param name="Message">What was noticed, with the figures.</param>
/// <param name="Figures">The ledger figures that it is about.</param>
public sealed record ConsistencyNote(string Kind, string Message, IReadOnlyList<Figure> Figures);

/// <summary>Holds a report against itself: one indicator with two values, shares that do not add up, a target below the last result.</summary>
public static partial class ConsistencyNotes
{
    // Shares are printed with one decimal: three of them can miss 100 by 0.15.
    private const decimal RoundingOfShares = 0.3m;
    private const int ShortestName = 4;

    private static readonly Cue Burdens = Cue.Load("Verification.Data.burdens.txt");

    /// <summary>Notes on a report of the snapshot, in the order of its text; empty when nothing was noticed or it is not indexed.</summary>
    public static IReadOnlyList<ConsistencyNote> Of(string report, ICorpusSnapshot snapshot)
    {
        var named = snapshot
            .Figures(report)
            .Where(f =>
                f.Status != Status.Threshold && f.PeriodStart is not null && SearchText.Normalize(f.Indicator).Length >= ShortestName
            )
            .ToList();
        return [.. TwoValues(named).Concat(Shares(snapshot.Figures(report))).Concat(TargetsBelow(named)).OrderBy(n => n.Figures[0].Start)];
    }

    private static IEnumerable<ConsistencyNote> TwoValues(List<Figure> figures) =>
        from same in figures
            .Where(f => f.Kind != FigureKind.Rank && f.Basis is null && !Part().IsMatch(f.Quote))
            .GroupBy(f => (Name: Name(f), f.Kind, f.PeriodStart, f.PeriodEnd, Aim: IsAim(f), f.Falling))
        let first = same.First()
        let other = same.Skip(1).FirstOrDefault(f => f.PassageId != first.PassageId && Differs(first, f))
        where other is not null
        select new ConsistencyNote("two_values", $"{first.Indicator}有两个数：{first.Text}与{other.Text}", [first, other]);

    // 4.7:35.2:60.1 are the parts of a whole.
    private static IEnumerable<ConsistencyNote> Shares(IReadOnlyList<Figure> figures) =>
        from figure in figures.Where(f => f.Kind == FigureKind.Ratio)
        let parts = Parts().Match(SearchText.Normalize(figure.Text))
        where parts.Success
        let sum = parts.Groups.Values.Skip(1).Sum(g => decimal.Parse(g.Value, CultureInfo.InvariantCulture))
        where sum is > 80 and < 120 && Math.Abs(sum - 100) > RoundingOfShares
        select new ConsistencyNote("shares", $"{figure.Indicator}{figure.Text}各项之和为{sum}，不是100", [figure]);

    private static IEnumerable<ConsistencyNote> TargetsBelow(List<Figure> figures) =>
        from target in figures.Where(f => IsAim(f) && f.PeriodStart == f.PeriodEnd && !f.Falling && !IsCapped(f.Modifier + f.Quote))
        let result = figures.FirstOrDefault(f =>
            f.Status == Status.Actual
            && f.PeriodEnd == target.PeriodEnd - 1
            && f.PeriodStart == f.PeriodEnd
            && f.Kind == target.Kind
            && f.Kind != FigureKind.Rank
            && !f.Falling
            && Named(f, target)
            && Comparable(f, target)
        )
        where result is not null && InBase(target) < InBase(result)
        select new ConsistencyNote(
            "target_below_result",
            $"{target.Indicator}{target.PeriodEnd}年目标{target.Text}低于{result.PeriodEnd}年实绩{result.Text}",
            [result, target]
        );

    // Less is better of it, or less is what is aimed at.
    private static bool IsCapped(string text) => Cue.AtMost.IsIn(text) || Cue.Falling.IsIn(text) || Burdens.IsIn(text);

    private static bool IsAim(Figure figure) => figure.Status is Status.Target or Status.Plan;

    private static string Name(Figure figure) => Scope().Replace(SearchText.Normalize(figure.Indicator), string.Empty);

    // 88.9% of one year's projects and 50% of the next one's are called 落地率 behind different words: the same last name, told apart by nothing else.
    private static bool Named(Figure result, Figure target) =>
        Cue.Sum.IsIn(result.Quote) == Cue.Sum.IsIn(target.Quote)
        && (
            Name(result) == Name(target)
            || (
                result.Kind == FigureKind.Share
                && Rate().Match(Name(result)) is { Success: true } rate
                && Name(target).EndsWith(rate.Value, StringComparison.Ordinal)
                && SharesHead(Name(result), Name(target), rate.Value)
            )
        );

    private static bool SharesHead(string a, string b, string rate) =>
        a == rate || b == rate || TextLikeness.Dice(a[..^rate.Length], b[..^rate.Length]) >= 0.4;

    private static bool Comparable(Figure a, Figure b) =>
        UnitTable.TryParse(a.Unit, out var one) && UnitTable.TryParse(b.Unit, out var two) && one.ConvertsTo(two);

    // 131.4亿元 and 约131亿元 are one value told twice.
    private static bool Differs(Figure a, Figure b)
    {
        if (!Comparable(a, b) || a.ValueTo is not null || b.ValueTo is not null || a.Modifier.Length > 0 || b.Modifier.Length > 0)
        {
            return false;
        }

        var (one, two) = (InBase(a), InBase(b));
        return one != two && Math.Abs(one - two) > Math.Max(Math.Abs(one), Math.Abs(two)) * 0.005m;
    }

    private static decimal InBase(Figure figure) =>
        UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;

    [GeneratedRegex(@"\p{L}{2}率$")]
    private static partial Regex Rate();

    [GeneratedRegex("全(区|市|县|省|国|州|旗)|预计|年度?|实现|完成")]
    private static partial Regex Scope();

    // Part of a whole, or a state on the way: such figures differ rightly.
    [GeneratedRegex("累计|连续|其中|首批|第一批|季度|上半年|下半年|月|由|从|增加到|提高到|目标为")]
    private static partial Regex Part();

    [GeneratedRegex(@"^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$")]
    private static partial Regex Parts();
}
