using System.Globalization;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>Promises as other programs read them: <c>{"target": figure, "result": figure or null, "outcome": …, "gap"}</c>.</summary>
public static class PromiseJson
{
    /// <summary>The names of the columns of <see cref="Cells"/>.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "place",
        "report",
        "year",
        "indicator",
        "target",
        "target_quote",
        "result_report",
        "result",
        "result_quote",
        "outcome",
        "gap",
        "how",
        "reason",
    ];

    /// <summary>An object for the serializer. A plan without a figure has the fields of a figure, its value null.</summary>
    public static object Of(Promise promise) =>
        new
        {
            target = Side(promise.Target, promise.Place),
            result = promise.Result is { } result ? Side(result, promise.Place) : null,
            outcome = promise.Outcome,
            gap = promise.Gap,
            how = promise.How,
            reason = promise.Reason,
        };

    /// <summary>The cells of a row of a table.</summary>
    public static IReadOnlyList<string> Cells(Promise promise) =>
        [
            promise.Place,
            promise.Target.Report,
            promise.Target.Year.ToString(CultureInfo.InvariantCulture),
            promise.Target.Figure?.Canonical ?? promise.Target.Figure?.Indicator ?? string.Empty,
            promise.Target.Figure?.Text ?? string.Empty,
            promise.Target.Quote,
            promise.Result?.Report ?? string.Empty,
            promise.Result?.Figure?.Text ?? string.Empty,
            promise.Result?.Quote ?? string.Empty,
            promise.Outcome.ToString().ToLowerInvariant(),
            promise.Gap ?? string.Empty,
            promise.How ?? string.Empty,
            promise.Reason,
        ];

    private static object Side(PromiseText text, string place)
    {
        var f = text.Figure;
        return new
        {
            report = text.Report,
            place,
            year = text.Year,
            indicator = f?.Indicator,
            canonical = f?.Canonical,
            subject = f?.Subject,
            value = f?.Value,
            value_to = f?.ValueTo,
            value_text = f?.Text,
            unit = f?.Unit,
            modifier = f is null ? null
            : f.Modifier.Length > 0 ? f.Modifier
            : "none",
            kind = f is null ? null
            : f.Kind == FigureKind.Change ? "change_pp"
            : f.Kind.ToString().ToLowerInvariant(),
            period = f?.PeriodStart is null ? string.Empty
            : f.PeriodStart == f.PeriodEnd ? $"{f.PeriodStart}"
            : $"{f.PeriodStart}-{f.PeriodEnd}",
            status = f?.Status.ToString().ToLowerInvariant(),
            falling = f?.Falling,
            basis = f?.Basis,
            quote = text.Quote,
            start = f?.Start ?? text.Start,
            end = f?.End ?? text.End,
        };
    }
}
