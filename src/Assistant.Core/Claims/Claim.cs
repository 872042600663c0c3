using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>How the value of a claim stands to a ledger figure.</summary>
internal enum ValueComparison
{
    Equal,
    Different,
    OtherUnit,
    Incomparable,
}

/// <summary>A figure of a text with what the text says of its period, status and direction.</summary>
internal sealed partial class Claim
{
    private readonly Unit unit;
    private readonly Status? status;

    private Claim(Figure figure, string sentence, string nearest, string noun, Status? status)
    {
        Figure = figure;
        Sentence = sentence;
        Nearest = nearest;
        Noun = noun;
        this.status = status;
        unit = UnitTable.TryParse(figure.Unit, out var parsed) ? parsed : new Unit(figure.Unit, UnitFamily.None, figure.Unit, 1);
        Falling =
            Cue.Falling.IsIn(figure.Quote) || (figure.Falling && Signed().IsMatch(figure.Quote)) ? true
            : Rises(figure.Quote) ? false
            : null;
    }

    /// <summary>The figure as read in the text.</summary>
    public Figure Figure { get; }

    /// <summary>The sentence that states it.</summary>
    public string Sentence { get; }

    /// <summary>What stands between the figure before and this one.</summary>
    public string Nearest { get; }

    /// <summary>What stands right at the number: the noun behind it (300个老旧小区), else what leads to it.</summary>
    public string Noun { get; }

    /// <summary>Whether the claim says decrease or increase; null when it says neither.</summary>
    public bool? Falling { get; }

    /// <summary>The claim that a figure of a text makes.</summary>
    public static Claim Of(Figure figure, string text, Figure? before, int? latest)
    {
        var start = figure.SpanStart;
        while (start > 0 && text[start - 1] is not ('。' or '；' or ';' or '\n' or '！' or '？'))
        {
            start--;
        }

        var sentence = text[start..Math.Min(text.Length, Math.Max(figure.SpanEnd, figure.End))];
        var nearest = text[
            Math.Max(start, before is not null && before.End > start ? Math.Min(before.End, figure.Start) : start)..figure.End
        ];
        var (saidNear, said) = (WithoutNames(nearest), WithoutNames(sentence));
        var status =
            SaysAim(saidNear) || (SaysAim(said) && !SaysDone(saidNear)) ? Status.Target
            : figure.PeriodEnd is { } year && latest is { } now ? (year >= now ? Status.Target : Status.Actual)
            : SaysDone(sentence) ? Status.Actual
            : (Status?)null;
        return new Claim(figure, sentence, nearest, FigureNoun.Of(text, figure.Start, figure.End), status);
    }

    /// <summary>A text without names that sound like plans: 行动计划, “育林计划”, 倍增计划 with nothing behind it that is planned.</summary>
    internal static string WithoutNames(string text) => Named().Replace(text, string.Empty);

    /// <summary>Whether the ledger figure is of the period and status that the claim speaks of, as far as it says.</summary>
    public bool SpeaksOfPeriod(Figure other)
    {
        if (Figure.PeriodStart is { } from && (other.PeriodStart != from || other.PeriodEnd != Figure.PeriodEnd))
        {
            return false;
        }

        return status is null
            || (status == Status.Target) == (other.Status is Status.Target or Status.Plan)
            || other.Status is Status.None or Status.Threshold;
    }

    /// <summary>Whether the claim names a period or status and the ledger figure has another.</summary>
    public bool ContradictsPeriod(Figure other) =>
        (Figure.PeriodStart is not null || (status is not null && SaysWhen(Sentence))) && !SpeaksOfPeriod(other);

    /// <summary>Growth is compared with growth, a share with a share; levels and counts are one kind.</summary>
    public bool SameKind(Figure other) =>
        Group(Figure.Kind) == Group(other.Kind)
        || (
            Figure.Kind is FigureKind.Share or FigureKind.Growth
            && other.Kind is FigureKind.Share or FigureKind.Growth
            && !DirectionMatters(Figure, other)
        );

    /// <summary>Compares the values after conversion, an approximate claim within the digits that it gives.</summary>
    public ValueComparison Comparison(Figure other)
    {
        var theirs = UnitTable.TryParse(other.Unit, out var parsed) ? parsed : new Unit(other.Unit, UnitFamily.None, other.Unit, 1);
        if (TooLong(Figure.Text) || TooLong(other.Text))
        {
            return ValueComparison.Incomparable;
        }

        if (
            !unit.ConvertsTo(theirs)
            && !(Counts(unit) && Counts(theirs))
            && !(unit.Family == UnitFamily.None && unit.Factor > 1 && theirs.Family == UnitFamily.Money)
            && !PerTime(unit, theirs)
        )
        {
            var dimension =
                unit.Family == theirs.Family
                || (unit.Family is UnitFamily.Percent or UnitFamily.Points && theirs.Family is UnitFamily.Percent or UnitFamily.Points)
                || Money(unit, theirs);
            return dimension && Figure.Value == other.Value ? ValueComparison.OtherUnit : ValueComparison.Incomparable;
        }

        var (ours, their) = (unit.ToBase(Figure.Value), theirs.ToBase(other.Value));
        var equal =
            (ours == their && Figure.ValueTo is null == other.ValueTo is null)
            || (other.ValueTo is { } to && theirs.ToBase(to) == ours && Figure.ValueTo is null)
            || Rounds(ours, their);
        if (!equal && Figure.Value == other.Value && unit.Factor != theirs.Factor)
        {
            return ValueComparison.OtherUnit;
        }

        return equal ? ValueComparison.Equal : ValueComparison.Different;
    }

    /// <summary>Whether claim and figure are the same number, of so many digits at least, in units that do not convert.</summary>
    public bool HasDigitsOf(Figure other, int digits) =>
        Figure.Value == other.Value
        && Figure.Unit != other.Unit
        && Figure.Unit.Length > 0
        && other.Unit.Length > 0
        && Figure.Text.Count(char.IsAsciiDigit) >= digits
        && SameKind(other)
        && Comparison(other) == ValueComparison.Incomparable;

    /// <summary>Whether the claim gives the ledger's value in fewer digits.</summary>
    public bool IsRounded(Figure other) =>
        UnitTable.TryParse(other.Unit, out var theirs)
        && unit.ConvertsTo(theirs)
        && unit.ToBase(Figure.Value) != theirs.ToBase(other.Value);

    /// <summary>Whether rising or falling decides: growth, change, and anything that both sides call rising or falling.</summary>
    public bool IsDirected(Figure other) =>
        Figure.Kind != FigureKind.Duration && (other.Falling || Cue.Falling.IsIn(Figure.Quote) || Rises(other.Quote));

    /// <summary>Whether claim and figure say opposite directions. What is cut down (削减62项) is no rise although no word calls it a fall.</summary>
    public bool OpposesDirection(Figure other) =>
        Falling is { } falling
        && falling != other.Falling
        && IsDirected(other)
        && !(falling && Cue.Cutting.IsIn(other.Quote) && !Rises(other.Quote));

    /// <summary>Whether claim and figure are of things of which the one is never the other: 城镇 and 农村, 上半年 and 前三季度.</summary>
    public bool IsAnother(Figure other) => MutuallyExclusiveTerms.Clash(Nearest, FigureNoun.Lead(other), other.Quote, other.Indicator);

    /// <summary>Whether the report bounds the figure (以上, 突破, 以内) and the claim does not.</summary>
    public bool DropsCondition(Figure other) =>
        IsBounded(other) && !Loosely().IsMatch(Figure.Quote) && !Bounds.Any(Figure.Modifier) && !Bounds.Any(Figure.Quote);

    private bool IsApproximate => Cue.About.IsIn(Figure.Quote) || Some().IsMatch(Figure.Quote);

    // 131亿元 for 131.4亿元, 七成半 for 75.2%: the claim's last digit is the ledger's, rounded or cut.
    private bool Rounds(decimal ours, decimal theirs)
    {
        // People count in tenths: 三成 is 30.5%, 快八成 77.5%, 五成多 55.8%.
        if (unit.Family == UnitFamily.Tenths)
        {
            var more = Bounds.Find(Figure.Quote, Bound.AtLeast) is not null || Loosely().IsMatch(Figure.Quote);
            return theirs > ours ? theirs - ours < unit.Factor * (more ? 1m : 0.35m)
                : more ? theirs == ours
                : ours - theirs <= unit.Factor * (Nearly().IsMatch(Figure.Quote) ? 0.5m : 0.2m);
        }

        if (
            ours == 0
            || theirs == 0
            || !(
                IsApproximate
                || Decimals(Figure.Text) < Decimals(theirs.ToString(System.Globalization.CultureInfo.InvariantCulture))
                || Math.Abs(theirs) >= 100
            )
        )
        {
            return false;
        }

        var step = unit.Factor * Step(Figure.Value);
        // 超过81岁 for 81.5岁: who says more gives the whole number below.
        if (
            theirs > ours
            && theirs - ours < step
            && theirs - ours <= theirs * 0.01m
            && Figure.Kind is FigureKind.Level or FigureKind.Count
            && Bounds.Find(Figure.Quote, Bound.AtLeast) is not null
        )
        {
            return true;
        }

        return Figure.Value != 0
            && Math.Abs(ours - theirs) < step
            && Math.Abs(ours - theirs) <= Math.Abs(theirs) * (IsApproximate ? 0.05m : 0.005m);
    }

    // Who says 100多家 of 100余家 or of 100家 drops nothing.
    private static bool IsBounded(Figure figure) =>
        figure
            .Modifier.Split(',', StringSplitOptions.RemoveEmptyEntries)
            .Any(m => m.Length > 1 ? Bounds.OfModifier(m) is Bound.AtLeast or Bound.AtMost : m == "超");

    private static bool SaysAim(string text) => Cue.Aim.IsIn(text) || Cue.TimeAhead.IsIn(text);

    private static bool SaysDone(string text) => Cue.Done.IsIn(text) || Cue.TimePast.IsIn(text) || Cue.Tally.IsIn(text);

    private static bool SaysWhen(string text) => SaysAim(text) || Cue.Done.IsIn(text) || Cue.TimePast.IsIn(text) || Year().IsMatch(text);

    private static bool Rises(string text) => Cue.Rising.IsIn(text) || More().IsMatch(text);

    // The ledger holds values beyond 10^16 at that bound: two of them are not the same for it.
    private static bool TooLong(string text) => text.Count(char.IsDigit) > 16;

    private static decimal Step(decimal value)
    {
        var step = 1m;
        while (value != decimal.Truncate(value) && step > 0.0001m)
        {
            value *= 10;
            step /= 10;
        }

        return step;
    }

    private static int Decimals(string number) =>
        number.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? number[(dot + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;

    // 每月1700块 is 1700元/月: a draft often tells the month or year elsewhere.
    private static bool PerTime(Unit ours, Unit theirs) =>
        theirs.Base.StartsWith(ours.Base + "/", StringComparison.Ordinal) && ours.Base.Length > 0;

    private static bool Counts(Unit unit) => unit.Family is UnitFamily.Count or UnitFamily.People or UnitFamily.None;

    private static bool Money(Unit a, Unit b) => a.Family == UnitFamily.Money && b.Family == UnitFamily.Money;

    private static int Group(FigureKind kind) =>
        kind switch
        {
            FigureKind.Level or FigureKind.Count or FigureKind.Duration => 0,
            FigureKind.Growth => 1,
            FigureKind.Share => 2,
            FigureKind.Change => 3,
            FigureKind.Rank => 4,
            _ => 5,
        };

    // 增长8% and 提高到8% differ; 参保率95% and 参保率提高95% may be the same slip of wording only when neither says 到.
    private static bool DirectionMatters(Figure a, Figure b) => Reached().IsMatch(a.Quote) != Reached().IsMatch(b.Quote);

    [GeneratedRegex(@"当年|(19|20)\d\d")]
    private static partial Regex Year();

    [GeneratedRegex("高于|(比|较).{1,8}多")]
    private static partial Regex More();

    // A plan in a name plans nothing, and what was 争取到 is had.
    [GeneratedRegex(
        "“[^”]*”|\"[^\"]*\"|《[^》]*》|(?:行动|年度|三年|五年|伙伴|工程)计划|计划(?:总投资|投资|单列)|(?<=[\u4e00-\u9fff]{2})计划(?=[,，、。；;》”的等]|$)|争取到|项目为王"
    )]
    private static partial Regex Named();

    // As people say it: 100多, 过了100, 100起.
    [GeneratedRegex("[多余过起]")]
    private static partial Regex Loosely();

    [GeneratedRegex("[近快约将]|差不多|接近|左右|不到|上下")]
    private static partial Regex Nearly();

    // 增长-12.6%
    [GeneratedRegex("[-－—‐﹣−负]\\d")]
    private static partial Regex Signed();

    // 100来个
    [GeneratedRegex("[多余来]")]
    private static partial Regex Some();

    [GeneratedRegex(@"(到|至|为|达)")]
    private static partial Regex Reached();
}
