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

    private readonly ClaimedRange? range;

    private Claim(Figure figure, string said, string sentence, string nearest, string noun, Status? status, ClaimedRange? range)
    {
        Figure = figure;
        this.range = range;
        Said = said;
        Sentence = sentence;
        Nearest = nearest;
        Noun = noun;
        this.status = status;
        unit = Measure(figure).Unit;
        Falling =
            Cue.Falling.IsIn(figure.Quote) || (figure.Falling && Signed().IsMatch(figure.Quote)) ? true
            : Rises(figure.Quote) ? false
            : null;
    }

    /// <summary>The figure as read in the text.</summary>
    public Figure Figure { get; }

    /// <summary>The sentence from its beginning up to the end of the figure, as it was said.</summary>
    public string Said { get; }

    /// <summary>The sentence that states it.</summary>
    public string Sentence { get; }

    /// <summary>What stands between the figure before and this one.</summary>
    public string Nearest { get; }

    /// <summary>What stands right at the number: the noun behind it (300个老旧小区), else what leads to it.</summary>
    public string Noun { get; }

    /// <summary>Whether the claim says decrease or increase; null when it says neither.</summary>
    public bool? Falling { get; }

    /// <summary>The claim that a figure of a text makes.</summary>
    /// <param name="figure">As read in the text with its numbers as reports print them.</param>
    /// <param name="spoken">That text.</param>
    /// <param name="said">The text as it was said: offsets of the claim's figure count in it.</param>
    public static Claim Of(Figure figure, SpokenNumbers spoken, string said, Figure? before, int? latest)
    {
        var text = spoken.Text;
        var start = figure.SpanStart;
        while (start > 0 && text[start - 1] is not ('。' or '；' or ';' or '\n' or '！' or '？'))
        {
            start--;
        }

        var sentence = text[start..Math.Min(text.Length, Math.Max(figure.SpanEnd, figure.End))];
        var nearest = text[
            Math.Max(start, before is not null && before.End > start ? Math.Min(before.End, figure.Start) : start)..figure.End
        ];
        var (saidNear, saidSentence) = (WithoutNames(nearest), WithoutNames(sentence));
        var past = figure.PeriodEnd is { } ended && latest is { } newest && ended < newest && !Aims(saidSentence);
        var status =
            past ? Status.Actual
            : SaysAim(saidNear) || (SaysAim(saidSentence) && !SaysDone(saidNear)) ? Status.Target
            : figure.PeriodEnd is { } year && latest is { } now ? (year >= now ? Status.Target : Status.Actual)
            : SaysDone(sentence) ? Status.Actual
            : (Status?)null;
        var own = figure with
        {
            Start = spoken.Start(figure.Start),
            End = spoken.End(figure.End),
            Text = said[spoken.Start(figure.Start)..spoken.End(figure.End)],
            SpanStart = spoken.Start(figure.SpanStart),
            SpanEnd = spoken.End(figure.SpanEnd),
        };
        return new Claim(
            own,
            said[spoken.Start(start)..own.End],
            sentence,
            nearest,
            FigureNoun.Of(text, figure.Start, figure.End),
            status,
            ClaimedRange.Of(own, said)
        );
    }

    /// <summary>A text without names that sound like plans: 行动计划, “育林计划”, 倍增计划 with nothing behind it that is planned.</summary>
    internal static string WithoutNames(string text) => Named().Replace(text, string.Empty);

    /// <summary>Whether nothing that the claim says or that its section sets gives it other years than the ledger figure has.</summary>
    public bool IsOfYears(Figure other) =>
        Figure.PeriodStart is null || (Figure.PeriodStart == other.PeriodStart && Figure.PeriodEnd == other.PeriodEnd);

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
        Group(KindOf(Figure)) == Group(KindOf(other))
        || (
            Figure.Kind is FigureKind.Share or FigureKind.Growth
            && other.Kind is FigureKind.Share or FigureKind.Growth
            && !DirectionMatters(Figure, other)
        );

    /// <summary>Compares the values after conversion, an approximate claim within the digits that it gives.</summary>
    public ValueComparison Comparison(Figure other)
    {
        var (theirs, value) = Measure(other);
        if (TooLong(Figure.Text) || TooLong(other.Text))
        {
            return ValueComparison.Incomparable;
        }

        if (
            !unit.ConvertsTo(theirs)
            && !(Counts(unit) && Counts(theirs) && IsCountedAlike(theirs, other))
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

        var (ours, their) = (unit.ToBase(Figure.Value), theirs.ToBase(value));
        var (oursTo, theirsTo) = (
            Figure.ValueTo is { } most ? unit.ToBase(most) : (decimal?)null,
            other.ValueTo is { } up ? theirs.ToBase(up) : (decimal?)null
        );
        var same = (ours == their && oursTo == theirsTo) || (theirsTo == ours && oursTo is null);
        if (range is { } loose && !(same && loose.IsRound))
        {
            return loose.Compare(their, theirsTo ?? their, other.Modifier, unit);
        }

        // 三四十件 of 36件 is no range that anybody set: 6%—8% is, and 7% is another figure.
        if (!same && IsGuess && oursTo is { } highest && theirsTo is null && !IsBounded(other) && their >= ours && their <= highest)
        {
            return ValueComparison.Equal;
        }

        var equal = same || Rounds(ours, their);
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

    /// <summary>Whether claim and figure are of the same digits and differ by the place of the point or their order: 67.4亿元 of 674亿元, 158人 of 185人.</summary>
    /// <param name="isNear">Whether the two surely are of the same thing.</param>
    public bool SlipsPoint(Figure other, bool isNear) =>
        Figure.Value != other.Value
        && Comparison(other) == ValueComparison.Different
        && Slips(Digits(Figure.Value), Digits(other.Value), isNear);

    // The same digits in their order are so only in another magnitude; in another order three of them are no chance where the thing is the same.
    private static bool Slips(string ours, string theirs, bool isNear) =>
        ours.Length > 1
        && (ours == theirs || (isNear && ours.Length > 2 && ours.Length == theirs.Length && ours.Order().SequenceEqual(theirs.Order())));

    /// <summary>Whether the claim gives the ledger's value in fewer digits.</summary>
    public bool IsRounded(Figure other)
    {
        var (theirs, value) = Measure(other);
        return unit.ConvertsTo(theirs) && unit.ToBase(Figure.Value) != theirs.ToBase(value);
    }

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

    /// <summary>Whether the claim bounds or loosens its figure in the words of the ledger: 5%左右.</summary>
    public bool HasModifier(Figure other) => other.Modifiers.Any(m => m.Length > 1 && Figure.Quote.Contains(m, StringComparison.Ordinal));

    private bool IsGuess => Figure.ValueTo is not null && !Printed().IsMatch(Figure.Text);

    private bool IsApproximate => Cue.About.IsIn(Figure.Quote) || Some().IsMatch(Figure.Quote);

    // 131亿元 for 131.4亿元: the claim's last digit is the ledger's, rounded or cut.
    private bool Rounds(decimal ours, decimal theirs)
    {
        if (
            ours == 0
            || theirs == 0
            || Figure.ValueTo is not null
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
        figure.Modifiers.Any(m => m.Length > 1 ? Bounds.OfModifier(m) is Bound.AtLeast or Bound.AtMost : m == "超");

    // A part of the whole (1/3, 三分之二) is compared with per cent.
    private static (Unit Unit, decimal Value) Measure(Figure figure) =>
        figure is { Unit.Length: 0, Kind: FigureKind.Share, Value: > 0 and < 1 } && UnitTable.TryParse("%", out var percent)
            ? (percent, figure.Value * 100)
            : (
                UnitTable.TryParse(figure.Unit, out var parsed) ? parsed : new Unit(figure.Unit, UnitFamily.None, figure.Unit, 1),
                figure.Value
            );

    private static bool SaysAim(string text) => Cue.Aim.IsIn(text) || Cue.TimeAhead.IsIn(text);

    private static bool SaysDone(string text) => Cue.Done.IsIn(text) || Cue.TimePast.IsIn(text) || Cue.Tally.IsIn(text);

    private static bool SaysWhen(string text) => SaysAim(text) || Cue.Done.IsIn(text) || Cue.TimePast.IsIn(text) || Year().IsMatch(text);

    private static bool Rises(string text) => Cue.Rising.IsIn(text) || More().IsMatch(text);

    // The ledger holds values beyond 10^16 at that bound: two of them are not the same for it.
    private static bool TooLong(string text) => text.Count(char.IsDigit) > 16;

    /// <summary>One of the last decimal place that a value has: 0.1 of 131.4, 1 of a whole number.</summary>
    internal static decimal Step(decimal value)
    {
        var step = 1m;
        while (value != decimal.Truncate(value) && step > 0.0001m)
        {
            value *= 10;
            step /= 10;
        }

        return step;
    }

    private static string Digits(decimal value) =>
        value.ToString(System.Globalization.CultureInfo.InvariantCulture).Replace(".", string.Empty, StringComparison.Ordinal).Trim('0');

    private static int Decimals(string number) =>
        number.IndexOf('.', StringComparison.Ordinal) is var dot and >= 0 ? number[(dot + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;

    // 每月1700块 is 1700元/月: a draft often tells the month or year elsewhere.
    private static bool PerTime(Unit ours, Unit theirs) =>
        theirs.Base.StartsWith(ours.Base + "/", StringComparison.Ordinal) && ours.Base.Length > 0;

    // 388户 and 771人, 4900万人次 and 12个 are no counts of the same.
    private bool IsCountedAlike(Unit theirs, Figure other)
    {
        if (unit.Family == UnitFamily.People && theirs.Family == UnitFamily.People)
        {
            return unit.Base == theirs.Base;
        }

        if (unit.Base.Length > 0 || unit.Factor == theirs.Factor)
        {
            return true;
        }

        // 五十亿 of the report's 12个: a number without a unit is the same measure only in the same magnitude.
        var (ours, their) = (unit.ToBase(Figure.Value), theirs.ToBase(other.Value));
        return their != 0 && Math.Abs(ours / their) is > 0.05m and < 20m;
    }

    private static bool Counts(Unit unit) => unit.Family is UnitFamily.Count or UnitFamily.People or UnitFamily.None;

    private static bool Money(Unit a, Unit b) => a.Family == UnitFamily.Money && b.Family == UnitFamily.Money;

    private static bool Aims(string text) => Cue.Aim.IsIn(Won().Replace(text, string.Empty)) || Cue.Expecting.IsIn(text);

    // 去年争取资金17.6亿元 is what was had.
    [GeneratedRegex("争取(?:[^,，。；;]{0,8}(?:资金|补助|债券|项目)|到|了)")]
    private static partial Regex Won();

    // 达到8.8万元、增长4.2%: what stands right at the number says what it is, whatever verb leads the clause.
    private static FigureKind KindOf(Figure figure) =>
        figure.Kind == FigureKind.Share && Grows().IsMatch(FigureNoun.Lead(figure)) ? FigureKind.Growth : figure.Kind;

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

    [GeneratedRegex("[\\d—~～至到-]")]
    private static partial Regex Printed();

    [GeneratedRegex("高于|(比|较).{1,8}多")]
    private static partial Regex More();

    // A plan in a name plans nothing, and what was 争取到 is had.
    [GeneratedRegex(
        "“[^”]*”|\"[^\"]*\"|《[^》]*》|(?:行动|年度|三年|五年|伙伴|工程)计划|计划(?:总投资|投资|单列)|(?<=[\u4e00-\u9fff]{2}|[”\"])计划(?=[,，、。；;》”的等]|$)|争取到|项目为王"
    )]
    private static partial Regex Named();

    // As people say it: 100多, 过了100, 100起.
    [GeneratedRegex("[多余过起]")]
    private static partial Regex Loosely();

    // 增长-12.6%
    [GeneratedRegex("[-－—‐﹣−负]\\d")]
    private static partial Regex Signed();

    // 100来个
    [GeneratedRegex("[多余来]")]
    private static partial Regex Some();

    [GeneratedRegex("(?:增长|下降|回升|减少|上涨|提升|增幅|增速|涨幅|降幅)(?:了|约|近|超|超过)?$")]
    private static partial Regex Grows();

    [GeneratedRegex(@"(到|至|为|达)")]
    private static partial Regex Reached();
}
