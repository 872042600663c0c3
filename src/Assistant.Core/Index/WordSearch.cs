using System.Linq.Expressions;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>
/// Finds passages by words and ranks them by bm25. FTS5 weighs over all reports. Where a search names few reports, their passages are read and weighed here, with
/// the same numbers: FTS5 would count every word over the whole index first.
/// </summary>
internal sealed class WordSearch(IReadSource source, SearchStatistics statistics)
{
    // As in FTS5.
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double LeastWeight = 1e-6;

    // Reading more passages costs more than counting the words of a large index.
    private const int FewPassages = 6000;

    /// <summary>The best passages with their bm25, the higher the better; best first.</summary>
    public List<(long Number, double Score)> Find(
        ICollection<string> words,
        Expression<Func<PassageRecord, bool>>? filter,
        int top,
        CancellationToken cancellationToken
    )
    {
        if (words.Count == 0)
        {
            return [];
        }

        if (filter is null)
        {
            return Ranked(words, top, 0);
        }

        if (new ReportFilter().Translate(filter) is not { } reports)
        {
            return Joined(words, filter, top);
        }

        var passages = reports.Sum(r => (long)statistics.Blocks[r].Sum(b => b.Passages));
        return passages <= FewPassages && words.All(IsToken) ? Weighed(words, reports, top, cancellationToken)
            : passages * 20 < statistics.Passages ? Joined(words, filter, top)
            : Sifted(words, reports, top, passages, cancellationToken);
    }

    // A token of the index as it stands there: FTS5 would fold or divide another.
    private static bool IsToken(string word) =>
        word.Length > 0 && word.All(c => (char.IsLetterOrDigit(c) && !char.IsUpper(c)) || c is '.' or '&' or '+');

    private static string Match(ICollection<string> words) =>
        string.Join(" OR ", words.Select(w => $"\"{w.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));

    private List<(long Number, double Score)> Ranked(ICollection<string> words, int top, int skip) =>
        Rows(command =>
        {
            command.Parameters.AddWithValue("$match", Match(words));
            command.CommandText =
                $"SELECT rowid, -bm25(passage_words) FROM passage_words WHERE passage_words MATCH $match ORDER BY bm25(passage_words), rowid LIMIT {top} OFFSET {skip}";
        });

    private List<(long Number, double Score)> Joined(ICollection<string> words, Expression<Func<PassageRecord, bool>> filter, int top) =>
        Rows(command =>
        {
            command.Parameters.AddWithValue("$match", Match(words));
            command.CommandText =
                "SELECT p.number, -bm25(passage_words) FROM passage_words JOIN passages p ON p.number = passage_words.rowid "
                + $"WHERE passage_words MATCH $match AND {new FilterTranslator(command).Translate(filter)} ORDER BY bm25(passage_words), p.number LIMIT {top}";
        });

    // Of the best over all reports those of the reports wanted: most of them where the reports are many.
    private List<(long Number, double Score)> Sifted(
        ICollection<string> words,
        IReadOnlyList<string> reports,
        int top,
        long passages,
        CancellationToken cancellationToken
    )
    {
        if (passages == statistics.Passages)
        {
            return Ranked(words, top, 0);
        }

        var wanted = reports.ToHashSet(StringComparer.Ordinal);
        var found = new List<(long Number, double Score)>();
        var skipped = 0;
        for (var step = 1 + (int)(top * 2 * statistics.Passages / Math.Max(1, passages)); found.Count < top; step *= 8)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var some = Ranked(words, step, skipped);
            var of = ReportsOf(some);
            found.AddRange(some.Where(s => of.TryGetValue(s.Number, out var report) && wanted.Contains(report)));
            skipped += step;
            if (some.Count < step)
            {
                break;
            }
        }

        return [.. found.Take(top)];
    }

    private Dictionary<long, string> ReportsOf(List<(long Number, double Score)> some) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT number, report FROM passages WHERE number IN (SELECT value FROM json_each($numbers))";
            command.Parameters.AddWithValue("$numbers", $"[{string.Join(',', some.Select(s => s.Number))}]");
            using var reader = command.ExecuteReader();
            var reports = new Dictionary<long, string>();
            while (reader.Read())
            {
                reports[reader.GetInt64(0)] = reader.GetString(1);
            }

            return reports;
        });

    private List<(long Number, double Score)> Weighed(
        ICollection<string> words,
        IReadOnlyList<string> reports,
        int top,
        CancellationToken cancellationToken
    )
    {
        var distinct = words.Distinct(StringComparer.Ordinal).ToList();
        double[] weights = [.. distinct.Select(w => Weight(statistics.Frequency(w)))];
        var places = distinct.Index().ToDictionary(w => w.Item, w => w.Index, StringComparer.Ordinal);
        var best = new BestPassages(top);
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT number, tokens FROM passages WHERE report = $report";
            var report = command.Parameters.Add("$report", SqliteType.Text);
            var counts = new int[distinct.Count];
            var lookup = places.GetAlternateLookup<ReadOnlySpan<char>>();
            foreach (var name in reports)
            {
                cancellationToken.ThrowIfCancellationRequested();
                report.Value = name;
                using var reader = command.ExecuteReader();
                while (reader.Read())
                {
                    if (Score(reader.GetString(1), lookup, counts, weights) is > 0 and var score)
                    {
                        best.Offer(reader.GetInt64(0), score);
                    }
                }
            }

            return true;
        });
        return best.Ranked();
    }

    private double Score(
        ReadOnlySpan<char> tokens,
        Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup,
        int[] counts,
        double[] weights
    )
    {
        Array.Clear(counts);
        var length = 0;
        var any = false;
        foreach (var token in tokens.Split(' '))
        {
            length++;
            if (lookup.TryGetValue(tokens[token], out var word))
            {
                counts[word]++;
                any = true;
            }
        }

        if (!any)
        {
            return 0;
        }

        var share = K1 * (1 - B + (B * length / statistics.AverageTokens));
        var score = 0.0;
        for (var i = 0; i < counts.Length; i++)
        {
            score += counts[i] == 0 ? 0 : weights[i] * counts[i] * (K1 + 1) / (counts[i] + share);
        }

        return score;
    }

    private double Weight(int frequency) => Math.Max(LeastWeight, Math.Log((statistics.Passages - frequency + 0.5) / (frequency + 0.5)));

    private List<(long Number, double Score)> Rows(Action<SqliteCommand> prepare) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            prepare(command);
            using var reader = command.ExecuteReader();
            var rows = new List<(long, double)>();
            while (reader.Read())
            {
                rows.Add((reader.GetInt64(0), reader.GetDouble(1)));
            }

            return rows;
        });
}
