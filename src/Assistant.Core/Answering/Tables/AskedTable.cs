using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>In which order the rows of a table are wanted, and which of them.</summary>
internal enum TableOrder
{
    /// <summary>As the places or years come.</summary>
    Given,

    /// <summary>The highest figure first.</summary>
    Falling,

    /// <summary>The lowest figure first.</summary>
    Rising,
}

/// <summary>An indicator that is asked for.</summary>
/// <param name="Candidates">What its word may mean, the likeliest first.</param>
/// <param name="Kind">The kind of figure that the question names; null where it names none.</param>
internal sealed record AskedIndicator(IReadOnlyList<CanonicalIndicator> Candidates, FigureKind? Kind)
{
    /// <summary>What rows, columns and verdicts call figures of one kind: the amount, the rate and the share of one indicator are three things.</summary>
    public static string NameOf(CanonicalIndicator indicator, FigureKind kind) =>
        indicator.Name
        + kind switch
        {
            FigureKind.Growth => indicator.Units.Count > 0 || indicator.Kinds[0] != FigureKind.Growth ? "增速" : string.Empty,
            FigureKind.Share => indicator.Kinds[0] == FigureKind.Share ? string.Empty : "占比",
            FigureKind.Level or FigureKind.Count => indicator.Kinds[0] is FigureKind.Share or FigureKind.Ratio ? "（数量）" : string.Empty,
            _ => string.Empty,
        };
}

/// <summary>What is asked of figures side by side.</summary>
/// <param name="Indicators">The indicators, in the order of the question.</param>
/// <param name="Places">The places, as reports have them.</param>
/// <param name="Years">The years measured; empty where each place's newest report is meant.</param>
/// <param name="ReportYear">Year of the report that is meant instead of the newest, or null.</param>
/// <param name="Newest">With no years named: how many of the newest years are wanted.</param>
/// <param name="OnlyReported">Whether of these only years with a report are meant (历年), so that no other is missing.</param>
/// <param name="Status">Whether a result or an aim is wanted; null where the question does not say.</param>
/// <param name="WantsBoth">Whether the question speaks of a result and of an aim.</param>
/// <param name="ComparesWithResult">Whether an aim is to be set against what came of it.</param>
/// <param name="Order">In which order.</param>
/// <param name="AsksMost">Whether the first of the order is asked for.</param>
/// <param name="Bound">Only figures on this side of a bound, or null.</param>
internal sealed record AskedTable(
    IReadOnlyList<AskedIndicator> Indicators,
    IReadOnlyList<string> Places,
    IReadOnlyList<int> Years,
    int? ReportYear,
    int Newest,
    bool OnlyReported,
    Status? Status,
    bool WantsBoth,
    bool ComparesWithResult,
    TableOrder Order,
    bool AsksMost,
    AskedBound? Bound
);

/// <summary>A bound that the figures have to be on one side of: 超过5万亿元.</summary>
/// <param name="Above">Above it, else below.</param>
/// <param name="Reaches">Whether the bound itself counts.</param>
internal sealed record AskedBound(decimal Value, Unit Unit, bool Above, bool Reaches)
{
    // 突破5万亿元 is above 5万亿元, 近5万亿元 below it.
    private static readonly string[] Over =
    [
        "突破",
        "首破",
        "超过",
        "超",
        "多",
        "余",
        "跨过",
        "跨上",
        "跨越",
        "跨入",
        "迈上",
        "迈过",
        "迈入",
        "站上",
        "冲破",
    ];

    private static readonly string[] Under = ["近", "接近", "将近", "不到", "不足", "低于", "逼近"];

    /// <summary>Whether a figure is on the wanted side; a range by its lower end, a fall below nothing.</summary>
    public bool Admits(Figure figure) => IsOnSide(figure) == true;

    /// <summary>Whether the report leaves open on which side the figure is: 5万亿元以上 of what is to be over 5万亿元, 3%以内 of what is to be over 2%.</summary>
    public bool LeavesOpen(Figure figure) => IsLike(figure) && IsOnSide(figure) is null;

    private bool? IsOnSide(Figure figure) =>
        !IsLike(figure) ? false
        : Side(figure) is var side && side == 0 ? IsAtIt(figure)
        : side > 0 != Above ? false
        : figure.Status == Status.Actual && BoundsOf(figure).Contains(Above ? Bound.AtMost : Bound.AtLeast) ? null
        : true;

    // 突破 and 近 are said of a figure that is near its number.
    private static List<Bound> BoundsOf(Figure figure) =>
        [.. figure.Modifiers.Where(m => !Over.Contains(m) && !Under.Contains(m)).Select(Bounds.OfModifier).OfType<Bound>()];

    /// <summary>Whether the figure can be compared with the bound at all: 亿元 and 亿美元 cannot.</summary>
    public bool IsLike(Figure figure) => UnitTable.TryParse(figure.Unit, out var unit) && unit.ConvertsTo(Unit);

    private int Side(Figure figure) => decimal.Compare(TableConclusions.Size(figure), Unit.ToBase(Value));

    // Its number is that of the bound: what is said around it decides.
    private bool? IsAtIt(Figure figure)
    {
        if (IsOver(figure))
        {
            return Above;
        }

        if (figure.Modifiers.Any(m => Under.Contains(m)))
        {
            return !Above;
        }

        var bounds = BoundsOf(figure);
        return bounds.Count == 0 || bounds.TrueForAll(b => Reaches && b == (Above ? Bound.AtLeast : Bound.AtMost)) ? Reaches : null;
    }

    /// <summary>Whether a figure is more than its number: 突破, 跨上.</summary>
    public static bool IsOver(Figure figure) => figure.Modifiers.Any(m => Over.Contains(m));
}
