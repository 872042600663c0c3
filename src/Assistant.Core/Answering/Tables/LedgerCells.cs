using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>What one cell of a table is to hold.</summary>
internal sealed record CellKey(string Place, CanonicalIndicator Indicator, FigureKind Kind, int Year, Status Status);

/// <summary>
/// Finds the figure of a cell in the ledgers: of just that indicator, kind, year and status, for the whole year and the whole place. Where a report gives
/// several, that of its headline paragraph is meant.
/// </summary>
internal sealed partial class LedgerCells
{
    // Figures so near to each other stand in one paragraph.
    private const int Near = 400;

    private const decimal Rounding = 0.005m;

    private readonly ICorpusSnapshot snapshot;
    private readonly ILookup<(string Place, string Indicator), LedgerRow> rows;
    private readonly Dictionary<string, List<Figure>> known = [];

    /// <summary>Reads the figures of indicators of places.</summary>
    public LedgerCells(ICorpusSnapshot snapshot, IEnumerable<CanonicalIndicator> indicators, IReadOnlyList<string> places)
    {
        this.snapshot = snapshot;
        var found = indicators.Distinct().SelectMany(i => snapshot.Find(new LedgerQuery { Indicator = i.Name, Places = places })).ToList();
        rows = found.ToLookup(r => (r.Place, r.Figure.Canonical!));
    }

    /// <summary>The figure, or null where no report gives it.</summary>
    public Figure? Of(CellKey key)
    {
        var fitting = rows[(key.Place, key.Indicator.Name)].Where(r => Fits(r, key)).ToList();
        if (fitting.Count == 0)
        {
            return null;
        }

        // The report that looks back on the year, or plans it; later ones may give it again.
        var year = key.Status == Status.Actual ? key.Year + 1 : key.Year;
        var nearest = fitting.MinBy(r => Math.Abs((r.Year ?? 0) - year))!;
        var ofReport = fitting.Where(r => r.Figure.Report == nearest.Figure.Report).Select(r => r.Figure).ToList();
        return ofReport.Count == 1 || ofReport.DistinctBy(f => (f.Value, f.Unit)).Count() == 1
            ? ofReport[0]
            : ofReport.OrderByDescending(Company).ThenBy(f => f.Start).First();
    }

    /// <summary>The figure of another report for the same cell that is not the same amount, or null: a later revision, or another version of one report.</summary>
    public Figure? Differing(CellKey key, Figure given) =>
        rows[(key.Place, key.Indicator.Name)]
            .Where(r => r.Figure.Report != given.Report && r.Figure.Falling == given.Falling && Fits(r, key) && !IsSame(r.Figure, given))
            .OrderBy(r => r.Year)
            .FirstOrDefault()
            ?.Figure;

    // 13.7万亿元 is 137008亿元, rounded.
    private static bool IsSame(Figure one, Figure other) =>
        UnitTable.TryParse(one.Unit, out var unit)
        && UnitTable.TryParse(other.Unit, out var otherUnit)
        && unit.ConvertsTo(otherUnit)
        && Math.Abs(unit.ToBase(one.Value) - otherUnit.ToBase(other.Value))
            <= (one.Kind is FigureKind.Level or FigureKind.Count ? Rounding * unit.ToBase(one.Value) : 0);

    private static bool Fits(LedgerRow row, CellKey key)
    {
        var figure = row.Figure;
        return IsKind(figure, key.Kind)
            && figure.PeriodStart == key.Year
            && figure.PeriodEnd == key.Year
            && (key.Status == Status.Actual ? figure.Status == Status.Actual : figure.Status is Status.Target or Status.Plan)
            && (key.Status == Status.Actual ? row.Year is null || row.Year > key.Year : row.Year == key.Year)
            && !IsPart(figure);
    }

    private static bool IsKind(Figure figure, FigureKind kind) =>
        kind is FigureKind.Level or FigureKind.Count
            ? figure.Kind is FigureKind.Level or FigureKind.Count
            : figure.Kind == kind && (kind != FigureKind.Growth || figure.Unit == "%");

    // A quarter, a sum added, what it is more than in an earlier year: not the figure of the year.
    private static bool IsPart(Figure figure)
    {
        var before = figure.Quote[..Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length)];
        return (PartOfYear().Match(before) is { Success: true } part && !WholeYear().IsMatch(before[part.Index..]))
            || EarlierYear().IsMatch(before)
            || (figure.Kind is FigureKind.Level or FigureKind.Count && Added().IsMatch(before));
    }

    // How many other common indicators stand around it.
    private int Company(Figure figure)
    {
        if (!known.TryGetValue(figure.Report, out var figures))
        {
            known[figure.Report] = figures = [.. snapshot.Figures(figure.Report).Where(f => f.Canonical is not null)];
        }

        return figures
            .Where(f => Math.Abs(f.Start - figure.Start) < Near && f.Status == figure.Status)
            .Select(f => f.Canonical)
            .Distinct()
            .Count();
    }

    [GeneratedRegex(
        "[一二三四1-4]季度|首季|上半年|下半年|前[一二三四五六七八九十两\\d]+个?(?:季度|月)|\\d+月|[一二三四五六七八九十]+月|季度"
    )]
    private static partial Regex PartOfYear();

    [GeneratedRegex("全年|年度")]
    private static partial Regex WholeYear();

    [GeneratedRegex("(?:比|较)(?:19|20)\\d\\d年|年均|累计|五年|三年|比“|翻")]
    private static partial Regex EarlierYear();

    [GeneratedRegex("(?:增加|减少|净增|多收|增收|提高|增长|新增)了?$")]
    private static partial Regex Added();
}
