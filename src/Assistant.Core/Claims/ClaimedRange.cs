using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>What a number that is said loosely may be: 三十多条 is more than 30 and less than 40, 近三成 is 25% to 30%, 不到五成 less than 50%, 两位数 10 to 100.</summary>
/// <param name="Low">Smallest value, in the unit of the claim.</param>
/// <param name="High">Largest value.</param>
internal readonly partial record struct ClaimedRange(decimal Low, decimal High)
{
    // So near, as a share of the number, is what 近 and 快 say.
    private const decimal Near = 0.15m;

    /// <summary>Whether a larger value makes the claim no lie, only a weak one: 超过100亿元 of 250亿元.</summary>
    public bool IsOpenAbove { get; private init; }

    /// <summary>Whether a smaller value does: 不到五成 of 12%.</summary>
    public bool IsOpenBelow { get; private init; }

    /// <summary>Whether no bound is said: 八成, 四万二 are rounded, and as exact as a value beside their own.</summary>
    public bool IsRound { get; private init; }

    // Whether the smallest value itself is not meant: 超过100亿元, 三十多条.
    private bool IsLowOut { get; init; }

    // Whether the largest value itself is not: 不到50家, 两位数.
    private bool IsHighOut { get; init; }

    /// <summary>The range that a figure claims; null where it gives its value exactly.</summary>
    /// <param name="said">The text as it was said.</param>
    public static ClaimedRange? Of(Figure figure, string said)
    {
        if (figure.ValueTo is not null || figure.Value <= 0)
        {
            return null;
        }

        var number = said[figure.Start..figure.End];
        var before = said[Math.Max(0, figure.Start - 8)..figure.Start];
        var after = said[figure.End..Math.Min(said.Length, figure.End + 6)];
        var value = figure.Value;
        if (figure.Kind == FigureKind.Rank)
        {
            return number.StartsWith('前') && !Cue.Negation.IsIn(before) ? new ClaimedRange(1, value) : null;
        }

        var isHalfPassed = HalfPassed().IsMatch(number);
        var step = Step(figure, number);
        var (bound, isStrict) = BoundBefore(figure, before, number);
        if (isHalfPassed)
        {
            // 没有过半 is less than half.
            (bound, isStrict) = (Denied().IsMatch(before) ? Bound.AtMost : Bound.AtLeast, !Denied().IsMatch(before));
        }

        if (bound == Bound.AtMost || (bound is null && Within().IsMatch(after)))
        {
            return new ClaimedRange(value - step, value) { IsOpenBelow = true, IsHighOut = bound is not null && isStrict };
        }

        if (number is "两位数" or "二位数" or "2位数")
        {
            return new ClaimedRange(10, 100) { IsHighOut = true };
        }

        // 三十多条, 四成还多: what is said beside the number decides, the nearest first.
        if (Inner().IsMatch(number) || (IsTenths(number) && More().IsMatch(after)))
        {
            return new ClaimedRange(value, value + step) { IsLowOut = true, IsHighOut = true };
        }

        if (bound == Bound.AtLeast || Above().IsMatch(after) || More().IsMatch(after))
        {
            return new ClaimedRange(value, value + (isHalfPassed ? 3 * step : step))
            {
                IsOpenAbove = true,
                IsLowOut = bound == Bound.AtLeast ? isStrict : More().IsMatch(after),
            };
        }

        if (Almost().IsMatch(before) || (IsSpoken(number) && Soon().IsMatch(before)))
        {
            return new ClaimedRange(value - Math.Min(step / 2, value * Near), value);
        }

        var about = About().IsMatch(before) || Around().IsMatch(after) || Some().IsMatch(number);
        return IsTenths(number) || IsSaid(number)
            ? new ClaimedRange(value - (step * (about ? 0.4m : 0.2m)), value + (step * (about ? 0.4m : 0.35m))) { IsRound = true }
            : null;
    }

    /// <summary>
    /// How a figure stands to what is claimed. It agrees where every value that it may have is claimed, and differs where none is; what it has in part, or what an open end
    /// leaves open, decides nothing.
    /// </summary>
    /// <param name="from">Smallest value of the figure in base units.</param>
    /// <param name="to">Largest value; the same where it is no range.</param>
    /// <param name="modifier">Condition of the figure (突破, 以内, 近).</param>
    /// <param name="unit">Unit of the claim.</param>
    public ValueComparison Compare(decimal from, decimal to, string modifier, Unit unit)
    {
        var (low, high) = (unit.ToBase(Low), unit.ToBase(High));
        var modifiers = modifier.Split(',', StringSplitOptions.RemoveEmptyEntries);
        var isNear = Array.Exists(modifiers, m => m is "近" or "接近" or "将近");
        var bound = modifiers.Select(m => m == "超" ? Bound.AtLeast : Bounds.OfModifier(m)).FirstOrDefault(b => b is not null);
        switch (bound)
        {
            case Bound.AtLeast:
                // 6000多条 is less than 7000.
                return from == low && (IsOpenAbove || IsLowOut) ? ValueComparison.Equal
                    : from >= high || IsOpenAbove ? ValueComparison.Different
                    : Array.Exists(modifiers, m => m is "多" or "余") && from + Place(from) <= low ? ValueComparison.Different
                    : ValueComparison.Incomparable;
            case Bound.AtMost:
                return to == high && IsOpenBelow ? ValueComparison.Equal
                    : to <= low || IsOpenBelow ? ValueComparison.Different
                    : ValueComparison.Incomparable;
            // 近60 is no less than 51 and less than 60.
            case Bound.About when isNear && from == to && (to == high || (to < high && to * (1 - Near) >= low)):
                return ValueComparison.Equal;
            case Bound.About when from == to && (IsLowOut && from == low || IsHighOut && to == high):
                return ValueComparison.Incomparable;
        }

        var (isAbove, isBelow) = (to > high || (to == high && IsHighOut), from < low || (from == low && IsLowOut));
        if (!isAbove && !isBelow)
        {
            return ValueComparison.Equal;
        }

        var isApart = from > high || (from == high && IsHighOut) || to < low || (to == low && IsLowOut);
        return isApart && !(from > high && IsOpenAbove) && !(to < low && IsOpenBelow)
            ? ValueComparison.Different
            : ValueComparison.Incomparable;
    }

    // The bound that stands right before the number, and whether the number itself is out of it. 没有突破 is at most, 不低于 at least.
    private static (Bound? Bound, bool IsStrict) BoundBefore(Figure figure, string before, string number)
    {
        var text = before + number;
        foreach (var (cue, bound) in new[] { (Cue.AtMost, Bound.AtMost), (Cue.AtLeast, Bound.AtLeast) })
        {
            foreach (var match in cue.All(text))
            {
                if (match.End > before.Length || !Filler().IsMatch(before[match.End..]))
                {
                    continue;
                }

                var lead = before[..match.Start];
                if (match.Word is "破" && (figure.Kind == FigureKind.Count || Broken().IsMatch(lead)))
                {
                    continue;
                }

                var isStrict = !Inclusive().IsMatch(match.Word);
                return !Denied().IsMatch(lead) ? (bound, isStrict) : (bound == Bound.AtMost ? Bound.AtLeast : Bound.AtMost, !isStrict);
            }
        }

        return Short().IsMatch(before) ? (Bound.AtMost, true)
            : figure.Kind != FigureKind.Count && Passed().Match(before) is { Success: true } passed
                ? (Denied().IsMatch(before[..passed.Index]) ? (Bound.AtMost, false) : (Bound.AtLeast, true))
            : (null, false);
    }

    // One of the last place that is said: ten of 三十, a thousand of 六千, five of 四成半 and 三分之二, ten of 四成.
    private static decimal Step(Figure figure, string number)
    {
        if (IsTenths(number))
        {
            return number.Contains('成', StringComparison.Ordinal) && !number.Contains('半', StringComparison.Ordinal)
                ? (figure.Value % 10 == 0 ? 10 : 1)
                : 5;
        }

        return Place(figure.Value);
    }

    private static decimal Place(decimal value)
    {
        var step = Claim.Step(value);
        while (step >= 1 && value >= 10 && value % 10 == 0)
        {
            (value, step) = (value / 10, step * 10);
        }

        return step;
    }

    private static bool IsTenths(string number) => Tenths().IsMatch(number);

    // 四万二 is what is told of 42960.
    private static bool IsSaid(string number) => Said().IsMatch(number);

    private static bool IsSpoken(string number) => number.Length > 0 && ChineseNumber.IsNumeral(number[0]);

    // 百分之五 is 5% and no part of a whole, and 两倍半 is no half.
    [GeneratedRegex("成|半(?<!倍半)|(?<![百千万])分之")]
    private static partial Regex Tenths();

    [GeneratedRegex("^[过超大].*半|^一大半")]
    private static partial Regex HalfPassed();

    [GeneratedRegex("^[一二两三四五六七八九十]+[千万亿][一二三四五六七八九]$")]
    private static partial Regex Said();

    [GeneratedRegex("[多余]")]
    private static partial Regex Inner();

    [GeneratedRegex("[来几]")]
    private static partial Regex Some();

    // 8个多功能厅 and 5个强镇 are no more than 8 and 5.
    [GeneratedRegex("^(?:还|都)?(?:要)?(?:(?:多|强)(?=$|[的了点些都被\\s\\p{P}])|出头|有余|开外)")]
    private static partial Regex More();

    [GeneratedRegex("^(?:以上|之上|往上|起步)")]
    private static partial Regex Above();

    [GeneratedRegex("^(?:以下|以内|之内)")]
    private static partial Regex Within();

    [GeneratedRegex("^[了约到]?$")]
    private static partial Regex Filler();

    // A bound that the number itself keeps: 不低于, 至少, 最多, 控制在.
    [GeneratedRegex("^(?:[不没](?!到|足|止|满)|至少|最多|控制|迈|跨)")]
    private static partial Regex Inclusive();

    [GeneratedRegex("(?:没有?|未能?|未曾|尚未|并未|不曾|没能|还没|不|难以)$")]
    private static partial Regex Denied();

    [GeneratedRegex("[侦攻告打识冲爆查说读]$")]
    private static partial Regex Broken();

    [GeneratedRegex("(?:没到|未到|不满|未达到?|没达到?|没有达到|未能达到)(?:了)?$")]
    private static partial Regex Short();

    // 过了100亿元, of amounts alone: 审议通过了12件 passes a bound of none.
    [GeneratedRegex("(?<![通经度走办做开获看越])过了?$|跨过$|足有$")]
    private static partial Regex Passed();

    [GeneratedRegex("(?:(?<!最|附|邻|靠|临|亲|就)近|接近|将近|快[到要]|逼近|临近)(?:了)?$")]
    private static partial Regex Almost();

    [GeneratedRegex("(?<![加更尽赶较飞最很增放])快$")]
    private static partial Regex Soon();

    [GeneratedRegex("(?:约|大约|大概|差不多)$")]
    private static partial Regex About();

    [GeneratedRegex("^(?:左右|上下|来)")]
    private static partial Regex Around();
}
