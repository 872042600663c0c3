using Assistant.Core.Index;

namespace Assistant.Core.Briefing;

/// <summary>The reports of a place, one a year.</summary>
/// <param name="Place">The place as its reports have it.</param>
/// <param name="Reports">Ordered by year; of two versions of one year the one that comes first by name, as the ledgers are read elsewhere.</param>
/// <param name="Others">The versions that were not taken.</param>
public sealed record PlaceReports(string Place, IReadOnlyList<ReportInfo> Reports, IReadOnlyList<ReportInfo> Others)
{
    /// <summary>The reports of a place; 海拉尔 is 海拉尔区.</summary>
    /// <exception cref="InvalidDataException">No report is of such a place, or the name may mean several; the message names those that there are.</exception>
    public static PlaceReports Of(string place, ICorpusSnapshot snapshot)
    {
        var all = snapshot.Reports.Where(r => r is { Place: not null, Year: not null }).ToList();
        var places = all.Select(r => r.Place!).Distinct().ToList();
        var name = places.Contains(place) ? place : Only(place.Trim(), places);
        var years = all.Where(r => r.Place == name).GroupBy(r => r.Year).OrderBy(g => g.Key).ToList();
        return new PlaceReports(
            name,
            [.. years.Select(y => y.MinBy(r => r.Report, StringComparer.Ordinal)!)],
            [.. years.SelectMany(y => y.OrderBy(r => r.Report, StringComparer.Ordinal).Skip(1))]
        );
    }

    private static string Only(string place, List<string> places)
    {
        var like = place.Length == 0 ? [] : places.Where(p => p.StartsWith(place, StringComparison.Ordinal)).ToList();
        return like switch
        {
            [var only] => only,
            [] => throw new InvalidDataException(
                $"no report is of a place called '{place}'; there are reports of {string.Join("、", places.Take(20))}{(places.Count > 20 ? " …" : string.Empty)}"
            ),
            _ => throw new InvalidDataException($"'{place}' may be {string.Join(" or ", like)}; give the whole name"),
        };
    }
}
