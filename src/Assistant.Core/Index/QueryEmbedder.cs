using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Index;

/// <summary>Makes the vector of what is searched for. A model that does not answer must not take the search with it: words serve alone.</summary>
/// <param name="generator">The model; null where words serve alone by choice.</param>
/// <param name="notices">The turn that is told when the model does not answer; null outside a turn.</param>
/// <param name="health">What health checks read; null where nobody asks.</param>
public sealed class QueryEmbedder(
    IEmbeddingGenerator<string, Embedding<float>>? generator,
    Notices? notices = null,
    ServiceHealth? health = null
)
{
    /// <summary>The vector, or null where words serve alone.</summary>
    /// <exception cref="NotSupportedException">The value is neither text nor a vector.</exception>
    public async Task<ReadOnlyMemory<float>?> VectorAsync<TInput>(TInput searchValue, CancellationToken cancellationToken) =>
        searchValue switch
        {
            ReadOnlyMemory<float> vector => vector.IsEmpty ? (ReadOnlyMemory<float>?)null : vector,
            float[] vector => vector,
            Embedding<float> embedding => embedding.Vector,
            string text when generator is not null => await OfTextAsync(text, cancellationToken).ConfigureAwait(false),
            string => (ReadOnlyMemory<float>?)null,
            _ => throw new NotSupportedException($"cannot search by a {typeof(TInput).Name}; give text or a vector of float"),
        };

    /// <summary>The vector for a search that has nothing else to go by.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public async Task<ReadOnlyMemory<float>> NeededVectorAsync<TInput>(TInput searchValue, CancellationToken cancellationToken) =>
        await VectorAsync(searchValue, cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException(
            "a dense search needs a vector, or text and an embedding generator; set Embedding:Provider to another than none, or search by words"
        );

    private async Task<ReadOnlyMemory<float>?> OfTextAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            var vector = await generator!.GenerateVectorAsync(text, EmbeddingPurpose.Query, cancellationToken).ConfigureAwait(false);
            health?.Served();
            return vector;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            Failed($"the embedding model does not answer ({e.Message})");
            return null;
        }
    }

    /// <summary>Notes that words serve alone, and why.</summary>
    internal void Failed(string cause)
    {
        notices?.Add(NoticeKind.WordsOnly, cause);
        health?.Failed(cause);
    }
}
