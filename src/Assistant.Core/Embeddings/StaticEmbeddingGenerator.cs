using Microsoft.Extensions.AI;

namespace Assistant.Core.Embeddings;

/// <summary>The static model as an IEmbeddingGenerator; thread-safe.</summary>
public sealed class StaticEmbeddingGenerator(StaticEmbeddingModel model) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly EmbeddingGeneratorMetadata metadata = new("assistant", null, model.Id, model.Width);

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var made = new GeneratedEmbeddings<Embedding<float>>();
        foreach (var value in values)
        {
            cancellationToken.ThrowIfCancellationRequested();
            made.Add(new Embedding<float>(model.Embed(value)) { ModelId = model.Id });
        }

        return Task.FromResult(made);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType == typeof(StaticEmbeddingModel) ? model
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() { }
}
