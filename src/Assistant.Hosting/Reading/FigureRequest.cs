using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Hosting.Reading;

/// <summary>Which figures are asked for, in the words of who asks; what is null limits nothing.</summary>
/// <param name="Indicator">Any name of an indicator (GDP, 地区生产总值).</param>
/// <param name="Report">Name of a report.</param>
/// <param name="Places">Places of the reports; 浙江 is 浙江省.</param>
/// <param name="Years">The years measured: 2020 or 2019-2023.</param>
/// <param name="Status">actual, target, plan or threshold.</param>
public sealed record FigureRequest(
    string? Indicator,
    string? Report = null,
    IReadOnlyList<string>? Places = null,
    string? Years = null,
    string? Status = null
)
{
    /// <summary>The years of "2020" or "2019-2023"; null where the text is neither.</summary>
    public static (int From, int To)? YearsOf(string text)
    {
        var ends = text.Split('-');
        return ends.Length is 1 or 2 && int.TryParse(ends[0], out var from) && int.TryParse(ends[^1], out var to) && from <= to
            ? (from, to)
            : null;
    }

    /// <summary>The status of that name; null where there is none.</summary>
    public static Status? StatusOf(string text) =>
        Enum.TryParse<Status>(text, ignoreCase: true, out var status) && status != Core.Contract.Status.None && !int.TryParse(text, out _)
            ? status
            : null;

    /// <summary>The one place of a report that the name is or begins (浙江 is 浙江省); null where there is none, or several.</summary>
    public static string? PlaceCalled(string name, ICorpusSnapshot snapshot)
    {
        var places = snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct().ToList();
        return places.Contains(name) ? name
            : places.Where(p => p.StartsWith(name, StringComparison.Ordinal)).ToList() is [var only] ? only
            : null;
    }
}
