using System.Globalization;
using System.Text.Json.Serialization;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;

namespace Assistant.Hosting.Reading;

/// <summary>A figure of a ledger as every door gives it.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="Year">Year of delivery of the report.</param>
/// <param name="Indicator">What it measures, as printed.</param>
/// <param name="Canonical">The one name that all reports share for that indicator, or null.</param>
/// <param name="Modifier">突破, 左右 …; "none" where there is none.</param>
/// <param name="Period">The years measured ("2019", "2016-2020"), or empty.</param>
/// <param name="Status">actual, target, plan, threshold or none.</param>
public sealed record FigureRow(
    string Report,
    string Place,
    int? Year,
    string Indicator,
    string? Canonical,
    string Subject,
    decimal Value,
    [property: JsonPropertyName("value_to")] decimal? ValueTo,
    [property: JsonPropertyName("value_text")] string ValueText,
    string Unit,
    string Modifier,
    string Kind,
    string Period,
    string Status,
    bool Falling,
    string? Basis,
    string Quote,
    int Start,
    int End
)
{
    /// <summary>The names of the columns of <see cref="ToCsv"/>.</summary>
    public const string CsvHeader = "report,place,year,canonical,indicator,kind,period,status,value,value_to,unit,modifier,text,quote";

    /// <summary>What stands for a figure without a condition.</summary>
    private const string NoModifier = "none";

    /// <summary>The row of a figure.</summary>
    public static FigureRow Of(LedgerRow row)
    {
        var f = row.Figure;
        return new FigureRow(
            f.Report,
            row.Place,
            row.Year,
            f.Indicator,
            f.Canonical,
            f.Subject,
            f.Value,
            f.ValueTo,
            f.Text,
            f.Unit,
            f.Modifier.Length > 0 ? f.Modifier : NoModifier,
            f.Kind == FigureKind.Change ? "change_pp" : f.Kind.ToString().ToLowerInvariant(),
            PeriodOf(f.PeriodStart, f.PeriodEnd),
            f.Status.ToString().ToLowerInvariant(),
            f.Falling,
            f.Basis,
            f.Quote,
            f.Start,
            f.End
        );
    }

    /// <summary>The years of a period in one word; empty where it has none.</summary>
    public static string PeriodOf(int? start, int? end) =>
        start is null ? string.Empty
        : start == end ? $"{start}"
        : $"{start}-{end}";

    /// <summary>A line of comma-separated cells.</summary>
    public string ToCsv()
    {
        object?[] cells =
        [
            Report,
            Place,
            Year,
            Canonical,
            Indicator,
            Kind,
            Period,
            Status,
            Value,
            ValueTo,
            Unit,
            Modifier == NoModifier ? string.Empty : Modifier,
            ValueText,
            Quote,
        ];
        return CsvText.Line(cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? string.Empty));
    }
}
