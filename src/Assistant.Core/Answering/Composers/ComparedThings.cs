using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Finds the two figures of one time that a question sets against each other: of one unit, kind, period and subject, each named by words of the question that do not
/// name the other, or both named by one name with two heads (城乡居民人均可支配收入).
/// </summary>
internal sealed partial class ComparedThings(ParsedQuestion question)
{
    /// <summary>The pair in the order of the report; null where no two figures are meant.</summary>
    public (Figure First, Figure Second)? Choose(IReadOnlyList<Figure> figures)
    {
        var pairs = (
            from a in figures
            from b in figures
            where a.Start < b.Start && AreOfOneKind(a, b)
            let score = Score(a, b, figures)
            where score > 0
            orderby score descending, b.Start - a.Start
            select (a, b)
        ).ToList();
        return pairs.Count > 0 ? pairs[0] : null;
    }

    private static bool AreOfOneKind(Figure a, Figure b) =>
        a.Report == b.Report
        && a.Unit == b.Unit
        && a.Unit.Length > 0
        && a.Kind == b.Kind
        && a.Kind is not FigureKind.Rank
        && (a.PeriodStart, a.PeriodEnd, a.Status, a.Falling) == (b.PeriodStart, b.PeriodEnd, b.Status, b.Falling)
        && (a.Subject == b.Subject || (a.PassageId == b.PassageId && !(Place().IsMatch(a.Subject) && Place().IsMatch(b.Subject))))
        && a.ValueTo is null
        && b.ValueTo is null
        && a.Indicator.Length > 1
        && b.Indicator.Length > 1
        && a.Indicator != b.Indicator;

    private double Score(Figure a, Figure b, IReadOnlyList<Figure> figures)
    {
        var (first, second) = (IndicatorLikeness.TermsIn(question, a), IndicatorLikeness.TermsIn(question, b));
        var (own, other, shared) = (first.Except(second).Count(), second.Except(first).Count(), first.Intersect(second).Count());
        var sharesTail = a.Indicator.Length > FigureComparison.ShortestTail && Tail(a) == Tail(b);
        var isMeant =
            (own > 0 && other > 0)
            || (sharesTail && own + other > 0 && shared > 0)
            || (sharesTail && shared > 0 && figures.Count(f => f.Kind == a.Kind && Tail(f) == Tail(a)) == 2)
            || (AsksForTwo(a, b) && FitsWhatIsAsked(a) && figures.Count(f => f.Kind == a.Kind && f.Unit == a.Unit) == 2);
        return isMeant
            ? 1
                + Math.Min(own, 2)
                + Math.Min(other, 2)
                + (0.5 * Math.Min(shared, 2))
                + (FitsWhatIsAsked(a) ? 3 : 0)
                + (FigureFit.Unit(question, a) ? 3 : 0)
                + (IsOfAskedTime(a) && IsOfAskedTime(b) ? 1 : 0)
            : 0;
    }

    // 住院报销，上班的和没单位的差多少: the question says of one at least what it is.
    private bool AsksForTwo(Figure a, Figure b) =>
        WhichOfTwo().IsMatch(question.Text)
        || (
            Gap().IsMatch(question.Text)
            && Math.Max(IndicatorLikeness.SaidIn(question, a), IndicatorLikeness.SaidIn(question, b)) >= IndicatorLikeness.Told
        );

    // 累计数, 新增: what is said in the clause of the figure.
    private bool IsOfAskedTime(Figure figure) =>
        Reach().Matches(question.Text).Any(m => figure.Quote.Contains(m.Value, StringComparison.Ordinal));

    private static string Tail(Figure figure) => figure.Indicator[Math.Max(0, figure.Indicator.Length - FigureComparison.ShortestTail)..];

    private bool FitsWhatIsAsked(Figure figure) =>
        (figure.Kind == FigureKind.Growth)
        == (Cue.Rising.IsIn(question.Text) || Cue.Falling.IsIn(question.Text) || Pace().IsMatch(question.Text));

    // 谁涨得快, 哪个窜得更猛, 城里人比乡下人多挣多少: what the passage found gives two figures of are the two.
    [GeneratedRegex("谁|孰|哪[个样头边方块种]|哪一[个样]|比(?!上|去|前|同期|往年|年初).{1,8}[多少高低快慢]")]
    private static partial Regex WhichOfTwo();

    [GeneratedRegex("相差|差[距额]|差了?(?:多少|几)")]
    private static partial Regex Gap();

    // What is said of one place is set against nothing of another.
    [GeneratedRegex("[省市县区州旗国镇乡]$")]
    private static partial Regex Place();

    [GeneratedRegex("累计|新增|年均|人均|总计|合计|新认定")]
    private static partial Regex Reach();

    [GeneratedRegex("[快猛狠]|增速|增幅|涨幅|降幅|速度|幅度")]
    private static partial Regex Pace();
}
