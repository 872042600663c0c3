using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Assistant.Core.Contract;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>
/// The passages as they are searched where a server is configured: by the server while it answers and holds the state that is read, else by the
/// embedded store. Writes go to the embedded store; the server follows by <see cref="ISearchServer.MirrorAsync"/>.
/// </summary>
/// <param name="generation">The state that is read.</param>
/// <param name="notices">The turn that is told when the embedded store searches in place of a server that fails; null outside a turn.</param>
internal sealed class FallbackCollection(
    SqlitePassageCollection embedded,
    PassageCollection server,
    QueryEmbedder embedder,
    SearchServerState state,
    Func<long> generation,
    Notices? notices = null
) : PassageCollection
{
    /// <inheritdoc/>
    public override string Name => embedded.Name;

    /// <inheritdoc/>
    public override async IAsyncEnumerable<VectorSearchResult<PassageRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var vector = await embedder.VectorAsync(searchValue, cancellationToken).ConfigureAwait(false) ?? ReadOnlyMemory<float>.Empty;
        var found = await FromServerAsync(server.HybridSearchAsync(vector, keywords, top, options, cancellationToken), cancellationToken)
            .ConfigureAwait(false)
            ?? await embedded
                .HybridSearchAsync(vector, keywords, top, options, cancellationToken)
                .ToListAsync(cancellationToken)
                .ConfigureAwait(false);
        foreach (var result in found)
        {
            yield return result;
        }
    }

    /// <inheritdoc/>
    public override async IAsyncEnumerable<VectorSearchResult<PassageRecord>> SearchAsync<TInput>(
        TInput searchValue,
        int top,
        VectorSearchOptions<PassageRecord>? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        var vector = await embedder.NeededVectorAsync(searchValue, cancellationToken).ConfigureAwait(false);
        var found = await FromServerAsync(server.SearchAsync(vector, top, options, cancellationToken), cancellationToken)
            .ConfigureAwait(false)
            ?? await embedded.SearchAsync(vector, top, options, cancellationToken).ToListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var result in found)
        {
            yield return result;
        }
    }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(CancellationToken cancellationToken = default) =>
        embedded.CollectionExistsAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionExistsAsync(CancellationToken cancellationToken = default) =>
        embedded.EnsureCollectionExistsAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(CancellationToken cancellationToken = default) =>
        embedded.EnsureCollectionDeletedAsync(cancellationToken);

    /// <inheritdoc/>
    public override Task<PassageRecord?> GetAsync(
        string key,
        RecordRetrievalOptions? options = null,
        CancellationToken cancellationToken = default
    ) => embedded.GetAsync(key, options, cancellationToken);

    /// <inheritdoc/>
    public override IAsyncEnumerable<PassageRecord> GetAsync(
        Expression<Func<PassageRecord, bool>> filter,
        int top,
        FilteredRecordRetrievalOptions<PassageRecord>? options = null,
        CancellationToken cancellationToken = default
    ) => embedded.GetAsync(filter, top, options, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteAsync(string key, CancellationToken cancellationToken = default) =>
        embedded.DeleteAsync(key, cancellationToken);

    /// <inheritdoc/>
    public override Task DeleteReportAsync(string report, CancellationToken cancellationToken = default) =>
        embedded.DeleteReportAsync(report, cancellationToken);

    /// <inheritdoc/>
    public override Task UpsertAsync(PassageRecord record, CancellationToken cancellationToken = default) =>
        embedded.UpsertAsync(record, cancellationToken);

    /// <inheritdoc/>
    public override Task UpsertAsync(IEnumerable<PassageRecord> records, CancellationToken cancellationToken = default) =>
        embedded.UpsertAsync(records, cancellationToken);

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this)
            ? this
            : server.GetService(serviceType, serviceKey) ?? embedded.GetService(serviceType, serviceKey);

    private async Task<List<VectorSearchResult<PassageRecord>>?> FromServerAsync(
        IAsyncEnumerable<VectorSearchResult<PassageRecord>> search,
        CancellationToken cancellationToken
    )
    {
        if (!state.Serves(generation()))
        {
            NoteFault();
            return null;
        }

        try
        {
            var found = await search.ToListAsync(cancellationToken).ConfigureAwait(false);
            state.Answered();
            return found;
        }
        catch (SearchServerException e)
        {
            state.Failed(e.Message);
            NoteFault();
            return null;
        }
        catch (InvalidOperationException)
        {
            // A vector of another width: the embedded store knows what to make of it.
            return null;
        }
    }

    // A server that only holds a newer state has no fault.
    private void NoteFault()
    {
        if (state.Fault is { } cause)
        {
            notices?.Add(NoticeKind.EmbeddedSearch, cause);
        }
    }
}
