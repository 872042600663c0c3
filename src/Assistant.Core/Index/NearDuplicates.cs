using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>Finds reports that are nearly the same text: one report in two formats, a draft beside the final version.</summary>
internal static class NearDuplicates
{
    // Shorter passages (各位代表) stand in many reports.
    private const int ShortestPassage = 20;

    // Two reports of one place share some sentences from year to year, never half of them.
    private const double Share = 0.5;

    /// <summary>A sentence for people about each pair that has one of the reports <paramref name="read"/>.</summary>
    public static IReadOnlyList<string> Of(SqliteConnection connection, IReadOnlySet<string> read)
    {
        if (read.Count == 0)
        {
            return [];
        }

        var (sizes, common) = Count(connection, read);
        return
        [
            .. common
                .Select(pair =>
                    (pair.Key.One, pair.Key.Other, Share: pair.Value / (double)Math.Min(sizes[pair.Key.One], sizes[pair.Key.Other]))
                )
                .Where(pair => pair.Share >= Share)
                .OrderBy(pair => pair.One, StringComparer.Ordinal)
                .ThenBy(pair => pair.Other, StringComparer.Ordinal)
                .Select(pair =>
                    $"{pair.One} and {pair.Other} are nearly the same text ({pair.Share:0 %} of the passages); keep one of them"
                ),
        ];
    }

    private static (Dictionary<string, int> Sizes, Dictionary<(string One, string Other), int> Common) Count(
        SqliteConnection connection,
        IReadOnlySet<string> read
    )
    {
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        var common = new Dictionary<(string, string), int>();
        foreach (var reports in ReportsOfPassages(connection))
        {
            for (var i = 0; i < reports.Count; i++)
            {
                sizes[reports[i]] = sizes.GetValueOrDefault(reports[i]) + 1;
                for (var j = i + 1; j < reports.Count; j++)
                {
                    if (read.Contains(reports[i]) || read.Contains(reports[j]))
                    {
                        var pair = string.CompareOrdinal(reports[i], reports[j]) < 0 ? (reports[i], reports[j]) : (reports[j], reports[i]);
                        common[pair] = common.GetValueOrDefault(pair) + 1;
                    }
                }
            }
        }

        return (sizes, common);
    }

    // For each passage that is long enough, the reports that have it.
    private static IEnumerable<List<string>> ReportsOfPassages(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report, text FROM passages WHERE length(text) >= $shortest";
        command.Parameters.AddWithValue("$shortest", ShortestPassage);
        using var rows = command.ExecuteReader();
        var reports = new Dictionary<int, List<string>>();
        while (rows.Read())
        {
            var (report, text) = (rows.GetString(0), rows.GetString(1));
            var hash = string.GetHashCode(string.Concat(text.Where(c => char.IsLetterOrDigit(c))), StringComparison.Ordinal);
            if (!reports.TryGetValue(hash, out var known))
            {
                reports[hash] = [report];
            }
            else if (!known.Contains(report))
            {
                known.Add(report);
            }
        }

        return reports.Values;
    }
}
