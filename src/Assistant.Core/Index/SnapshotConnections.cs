using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>
/// Connections that each hold a read transaction of one and the same state of the index, so that several turns can read it at once. SQLite cannot begin a
/// transaction of an older state, so all are opened together, and again when an ingest commits between two of them.
/// </summary>
internal sealed class SnapshotConnections : IReadSource, IDisposable
{
    private static readonly int Most = Math.Clamp(Environment.ProcessorCount, 2, 8);
    private readonly IndexDatabase database;
    private readonly ConcurrentBag<SqliteConnection> free = [];
    private readonly SemaphoreSlim available;

    public SnapshotConnections(IndexDatabase database)
    {
        this.database = database;
        var opened = Open(database);
        State = database.State(opened[0]);
        foreach (var connection in opened)
        {
            free.Add(connection);
        }

        available = new SemaphoreSlim(opened.Count);
        Statistics = new SearchStatistics(this);
    }

    /// <inheritdoc/>
    public SearchStatistics Statistics { get; }

    /// <summary>Which index it is, and the number of the state; every ingest that changes something commits the next.</summary>
    public (string? Made, long Generation) State { get; }

    /// <inheritdoc/>
    public string Path => database.Path;

    /// <inheritdoc/>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        available.Wait();
        var connection = free.TryTake(out var taken) ? taken : throw new ObjectDisposedException(nameof(SnapshotConnections));
        try
        {
            return database.Guard(() => read(connection));
        }
        finally
        {
            free.Add(connection);
            available.Release();
        }
    }

    /// <summary>Ends the transactions that nobody reads any more; for the snapshots of an index that is closed itself.</summary>
    public void Dispose()
    {
        while (free.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }

    private static List<SqliteConnection> Open(IndexDatabase database)
    {
        while (true)
        {
            var opened = new List<SqliteConnection>();
            for (var i = 0; i < Most; i++)
            {
                var connection = database.Connect(pooled: false);
                SqlitePassageCollection.Execute(connection, "BEGIN");
                opened.Add(connection);

                // The first read begins the transaction.
                if (database.Generation(connection) != database.Generation(opened[0]))
                {
                    break;
                }
            }

            if (opened.Count == Most && database.Generation(opened[0]) == database.Generation(opened[^1]))
            {
                return opened;
            }

            opened.ForEach(c => c.Dispose());
        }
    }
}
