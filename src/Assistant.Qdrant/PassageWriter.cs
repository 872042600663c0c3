using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>
/// Writes passages in batches, a few at once. Passages are read and turned into points only as fast as the server confirms them, so that a
/// slow server does not fill the memory.
/// </summary>
internal sealed class PassageWriter(QdrantConnection connection, string collection, CollectionNotes notes)
{
    /// <summary>Writes records, each with the state of its report or null; returns how many.</summary>
    /// <exception cref="InvalidOperationException">A vector is of another width than the collection's.</exception>
    /// <exception cref="SearchServerException">The server fails, also after retries.</exception>
    public async Task<int> WriteAsync(IEnumerable<(PassageRecord Record, string? Revision)> records, CancellationToken cancellationToken)
    {
        var written = 0;
        var flow = new ParallelOptions
        {
            MaxDegreeOfParallelism = connection.Options.BatchesInFlight,
            CancellationToken = cancellationToken,
        };
        await Parallel
            .ForEachAsync(records.Chunk(connection.Options.BatchSize), flow, async (batch, cancellation) =>
            {
                var request = new UpsertPoints { CollectionName = collection, Wait = true };
                request.Points.AddRange(batch.Select(r => Point(r.Record, r.Revision)));
                await connection.WriteAsync(o => connection.Points.UpsertAsync(request, o), cancellation).ConfigureAwait(false);
                Interlocked.Add(ref written, batch.Length);
            })
            .ConfigureAwait(false);
        return written;
    }

    private PointStruct Point(PassageRecord record, string? revision) =>
        record.Vector.IsEmpty || record.Vector.Length == notes.Width
            ? PassagePoints.Of(record, notes.AverageTokens, revision)
            : throw new InvalidOperationException(
                $"the passage '{record.Id}' has a {record.Vector.Length}-wide vector, the collection '{collection}' holds {notes.Width}-wide ones; run `assistant ingest --store qdrant --rebuild`"
            );
}
