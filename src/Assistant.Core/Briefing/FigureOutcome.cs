using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Answering;
using Assistant.Core.Claims;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>Sets a target figure against a figure of what came of it.</summary>
internal static partial class FigureOutcome
{
    // 13%左右 is not reached by 11.3%; by 12.5% it may be.
    private const decimal FarFromAbout = 0.1m;

    /// <summary>Whether the two are amounts of one kind and unit, so that a gap can be computed.</summary>
    public static bool IsLike(Figure target, Figure result) =>
        KindOf(target) == KindOf(result)
        && KindOf(target) is FigureKind.Level or FigureKind.Growth or FigureKind.Share or FigureKind.Change
        && UnitTable.TryParse(target.Unit, out var unit)
        && UnitTable.TryParse(result.Unit, out var other)
        && unit.ConvertsTo(other)
        && target.PeriodStart == result.PeriodStart
        && target.PeriodEnd == result.PeriodEnd
        && IsSum(target) == IsSum(result)
        && !IsStockBesideGrowth(target, result)
        && !IsStockBesideGrowth(result, target)
        && Comparable().IsMatch(Before(target)) == Comparable().IsMatch(Before(result))
        && (target.Kind != FigureKind.Growth || Base(target) == Base(result))
        && !IsPartOfYear(result);

    /// <summary>Result less target in the unit of the target, and how it is computed.</summary>
    public static (string Gap, string How) Gap(Figure target, Figure result)
    {
        var (aim, got) = (Signed(target), Signed(result, target));
        var difference = got - aim;
        var unit = target.Unit is "%" or "％" ? "个百分点" : target.Unit;
        var text = difference == 0 ? "0" : $"{(difference > 0 ? "+" : string.Empty)}{Plain(difference)}{unit}";
        return (text, aim < 0 ? $"{Plain(got)}-({Plain(aim)})={Plain(difference)}" : $"{Plain(got)}-{Plain(aim)}={Plain(difference)}");
    }

    /// <summary>Met, missed, or incomparable where the bounds of the figures leave it open.</summary>
    public static (PromiseOutcome Outcome, string Reason) Of(Figure target, Figure result)
    {
        var (aim, got) = (Amount(target), Amount(result, target));
        var bounds = FigureComparison.BoundsOf(target);
        var gotBounds = FigureComparison.BoundsOf(result);
        var isLimit = IsLimit(target, bounds);
        if (IsFall(target) != IsFall(result) && KindOf(target) == FigureKind.Growth)
        {
            return IsFall(result) && !isLimit
                ? (PromiseOutcome.Missed, "目标是增长，结果是下降")
                : Open("一个说上升、一个说下降，不能直接比较");
        }

        var isExact = gotBounds.Count == 0 || gotBounds.SetEquals([Bound.AtLeast]) || gotBounds.SetEquals([Bound.AtMost]);
        if (isLimit)
        {
            var most = target.ValueTo is { } upper ? Amount(target with { Value = upper }) : aim;
            return gotBounds.Contains(Bound.AtLeast) && got <= most ? Open("结果只给出下限，是否在控制目标以内不能确定")
                : got <= most ? (PromiseOutcome.Met, "结果在控制目标以内")
                : gotBounds.Contains(Bound.AtMost) || bounds.Contains(Bound.About) ? Open("结果只给出上限，是否超出控制目标不能确定")
                : (PromiseOutcome.Missed, "结果超出控制目标");
        }

        if (gotBounds.Contains(Bound.AtMost) || (!isExact && got <= aim) || (got == aim && IsNearly(result)))
        {
            return Open("结果是约数或只给出上限，是否达到目标不能确定");
        }

        return got >= aim ? (PromiseOutcome.Met, got == aim ? "结果等于目标" : "结果高于目标")
            : gotBounds.Contains(Bound.AtLeast) ? Open("结果只给出下限，是否达到目标不能确定")
            : bounds.Contains(Bound.About) && aim - got <= FarFromAbout * aim ? Open("目标是“左右”，结果略低，是否算达到不能确定")
            : (PromiseOutcome.Missed, "结果低于目标");
    }

    private static (PromiseOutcome Outcome, string Reason) Open(string reason) => (PromiseOutcome.Incomparable, reason);

    /// <summary>The kind that decides what may be compared: a count is a level.</summary>
    /// <remarks>居民消费价格涨幅控制在3% is a growth, although it reads like a share.</remarks>
    public static FigureKind KindOf(Figure figure) =>
        figure.Kind == FigureKind.Count ? FigureKind.Level
        : figure is { Kind: FigureKind.Share, Canonical: { } name }
        && CanonicalIndicators.Find(name) is { Kinds: [FigureKind.Growth, ..] kinds }
        && !kinds.Contains(FigureKind.Share)
            ? FigureKind.Growth
        : figure.Kind;

    // 回落到2.6% is a rise of 2.6%.
    private static bool IsFall(Figure figure) => figure.Falling && !FallsTo().IsMatch(Before(figure));

    // 新增1000台 is no part of what 达到7200台 says.
    private static bool IsStockBesideGrowth(Figure one, Figure other) =>
        KindOf(one) == FigureKind.Level
        && Added().IsMatch(Before(one))
        && !Added().IsMatch(Before(other))
        && Stock().IsMatch(Before(other));

    // What is not to be passed: 控制在3%以内, 失业率, 降至58微克. A fall is to be reached.
    private static bool IsLimit(Figure target, HashSet<Bound> bounds)
    {
        var isFall = IsFall(target);
        var indicator = target.Canonical is { } name ? CanonicalIndicators.Find(name) : null;
        return !isFall
            && (
                bounds.Contains(Bound.AtMost)
                || target.Modifiers.Any(m => m is "低于" or "不高于" or "控制在" or "以内" or "不超过" or "最多")
                || indicator is { IsLimit: true }
                || (target.Kind != FigureKind.Growth && (target.Falling || LimitName().IsMatch(target.Indicator)))
            );
    }

    private static bool IsNearly(Figure figure) => figure.Modifiers.Any(m => m is "近" or "接近" or "将近");

    private static decimal Amount(Figure figure) =>
        UnitTable.TryParse(figure.Unit, out var unit) ? unit.ToBase(figure.Value) : figure.Value;

    private static decimal Amount(Figure figure, Figure target) =>
        KindOf(target) == FigureKind.Growth && IsFall(target) != IsFall(figure) ? -Amount(figure) : Amount(figure);

    private static decimal Signed(Figure figure) => KindOf(figure) == FigureKind.Growth && IsFall(figure) ? -figure.Value : figure.Value;

    private static decimal Signed(Figure figure, Figure target) =>
        UnitTable.TryParse(figure.Unit, out var unit) && UnitTable.TryParse(target.Unit, out var other) && unit.ConvertsTo(other)
            ? Signed(figure with { Value = unit.Convert(figure.Value, other) })
            : Signed(figure);

    // What sums up several years, or all that there is, is not the amount of a year.
    private static bool IsSum(Figure figure) => Sum().IsMatch(Before(figure));

    private static bool IsPartOfYear(Figure figure) => PartOfYear().IsMatch(Before(figure)) && !WholeYear().IsMatch(Before(figure));

    private static string Before(Figure figure) => figure.Quote[..Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length)];

    // 比上年 and 同比 are the usual base; 比2015年 is another.
    private static string Base(Figure figure) =>
        OtherBase().Match(figure.Basis ?? string.Empty) is { Success: true } basis ? basis.Value
        : QuotedBase().Match(Before(figure)) is { Success: true } quoted ? quoted.Groups[1].Value
        : string.Empty;

    private static string Plain(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex("降至|降到|降为|回落到|回落至|收窄到|收窄至|控制在|压减到|减至|减少到|下降到|降低到")]
    private static partial Regex FallsTo();

    [GeneratedRegex("失业率|死亡率|浓度|发案率|事故起数|赤字率|(?:能耗|排放)(?:总量|强度)")]
    private static partial Regex LimitName();

    [GeneratedRegex("新增|净增|增加|新上|新添|增设|增开|新引进")]
    private static partial Regex Added();

    [GeneratedRegex("达到?[^,，]{0,2}$|总数|共有|拥有|现有|累计|突破|总量")]
    private static partial Regex Stock();

    [GeneratedRegex("可比|同口径")]
    private static partial Regex Comparable();

    [GeneratedRegex("累计|总数|合计|年均|五年|三年|总量达|存量")]
    private static partial Regex Sum();

    [GeneratedRegex("[一二三四1-4]季度|上半年|前[一二三四五六七八九十\\d]+个月|1-\\d+月|\\d+月份")]
    private static partial Regex PartOfYear();

    [GeneratedRegex("全年|年度")]
    private static partial Regex WholeYear();

    [GeneratedRegex("[比较]((?:19|20)\\d\\d|[“\"]?十[一二三四]?五|[^,，]{0,6}(?:末|期初))")]
    private static partial Regex QuotedBase();

    [GeneratedRegex("(?:19|20)\\d\\d|全[国省市]|[“\"]?十[一二三四]?五|同口径|可比")]
    private static partial Regex OtherBase();
}
