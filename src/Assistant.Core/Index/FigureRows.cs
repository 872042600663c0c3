using System.Globalization;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>The ledgers of all reports as rows of one table, inside the caller's transaction.</summary>
internal static class FigureRows
{
    /// <summary>The table with its indices.</summary>
    public const string Schema = """
        CREATE TABLE figures (number INTEGER PRIMARY KEY, report TEXT NOT NULL, place TEXT NOT NULL, year INTEGER, canonical TEXT, indicator TEXT NOT NULL, subject TEXT NOT NULL, kind TEXT NOT NULL, period_from INTEGER, period_to INTEGER, status TEXT NOT NULL, text TEXT NOT NULL, value REAL NOT NULL, value_to REAL, unit TEXT NOT NULL, modifier TEXT NOT NULL, falling INTEGER NOT NULL, basis TEXT, quote TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, span_start INTEGER NOT NULL, span_end INTEGER NOT NULL, passage TEXT NOT NULL);
        CREATE INDEX figures_report ON figures (report, passage);
        CREATE INDEX figures_canonical ON figures (canonical, place, period_from);
        CREATE INDEX figures_indicator ON figures (indicator);
        CREATE INDEX figures_place ON figures (place, period_from);
        """;

    private static readonly string[] Columns =
    [
        "report",
        "place",
        "year",
        "canonical",
        "indicator",
        "subject",
        "kind",
        "period_from",
        "period_to",
        "status",
        "text",
        "value",
        "value_to",
        "unit",
        "modifier",
        "falling",
        "basis",
        "quote",
        "start",
        "end",
        "span_start",
        "span_end",
        "passage",
    ];

    private static readonly string Listed = string.Join(", ", Columns.Select(c => $"\"{c}\""));

    /// <summary>Adds the ledger of a report.</summary>
    public static void Add(
        SqliteConnection connection,
        string place,
        int? year,
        IReadOnlyList<Figure> figures,
        CancellationToken cancellationToken
    )
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT INTO figures ({Listed}) VALUES ({string.Join(", ", Columns.Select(c => $"${c}"))})";
        var parameters = Columns.Select(c => insert.Parameters.AddWithValue($"${c}", DBNull.Value)).ToArray();
        foreach (var figure in figures)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var values = Values(figure, place, year);
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i] ?? DBNull.Value;
            }

            insert.ExecuteNonQuery();
        }
    }

    /// <summary>Removes the ledger of a report.</summary>
    public static void Remove(SqliteConnection connection, string report) =>
        SqlitePassageCollection.Execute(connection, "DELETE FROM figures WHERE report = $report", ("$report", report));

    /// <summary>The figures that a query admits, by place, then by year of the report, then in the order of the text.</summary>
    public static IReadOnlyList<LedgerRow> Find(SqliteConnection connection, LedgerQuery query)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Listed} FROM figures WHERE {Condition(command, query)} ORDER BY place, year, number";
        using var reader = command.ExecuteReader();
        var rows = new List<LedgerRow>();
        while (reader.Read())
        {
            rows.Add(Row(reader));
        }

        return rows;
    }

    /// <summary>The figures of a passage in order.</summary>
    public static IReadOnlyList<Figure> OfPassage(SqliteConnection connection, Passage passage)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {Listed} FROM figures WHERE report = $report AND passage = $passage ORDER BY number";
        command.Parameters.AddWithValue("$report", passage.Report);
        command.Parameters.AddWithValue("$passage", passage.Id);
        using var reader = command.ExecuteReader();
        var figures = new List<Figure>();
        while (reader.Read())
        {
            figures.Add(Row(reader).Figure);
        }

        return figures;
    }

    private static string Condition(SqliteCommand command, LedgerQuery query)
    {
        var conditions = new List<string> { "1" };
        if (query.Indicator is { } indicator)
        {
            var canonical = CanonicalIndicators.Find(indicator);
            conditions.Add(
                canonical is null ? $"indicator = {Parameter(command, indicator)}" : $"canonical = {Parameter(command, canonical.Name)}"
            );
        }

        Among(command, conditions, "place", query.Places);
        Among(command, conditions, "report", query.Reports);
        Among(command, conditions, "status", [.. query.Statuses.Select(s => s.ToString())]);
        Among(command, conditions, "kind", [.. query.Kinds.Select(k => k.ToString())]);
        if (query.YearFrom is { } from)
        {
            conditions.Add($"period_to >= {Parameter(command, from)}");
        }

        if (query.YearTo is { } to)
        {
            conditions.Add($"period_from <= {Parameter(command, to)}");
        }

        return string.Join(" AND ", conditions);
    }

    private static void Among(SqliteCommand command, List<string> conditions, string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
        {
            conditions.Add($"{column} IN ({string.Join(", ", values.Select(v => Parameter(command, v)))})");
        }
    }

    private static string Parameter(SqliteCommand command, object value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"$p{command.Parameters.Count}");
        command.Parameters.AddWithValue(name, value);
        return name;
    }

    // In the order of the columns.
    private static object?[] Values(Figure figure, string place, int? year) =>
        [
            figure.Report,
            place,
            year,
            figure.Canonical,
            figure.Indicator,
            figure.Subject,
            figure.Kind.ToString(),
            figure.PeriodStart,
            figure.PeriodEnd,
            figure.Status.ToString(),
            figure.Text,
            (double)figure.Value,
            (double?)figure.ValueTo,
            figure.Unit,
            figure.Modifier,
            figure.Falling,
            figure.Basis,
            figure.Quote,
            figure.Start,
            figure.End,
            figure.SpanStart,
            figure.SpanEnd,
            figure.PassageId,
        ];

    private static LedgerRow Row(SqliteDataReader reader)
    {
        string? TextOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
        int? NumberOrNull(int column) => reader.IsDBNull(column) ? null : reader.GetInt32(column);
        var figure = new Figure(
            reader.GetString(0),
            reader.GetString(22),
            reader.GetInt32(18),
            reader.GetInt32(19),
            reader.GetString(10),
            reader.GetString(4),
            reader.GetString(5),
            (decimal)reader.GetDouble(11),
            reader.IsDBNull(12) ? null : (decimal)reader.GetDouble(12),
            reader.GetString(13),
            reader.GetString(14),
            Enum.Parse<FigureKind>(reader.GetString(6)),
            NumberOrNull(7),
            NumberOrNull(8),
            Enum.Parse<Status>(reader.GetString(9)),
            reader.GetInt32(15) != 0,
            TextOrNull(16),
            reader.GetInt32(20),
            reader.GetInt32(21),
            reader.GetString(17)
        )
        {
            Canonical = TextOrNull(3),
        };
        return new LedgerRow(figure, reader.GetString(1), NumberOrNull(2));
    }
}
