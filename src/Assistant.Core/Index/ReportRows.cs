using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>The rows of reports and their passages, inside the caller's transaction.</summary>
internal static class ReportRows
{
    /// <summary>What is known of each report by its name, with the hash of the file.</summary>
    public static Dictionary<string, (string Hash, ReportInfo Info)> Read(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, hash, info FROM reports";
        using var rows = command.ExecuteReader();
        var reports = new Dictionary<string, (string, ReportInfo)>(StringComparer.Ordinal);
        while (rows.Read())
        {
            reports[rows.GetString(0)] = (rows.GetString(1), JsonSerializer.Deserialize<ReportInfo>(rows.GetString(2))!);
        }

        return reports;
    }

    /// <summary>Adds a report with its passages and its ledger.</summary>
    /// <param name="vectors">A vector for each passage, or none at all.</param>
    public static void Add(
        SqliteConnection connection,
        Report report,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Figure> figures,
        IReadOnlyList<ReadOnlyMemory<float>> vectors,
        CancellationToken cancellationToken
    )
    {
        var info = new ReportInfo(
            report.Name,
            report.Title,
            report.Place,
            report.Level,
            report.Year,
            report.Deliverer,
            report.DelivererPost,
            report.Date,
            passages.Count,
            figures.Count,
            report.Source
        )
        {
            Meeting = report.Meeting,
            PageStarts = report.PageStarts,
        };
        SqlitePassageCollection.Execute(
            connection,
            "INSERT INTO reports (name, hash, path, info, content, glossary, outline) VALUES ($name, $hash, $path, $info, $content, $glossary, $outline)",
            ("$name", report.Name),
            ("$hash", report.ContentHash),
            ("$path", report.Source),
            ("$info", JsonSerializer.Serialize(info)),
            ("$content", report.Text.Value),
            ("$glossary", CorpusSnapshot.Pack(report.Glossary)),
            ("$outline", CorpusSnapshot.Pack(report.Outline))
        );
        AddGlossary(connection, report);
        PassageParts.Add(connection, report.Name, passages);
        SqlitePassageCollection.Upsert(
            connection,
            passages.Select((p, i) => PassageOf(report, p, vectors.Count > i ? vectors[i] : default)),
            cancellationToken
        );
        PassageBlock.Rewrite(connection, report.Name);
        FigureRows.Add(connection, report.Place ?? string.Empty, report.Year, figures, cancellationToken);
    }

    /// <summary>Writes down that a report is read from another file now.</summary>
    public static void Move(SqliteConnection connection, string name, string file) =>
        SqlitePassageCollection.Execute(
            connection,
            $"UPDATE reports SET path = $path, info = json_set(info, '$.{nameof(ReportInfo.Source)}', $path) WHERE name = $name",
            ("$path", file),
            ("$name", name)
        );

    /// <summary>Removes a report with its passages and its ledger; false when it was not there.</summary>
    public static bool Remove(SqliteConnection connection, string name)
    {
        SqlitePassageCollection.Execute(connection, "DELETE FROM passages WHERE report = $name", ("$name", name));
        SqlitePassageCollection.Execute(connection, "DELETE FROM glossary_parts WHERE report = $name", ("$name", name));
        PassageParts.Remove(connection, name);
        PassageBlock.Remove(connection, name);
        FigureRows.Remove(connection, name);
        return SqlitePassageCollection.Execute(connection, "DELETE FROM reports WHERE name = $name", ("$name", name)) > 0;
    }

    private static void AddGlossary(SqliteConnection connection, Report report)
    {
        foreach (var (ordinal, entry) in report.Glossary.Index())
        {
            var term = GlossaryTerm.Key(entry.Term);
            foreach (var part in GlossaryTerm.Parts(term).Distinct())
            {
                SqlitePassageCollection.Execute(
                    connection,
                    "INSERT INTO glossary_parts (part, report, ordinal, term) VALUES ($part, $report, $ordinal, $term)",
                    ("$part", part),
                    ("$report", report.Name),
                    ("$ordinal", ordinal),
                    ("$term", term)
                );
            }
        }
    }

    private static PassageRecord PassageOf(Report report, Passage passage, ReadOnlyMemory<float> vector) =>
        new()
        {
            Id = passage.Id,
            Report = report.Name,
            Place = report.Place ?? string.Empty,
            Year = report.Year ?? 0,
            Status = passage.Status.ToString(),
            Text = passage.Text,
            Tokens = string.Join(' ', SearchText.Tokens(passage.Text).Concat(SearchText.Tokens(passage.Lead ?? string.Empty))),
            Vector = vector,
        };
}
