using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>What a number that is said loosely may be: 三十多条 is 30 to 40, 近三成 is 25% to 30%, 不到五成 less than 50%, 两位数 10 to 100.</summary>
/// <param name="Low">Smallest value, in the unit of the claim.</param>
/// <param name="High">Largest value.</param>
/// <param name="IsOpenAbove">Whether a larger value makes the claim no lie, only a weak one: 超过100亿元 of 250亿元.</param>
/// <param name="IsOpenBelow">Whether a smaller value does: 不到五成 of 12%.</param>
internal readonly partial record struct ClaimedRange(decimal Low, decimal High, bool IsOpenAbove = false, bool IsOpenBelow = false)
{
    // So near, as a share of the number, is what 近 and 快 say.
    private const decimal Near = 0.15m;

    // What is less than a bound is so much less at least.
    private const decimal Hair = 0.0001m;

    /// <summary>The range that a figure claims; null where it gives its value exactly.</summary>
    /// <param name="said">The text as it was said.</param>
    public static ClaimedRange? Of(Figure figure, string said)
    {
        if (figure.ValueTo is not null || figure.Value <= 0)
        {
            return null;
        }

        var number = said[figure.Start..figure.End];
        var before = said[Math.Max(0, figure.Start - 6)..figure.Start];
        var after = said[figure.End..Math.Min(said.Length, figure.End + 4)];
        var value = figure.Value;
        if (number is "两位数" or "二位数" or "2位数")
        {
            return new ClaimedRange(10, 100 - Hair);
        }

        if (figure.Kind == FigureKind.Rank)
        {
            return number.StartsWith('前') ? new ClaimedRange(1, value) : null;
        }

        var step = Step(figure, number);
        if (Short().IsMatch(before) || Within().IsMatch(after))
        {
            return new ClaimedRange(value - step, Short().IsMatch(before) ? value - Hair : value, IsOpenBelow: true);
        }

        // 三十多条, 四成还多, 快六成: what is said beside the number decides, the nearest first.
        if (Inner().IsMatch(number) || (IsTenths(number) && More().IsMatch(after)))
        {
            return new ClaimedRange(value, value + step);
        }

        if (Over().IsMatch(before) || Above().IsMatch(after) || More().IsMatch(after))
        {
            return new ClaimedRange(value, value + step, IsOpenAbove: true);
        }

        if (Almost().IsMatch(before))
        {
            return new ClaimedRange(value - Math.Min(step / 2, value * Near), value);
        }

        var about = About().IsMatch(before) || Around().IsMatch(after) || Some().IsMatch(number);
        return IsTenths(number) || IsSaid(number)
            ? new ClaimedRange(value - (step * (about ? 0.4m : 0.2m)), value + (step * (about ? 0.4m : 0.35m)))
            : null;
    }

    /// <summary>How a value stands to what is claimed; both in base units of the same measure.</summary>
    public ValueComparison Compare(decimal value, Unit unit)
    {
        var (low, high) = (unit.ToBase(Low), unit.ToBase(High));
        return value >= low && value <= high ? ValueComparison.Equal
            : (value > high && IsOpenAbove) || (value < low && IsOpenBelow) ? ValueComparison.Incomparable
            : ValueComparison.Different;
    }

    // One of the last place that is said: ten of 三十, a thousand of 六千, five of 四成半, ten of 四成.
    private static decimal Step(Figure figure, string number)
    {
        if (IsTenths(number))
        {
            return number.Contains('半', StringComparison.Ordinal) && number.Contains('成', StringComparison.Ordinal) ? 5
                : number.Contains('成', StringComparison.Ordinal) ? (figure.Value % 10 == 0 ? 10 : 1)
                : 10;
        }

        var step = 1m;
        var value = figure.Value;
        while (value != decimal.Truncate(value) && step > 0.0001m)
        {
            (value, step) = (value * 10, step / 10);
        }

        while (step >= 1 && value >= 10 && value % 10 == 0)
        {
            (value, step) = (value / 10, step * 10);
        }

        return step;
    }

    private static bool IsTenths(string number) => Tenths().IsMatch(number);

    // 四万二 is what is told of 42960.
    private static bool IsSaid(string number) => Said().IsMatch(number);

    [GeneratedRegex("成|半|分之")]
    private static partial Regex Tenths();

    [GeneratedRegex("^[一二两三四五六七八九十]+[千万亿][一二三四五六七八九]$")]
    private static partial Regex Said();

    [GeneratedRegex("[多余]")]
    private static partial Regex Inner();

    [GeneratedRegex("[来几]")]
    private static partial Regex Some();

    [GeneratedRegex("^(?:还|都)?(?:要)?(?:多|强|出头|有余|开外)(?!年|人|种|个|元|少)")]
    private static partial Regex More();

    [GeneratedRegex("^(?:以上|之上|往上|起步)")]
    private static partial Regex Above();

    [GeneratedRegex("^(?:以下|以内|之内)")]
    private static partial Regex Within();

    [GeneratedRegex(
        "(?:(?<!不)超过?|突破|(?<!不)超出|(?<!不)高于|(?<!不)大于|(?<!不)多于|不低于|不少于|不止|至少|逾|(?:破|过|超)了?|迈过|迈上|跨过|跨上|足有|[破过超]了)(?:了|约)?$"
    )]
    private static partial Regex Over();

    [GeneratedRegex("(?:不到|不足|没到|未到|不满|低于|少于|小于)(?:了)?$")]
    private static partial Regex Short();

    [GeneratedRegex("(?:(?<!最|附|邻|靠)近|接近|将近|快到?|快要|逼近|临近)(?:了)?$")]
    private static partial Regex Almost();

    [GeneratedRegex("(?:约|大约|大概|差不多)$")]
    private static partial Regex About();

    [GeneratedRegex("^(?:左右|上下|来)")]
    private static partial Regex Around();
}
