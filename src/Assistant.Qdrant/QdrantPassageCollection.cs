using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Microsoft.Extensions.VectorData;

namespace Assistant.Qdrant;

/// <summary>
/// The passages of a Qdrant server as a VectorData collection: words as sparse vectors (the server computes their rarity) and dense vectors.
/// The server fuses both in one call. Vectors come back normalised. Results with equal scores have no defined order.
/// </summary>
public sealed class QdrantPassageCollection : PassageCollection
{
    // How many candidates the bytes in memory find for each final result.
    private const double Oversampling = 2;
    private const int ScrollPage = 500;
    private readonly QdrantConnection connection;
    private readonly QdrantCollections collections;
    private readonly QueryEmbedder embedder;
    private readonly Func<ICorpusSnapshot>? snapshot;
    private readonly CollectionNotes made;
    private volatile CollectionNotes? known;

    internal QdrantPassageCollection(
        QdrantConnection connection,
        QdrantCollections collections,
        QueryEmbedder embedder,
        Func<ICorpusSnapshot>? snapshot,
        CollectionNotes made
    )
    {
        this.connection = connection;
        this.collections = collections;
        this.embedder = embedder;
        this.snapshot = snapshot;
        this.made = made;
    }

    /// <inheritdoc/>
    public override string Name => connection.Options.Collection;

    /// <inheritdoc/>
    public override async Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        await collections.CurrentAsync(cancellationToken).ConfigureAwait(false) is not null;

    /// <inheritdoc/>
    public override async Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default)
    {
        if (!await CollectionExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            var collection = await collections.CreateAsync(made.Width, cancellationToken).ConfigureAwait(false);
            await collections.NoteAsync(collection, made, cancellationToken).ConfigureAwait(false);
            await collections.SwitchAsync(collection, cancellationToken).ConfigureAwait(false);
            known = made;
        }
    }

    /// <inheritdoc/>
    public override async Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default)
    {
        known = null;
        if (await collections.CurrentAsync(cancellationToken).ConfigureAwait(false) is { } collection)
        {
            await collections.DropAsync(collection, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <inheritdoc/>
    public override async Task<PassageRecord?> GetAsync(
        string key,
        RecordRetrievalOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var request = new GetPoints
        {
            CollectionName = Name,
            Ids = { PointIds.Of(key) },
            WithPayload = Whole,
            WithVectors = Vectors(options?.IncludeVectors ?? false),
        };
        var answer = await connection.ReadAsync(o => connection.Points.GetAsync(request, o), cancellationToken).ConfigureAwait(false);
        return answer.Result.Count == 0 ? null : PassagePoints.Record(answer.Result[0].Payload, answer.Result[0].Vectors);
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<PassageRecord> GetAsync(
        Expression<Func<PassageRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        options ??= new();
        var wanted = QdrantFilter.Of(filter)!;
        wanted.MustNot.Add(new Condition { HasId = new HasIdCondition { HasId = { PointIds.Notes } } });
        var request = new ScrollPoints
        {
            CollectionName = Name,
            Filter = wanted,
            WithPayload = Whole,
            WithVectors = Vectors(options.IncludeVectors),
        };
        for (var seen = 0; seen < top + options.Skip; )
        {
            request.Limit = (uint)Math.Min(ScrollPage, top + options.Skip - seen);
            var answer = await connection
                .ReadAsync(o => connection.Points.ScrollAsync(request, o), cancellationToken)
                .ConfigureAwait(false);
            foreach (var point in answer.Result.Skip(Math.Max(0, options.Skip - seen)))
            {
                yield return PassagePoints.Record(point.Payload, point.Vectors);
            }

            seen += answer.Result.Count;
            if (answer.NextPageOffset is null || answer.Result.Count == 0)
            {
                yield break;
            }

            request.Offset = answer.NextPageOffset;
        }
    }

    /// <inheritdoc/>
    public override Task DeleteAsync(string key, CancellationToken cancellationToken = default) => DeleteAsync([key], cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(IEnumerable<string> keys, CancellationToken cancellationToken = default)
    {
        var ids = new PointsIdsList();
        ids.Ids.AddRange(keys.Select(PointIds.Of));
        return DeleteAsync(new PointsSelector { Points = ids }, cancellationToken);
    }

    /// <inheritdoc/>
    public override Task DeleteReportAsync(string report, CancellationToken cancellationToken = default) =>
        DeleteAsync(new PointsSelector { Filter = new Filter { Must = { QdrantFilter.Is("report", report) } } }, cancellationToken);

    /// <inheritdoc/>
    public override Task UpsertAsync(PassageRecord record, CancellationToken cancellationToken = default) =>
        UpsertAsync([record], cancellationToken);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">A vector is of another width than the collection's; the message names the cure.</exception>
    public override async Task UpsertAsync(IEnumerable<PassageRecord> records, CancellationToken cancellationToken = default)
    {
        var notes = await KnownAsync(cancellationToken).ConfigureAwait(false);
        await new PassageWriter(connection, Name, notes)
            .WriteAsync(records.Select(r => (r, (string?)null)), cancellationToken)
            .ConfigureAwait(false);
    }

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
        await CheckWidthAsync(vector, cancellationToken).ConfigureAwait(false);
        var request = Request(top, options.Skip, options.IncludeVectors);
        (request.Query, request.Using, request.Params) = (Nearest(vector), PassagePoints.Dense, Rescored);
        request.Filter = QdrantFilter.Of(options.Filter);
        foreach (var result in await QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
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
        var filter = QdrantFilter.Of(options.Filter);
        var words = new Query { Nearest = new VectorInput { Sparse = SparseWords.OfQuery(keywords, snapshot?.Invoke()) } };
        var request = Request(top, options.Skip, options.IncludeVectors);
        if (await embedder.VectorAsync(searchValue, cancellationToken).ConfigureAwait(false) is { } vector)
        {
            await CheckWidthAsync(vector, cancellationToken).ConfigureAwait(false);
            var depth = (ulong)Math.Max(top + options.Skip, LeastDepth);
            request.Query = new Query { Fusion = Fusion.Rrf };
            request.Prefetch.Add(
                new PrefetchQuery
                {
                    Query = words,
                    Using = PassagePoints.Sparse,
                    Filter = filter,
                    Limit = depth,
                }
            );
            request.Prefetch.Add(
                new PrefetchQuery
                {
                    Query = Nearest(vector),
                    Using = PassagePoints.Dense,
                    Filter = filter,
                    Limit = depth,
                    Params = Rescored,
                }
            );
        }
        else
        {
            (request.Query, request.Using, request.Filter) = (words, PassagePoints.Sparse, filter);
        }

        foreach (var result in await QueryAsync(request, cancellationToken).ConfigureAwait(false))
        {
            yield return result;
        }
    }

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(VectorStoreCollectionMetadata)
            ? new VectorStoreCollectionMetadata
            {
                VectorStoreSystemName = "qdrant",
                VectorStoreName = connection.Options.Endpoint,
                CollectionName = Name,
            }
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <summary>The collection behind the name has changed.</summary>
    internal void Changed(CollectionNotes? notes) => known = notes;

    private static WithPayloadSelector Whole => new() { Enable = true };

    private static SearchParams Rescored =>
        new()
        {
            Quantization = new QuantizationSearchParams { Rescore = true, Oversampling = Oversampling },
        };

    private static WithVectorsSelector? Vectors(bool wanted) =>
        wanted ? new WithVectorsSelector { Include = new VectorsSelector { Names = { PassagePoints.Dense } } } : null;

    private static Query Nearest(ReadOnlyMemory<float> vector)
    {
        var dense = new DenseVector();
        dense.Data.AddRange(vector.ToArray());
        return new Query { Nearest = new VectorInput { Dense = dense } };
    }

    private QueryPoints Request(int top, int skip, bool withVectors) =>
        new()
        {
            CollectionName = Name,
            Limit = (ulong)top,
            Offset = (ulong)skip,
            WithPayload = Whole,
            WithVectors = Vectors(withVectors),
        };

    private async Task<IEnumerable<VectorSearchResult<PassageRecord>>> QueryAsync(QueryPoints request, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await connection.ReadAsync(o => connection.Points.QueryAsync(request, o), cancellationToken).ConfigureAwait(false);
            return answer.Result.Select(p => new VectorSearchResult<PassageRecord>(PassagePoints.Record(p.Payload, p.Vectors), p.Score));
        }
        catch (SearchServerException)
        {
            // Another process may have pointed the name to another collection.
            known = null;
            throw;
        }
    }

    private Task DeleteAsync(PointsSelector points, CancellationToken cancellationToken) =>
        connection.WriteAsync(
            o =>
                connection.Points.DeleteAsync(
                    new DeletePoints
                    {
                        CollectionName = Name,
                        Wait = true,
                        Points = points,
                    },
                    o
                ),
            cancellationToken
        );

    private async Task CheckWidthAsync(ReadOnlyMemory<float> vector, CancellationToken cancellationToken)
    {
        var notes = await KnownAsync(cancellationToken).ConfigureAwait(false);
        if (notes.Width != vector.Length)
        {
            throw new InvalidOperationException(
                $"the collection '{Name}' holds {notes.Width}-wide vectors, the model makes {vector.Length}; run `assistant ingest --store qdrant --rebuild`"
            );
        }
    }

    private async Task<CollectionNotes> KnownAsync(CancellationToken cancellationToken) =>
        known ??= await collections.NotesAsync(Name, cancellationToken).ConfigureAwait(false)
            ?? throw new SearchServerException(
                $"the collection '{Name}' at {connection.Options.Endpoint} was not made by the assistant; choose another Qdrant:Collection"
            );
}
