using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>What a store of passages offers beyond the contract of VectorData: search by words and vectors together, and removal of a whole report.</summary>
public abstract class PassageCollection : VectorStoreCollection<string, PassageRecord>, IKeywordHybridSearchable<PassageRecord>
{
    /// <summary>How many results of each leg are fused, at least: both stores must take the same to give one order.</summary>
    protected const int LeastDepth = 50;

    /// <summary>
    /// Fuses words and vectors by reciprocal rank. Without a vector, and without a generator to make one from text, words serve alone and
    /// the score is bm25, the higher the better.
    /// </summary>
    public abstract IAsyncEnumerable<VectorSearchResult<PassageRecord>> HybridSearchAsync<TInput>(
        TInput searchValue,
        ICollection<string> keywords,
        int top,
        HybridSearchOptions<PassageRecord>? options = null,
        CancellationToken cancellationToken = default
    )
        where TInput : notnull;

    /// <summary>Removes every passage of a report; a report that is not there is no failure.</summary>
    public abstract Task DeleteReportAsync(string report, CancellationToken cancellationToken = default);
}
