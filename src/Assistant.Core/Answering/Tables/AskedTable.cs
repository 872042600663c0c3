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
internal sealed record AskedIndicator(IReadOnlyList<CanonicalIndicator> Candidates, FigureKind? Kind);

/// <summary>What is asked of figures side by side.</summary>
/// <param name="Indicators">The indicators, in the order of the question.</param>
/// <param name="Places">The places, as reports have them.</param>
/// <param name="Years">The years measured; empty where each place's newest report is meant.</param>
/// <param name="ReportYear">Year of the report that is meant instead of the newest, or null.</param>
/// <param name="Newest">With no years named: how many of the newest years are wanted.</param>
/// <param name="OnlyReported">Whether of these only years with a report are meant (历年), so that no other is missing.</param>
/// <param name="Status">Whether a result or an aim is wanted; null where the question does not say.</param>
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
    /// <summary>Whether a figure is on the wanted side; a range by its lower end.</summary>
    public bool Admits(Figure figure) =>
        UnitTable.TryParse(figure.Unit, out var unit)
        && unit.ConvertsTo(Unit)
        && decimal.Compare(unit.ToBase(figure.Value), Unit.ToBase(Value)) is var side
        && (side == 0 ? Reaches || IsOverIt(figure) : side > 0 == Above);

    // 突破5万亿元 is above 5万亿元.
    private bool IsOverIt(Figure figure) =>
        Above && figure.Modifier.Split(',').Any(m => m is "突破" or "超过" or "超" or "多" or "余" or "跨过");
}
