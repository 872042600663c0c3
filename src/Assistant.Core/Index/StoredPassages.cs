using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>The passages of the index as one unchanging state, to be copied to a search server.</summary>
public sealed class StoredPassages : IDisposable
{
    // A search token never holds a space.
    private const string TotalTokens =
        "SELECT coalesce(sum(length(tokens) - length(replace(tokens, ' ', '')) + 1), 0) FROM passages WHERE tokens <> ''";
    private readonly SqliteConnection connection;

    // Both read every passage, which a look whether the server is up to date can do without.
    private readonly Lazy<int> width;
    private readonly Lazy<double> averageTokens;

    internal StoredPassages(IndexDatabase database)
    {
        connection = database.Connect(pooled: false);
        Scalar("BEGIN");
        Generation = database.Generation(connection);
        Model = Scalar("SELECT value FROM settings WHERE name = 'embedding'") as string ?? string.Empty;
        Count = Convert.ToInt32(Scalar("SELECT count(*) FROM passages"), null);
        Revisions = ReadRevisions();
        width = new(() => Convert.ToInt32(Scalar("SELECT coalesce(max(length(vector)), 0) FROM passages"), null) / sizeof(float));
        averageTokens = new(() => Count == 0 ? 0 : Convert.ToDouble(Scalar(TotalTokens), null) / Count);
    }

    /// <summary>Number of the state.</summary>
    public long Generation { get; }

    /// <summary>Identifier of the embedding model that made the vectors; "none" where words serve alone.</summary>
    public string Model { get; }

    /// <summary>Whether the model did not answer while passages were indexed, so that vectors are missing.</summary>
    public bool Incomplete => Model == PassageEmbedder.FailedModel;

    /// <summary>Width of the vectors; 0 where there are none.</summary>
    public int Width => width.Value;

    /// <summary>Number of passages.</summary>
    public int Count { get; }

    /// <summary>Search tokens of a passage on average: bm25 weighs by it.</summary>
    public double AverageTokens => averageTokens.Value;

    /// <summary>The state of each report: a hash of its content by its name.</summary>
    public IReadOnlyDictionary<string, string> Revisions { get; }

    /// <summary>The passages of a report in order, with vectors.</summary>
    public IReadOnlyList<PassageRecord> Read(string report)
    {
        using var command = connection.CreateCommand();
        command.CommandText =
            $"SELECT {SqlitePassageCollection.Columns(withVector: true)} FROM passages p WHERE p.report = $report ORDER BY p.number";
        command.Parameters.AddWithValue("$report", report);
        using var reader = command.ExecuteReader();
        var records = new List<PassageRecord>();
        while (reader.Read())
        {
            records.Add(SqlitePassageCollection.Record(reader));
        }

        return records;
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private Dictionary<string, string> ReadRevisions()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, hash FROM reports ORDER BY name";
        using var reader = command.ExecuteReader();
        var revisions = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            revisions[reader.GetString(0)] = reader.GetString(1);
        }

        return revisions;
    }

    private object? Scalar(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
