using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>The passages of an index as a VectorData collection: rows, words in FTS5, vectors scanned exactly.</summary>
public sealed class SqlitePassageCollection : PassageCollection
{
    // Reciprocal rank fusion (Cormack, Clarke and Büttcher, SIGIR 2009) as a Qdrant server does it: the first rank is 0, the constant 2. Both stores must
    // give one order.
    private const int FusionConstant = 2;
    private readonly IndexDatabase database;
    private readonly IReadSource source;
    private readonly QueryEmbedder embedder;

    /// <param name="database">Where writes go.</param>
    /// <param name="source">The state that is read: the newest, or that of a snapshot.</param>
    /// <param name="embedder">Makes the vector of a text that is searched for.</param>
    internal SqlitePassageCollection(IndexDatabase database, IReadSource source, QueryEmbedder embedder)
    {
        this.database = database;
        this.source = source;
        this.embedder = embedder;
    }

    private WordSearch Words => new(source, source.Statistics);

    private LikenessSearch Likeness => new(source, source.Statistics, database.Vectors);

    /// <inheritdoc/>
    public override string Name => SqliteVectorStore.PassagesName;

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) => Task.FromResult(true);

    /// <inheritdoc/>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) => Task.CompletedTask;

    /// <summary>Removes all passages; the table itself is part of the index.</summary>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) =>
        Task.FromResult(
            database.Guard(() =>
            {
                using var connection = database.Connect();
                return Execute(connection, "DELETE FROM passage_blocks; DELETE FROM passages");
            })
        );

    /// <inheritdoc/>
    public override Task<PassageRecord?> GetAsync(
        string key,
        RecordRetrievalOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            Query(options?.IncludeVectors ?? false, command =>
                {
                    command.Parameters.AddWithValue("$id", key);
                    return "p.id = $id";
                })
                .FirstOrDefault()
        );

    /// <inheritdoc/>
    public override async IAsyncEnumerable<PassageRecord> GetAsync(
        Expression<Func<PassageRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        options ??= new();
        foreach (
            var record in Query(options.IncludeVectors, command =>
                $"{new FilterTranslator(command).Translate(filter)} ORDER BY p.number LIMIT {top} OFFSET {options.Skip}"
            )
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            database.Guard(() =>
            {
                using var connection = database.Connect();
                using var transaction = connection.BeginTransaction();
                var reports = ReportsOf(connection, key);
                var removed = Execute(connection, "DELETE FROM passages WHERE id = $id", ("$id", key));
                reports.ForEach(report => PassageBlock.Rewrite(connection, report));
                transaction.Commit();
                return removed;
            })
        );

    /// <inheritdoc/>
    public override Task DeleteReportAsync(string report, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            database.Guard(() =>
            {
                using var connection = database.Connect();
                using var transaction = connection.BeginTransaction();
                PassageBlock.Remove(connection, report);
                var removed = Execute(connection, "DELETE FROM passages WHERE report = $report", ("$report", report));
                transaction.Commit();
                return removed;
            })
        );

    /// <inheritdoc/>
    public override Task UpsertAsync(PassageRecord record, CancellationToken cancellationToken = default) =>
        UpsertAsync([record], cancellationToken);

    /// <inheritdoc/>
    public override Task UpsertAsync(IEnumerable<PassageRecord> records, CancellationToken cancellationToken = default) =>
        Task.FromResult(
            database.Guard(() =>
            {
                using var connection = database.Connect();
                using var transaction = connection.BeginTransaction();
                var list = records.ToList();
                var reports = list.SelectMany(r => ReportsOf(connection, r.Id)).Concat(list.Select(r => r.Report)).ToHashSet();
                var count = Upsert(connection, list, cancellationToken);
                foreach (var report in reports)
                {
                    PassageBlock.Rewrite(connection, report);
                }

                transaction.Commit();
                return count;
            })
        );

    /// <inheritdoc/>
    public override async IAsyncEnumerable<VectorSearchResult<PassageRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var vector = await embedder.NeededVectorAsync(searchValue, cancellationToken).ConfigureAwait(false);
        var hits = Likeness.Find(vector, options.Filter, top + options.Skip, cancellationToken).Skip(options.Skip);
        foreach (var result in Results([.. hits], options.IncludeVectors))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return result;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<VectorSearchResult<PassageRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var depth = Math.Max(top + options.Skip, LeastDepth);
        var words = Words.Find(keywords, options.Filter, depth, cancellationToken);
        var vector = await embedder.VectorAsync(searchValue, cancellationToken).ConfigureAwait(false);
        var fused = vector is { } dense ? Fuse(words, LikeOrNone(dense, options.Filter, depth, cancellationToken)) : words;
        foreach (var result in Results([.. fused.Skip(options.Skip).Take(top)], options.IncludeVectors))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return result;
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(VectorStoreCollectionMetadata)
            ? new VectorStoreCollectionMetadata
            {
                VectorStoreSystemName = "sqlite",
                VectorStoreName = database.Path,
                CollectionName = Name,
            }
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>Writes records inside the caller's transaction.</summary>
    internal static int Upsert(SqliteConnection connection, IEnumerable<PassageRecord> records, CancellationToken cancellationToken)
    {
        var count = 0;
        using var remove = connection.CreateCommand();
        remove.CommandText = "DELETE FROM passages WHERE id = $id";
        var removed = remove.Parameters.Add("$id", SqliteType.Text);
        using var insert = connection.CreateCommand();
        insert.CommandText =
            "INSERT INTO passages (id, report, place, year, status, text, tokens, vector) VALUES ($id, $report, $place, $year, $status, $text, $tokens, $vector)";
        var parameters = ((string[])["$id", "$report", "$place", "$year", "$status", "$text", "$tokens", "$vector"])
            .Select(n => insert.Parameters.AddWithValue(n, DBNull.Value))
            .ToArray();
        foreach (var record in records)
        {
            cancellationToken.ThrowIfCancellationRequested();
            removed.Value = record.Id;
            remove.ExecuteNonQuery();
            object[] values =
            [
                record.Id,
                record.Report,
                record.Place,
                record.Year,
                record.Status,
                record.Text,
                record.Tokens,
                record.Vector.IsEmpty ? DBNull.Value : MemoryMarshal.AsBytes(record.Vector.Span).ToArray(),
            ];
            for (var i = 0; i < values.Length; i++)
            {
                parameters[i].Value = values[i];
            }

            count += insert.ExecuteNonQuery();
        }

        return count;
    }

    /// <summary>The columns that <see cref="Record"/> reads, of the table of passages under the name p. Vectors outweigh the texts: they are read where they are wanted.</summary>
    internal static string Columns(bool withVector) =>
        $"p.number, p.id, p.report, p.place, p.year, p.status, p.text, p.tokens, {(withVector ? "p.vector" : "NULL")}";

    /// <summary>The current row of a reader.</summary>
    internal static PassageRecord Record(SqliteDataReader reader) =>
        new()
        {
            Id = reader.GetString(1),
            Report = reader.GetString(2),
            Place = reader.GetString(3),
            Year = reader.GetInt32(4),
            Status = reader.GetString(5),
            Text = reader.GetString(6),
            Tokens = reader.GetString(7),
            Vector = reader.IsDBNull(8) ? default : MemoryMarshal.Cast<byte, float>((byte[])reader.GetValue(8)).ToArray(),
        };

    /// <summary>Runs a statement; returns the number of rows it changed.</summary>
    internal static int Execute(SqliteConnection connection, string sql, params ReadOnlySpan<(string Name, object Value)> parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        return command.ExecuteNonQuery();
    }

    // A record may come from another report than the one that it is written for.
    private static List<string> ReportsOf(SqliteConnection connection, string id)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT report FROM passages WHERE id = $id";
        command.Parameters.AddWithValue("$id", id);
        return command.ExecuteScalar() is string report ? [report] : [];
    }

    // A model that suddenly makes other vectors is no reason to answer nothing.
    private List<(long Number, double Score)> LikeOrNone(
        ReadOnlyMemory<float> vector,
        Expression<Func<PassageRecord, bool>>? filter,
        int top,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return Likeness.Find(vector, filter, top, cancellationToken);
        }
        catch (InvalidOperationException e)
        {
            embedder.Failed(e.Message);
            return [];
        }
    }

    private static List<(long Number, double Score)> Fuse(params ReadOnlySpan<List<(long Number, double Score)>> legs)
    {
        var scores = new Dictionary<long, double>();
        foreach (var leg in legs)
        {
            for (var rank = 0; rank < leg.Count; rank++)
            {
                scores[leg[rank].Number] = scores.GetValueOrDefault(leg[rank].Number) + (1.0 / (FusionConstant + rank));
            }
        }

        return [.. scores.Select(s => (s.Key, s.Value)).OrderByDescending(s => s.Value).ThenBy(s => s.Key)];
    }

    // All hits by one query. A passage that an ingest removed since it was found is left out.
    private List<VectorSearchResult<PassageRecord>> Results(IReadOnlyList<(long Number, double Score)> hits, bool withVectors)
    {
        var records = source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                $"SELECT {Columns(withVectors)} FROM passages p WHERE p.number IN (SELECT value FROM json_each($numbers))";
            command.Parameters.AddWithValue("$numbers", $"[{string.Join(',', hits.Select(h => h.Number))}]");
            using var reader = command.ExecuteReader();
            var read = new Dictionary<long, PassageRecord>();
            while (reader.Read())
            {
                read.Add(reader.GetInt64(0), Record(reader));
            }

            return read;
        });
        return
        [
            .. hits.Where(h => records.ContainsKey(h.Number))
                .Select(h => new VectorSearchResult<PassageRecord>(records[h.Number], h.Score)),
        ];
    }

    // The condition may set parameters of the command.
    private List<PassageRecord> Query(bool withVectors, Func<SqliteCommand, string> condition) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT {Columns(withVectors)} FROM passages p WHERE {condition(command)}";
            using var reader = command.ExecuteReader();
            var records = new List<PassageRecord>();
            while (reader.Read())
            {
                records.Add(Record(reader));
            }

            return records;
        });
}
