using Assistant.Core.Contract;

namespace Assistant.Core.Ledger;

/// <summary>
/// What is wanted of the ledgers of all reports; what is left open limits nothing. <c>ICorpusSnapshot.Find</c> answers it:
/// <code>index.Current.Find(new LedgerQuery { Indicator = "GDP", Places = ["浙江省"], YearFrom = 2019, YearTo = 2023 })</code>
/// </summary>
public sealed record LedgerQuery
{
    /// <summary>
    /// The indicator. Any name of a canonical one finds all figures of it (GDP those of 地区生产总值), any other name the figures whose indicator
    /// is printed just so. Null for all.
    /// </summary>
    public string? Indicator { get; init; }

    /// <summary>Places of the reports as <c>ReportInfo.Place</c> has them; empty for all.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Names of reports; empty for all.</summary>
    public IReadOnlyList<string> Reports { get; init; } = [];

    /// <summary>First year: the period of a figure must reach into the years wanted. A figure without a period is found only where no year is wanted.</summary>
    public int? YearFrom { get; init; }

    /// <summary>Last year.</summary>
    public int? YearTo { get; init; }

    /// <summary>Results, targets …; empty for all.</summary>
    public IReadOnlyList<Status> Statuses { get; init; } = [];

    /// <summary>Levels, growths, shares …; empty for all.</summary>
    public IReadOnlyList<FigureKind> Kinds { get; init; } = [];

    /// <summary>Whether a figure of a report of <paramref name="place"/> is one that is wanted.</summary>
    public bool Admits(Figure figure, string? place) =>
        (Indicator is not { } indicator || IsOf(figure, indicator))
        && (Places.Count == 0 || (place is not null && Places.Contains(place)))
        && (Reports.Count == 0 || Reports.Contains(figure.Report))
        && (YearFrom is not { } from || figure.PeriodEnd >= from)
        && (YearTo is not { } to || figure.PeriodStart <= to)
        && (Statuses.Count == 0 || Statuses.Contains(figure.Status))
        && (Kinds.Count == 0 || Kinds.Contains(figure.Kind));

    private static bool IsOf(Figure figure, string indicator) =>
        CanonicalIndicators.Find(indicator) is { } canonical ? figure.Canonical == canonical.Name : figure.Indicator == indicator;
}

/// <summary>A figure of the ledgers together with the report that it stands in.</summary>
/// <param name="Figure">The figure.</param>
/// <param name="Place">Place of the report; empty where it names none.</param>
/// <param name="Year">Year of delivery of the report, or null.</param>
public sealed record LedgerRow(Figure Figure, string Place, int? Year);
