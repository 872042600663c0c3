using Microsoft.Extensions.AI;

namespace Assistant.Core.Embeddings;

/// <summary>Embeddings of a model that tells questions and passages apart: by a prefix before each, or by a model for each.</summary>
/// <param name="passages">Makes the vectors of passages.</param>
/// <param name="questions">Makes those of questions; may be the same.</param>
internal sealed class PrefixedEmbeddings(
    IEmbeddingGenerator<string, Embedding<float>> passages,
    IEmbeddingGenerator<string, Embedding<float>> questions,
    EmbeddingOptions options
) : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? given = null,
        CancellationToken cancellationToken = default
    ) =>
        EmbeddingPurpose.IsQuery(given)
            ? questions.GenerateAsync(values.Select(v => options.QueryPrefix + v), null, cancellationToken)
            : passages.GenerateAsync(values.Select(v => options.PassagePrefix + v), null, cancellationToken);

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType == typeof(EmbeddingGeneratorMetadata) ? Metadata()
        : serviceKey is null && serviceType.IsInstanceOfType(this) ? this
        : passages.GetService(serviceType, serviceKey);

    /// <inheritdoc/>
    public void Dispose()
    {
        passages.Dispose();
        questions.Dispose();
    }

    // Another prefix makes other vectors: the index asks by this name whether its vectors are of this model.
    private EmbeddingGeneratorMetadata Metadata()
    {
        var inner = passages.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata;
        var name = inner?.DefaultModelId ?? options.Model;
        return new EmbeddingGeneratorMetadata(
            inner?.ProviderName,
            inner?.ProviderUri,
            options.PassagePrefix.Length > 0 ? $"{name}|{options.PassagePrefix}" : name,
            inner?.DefaultModelDimensions
        );
    }
}
