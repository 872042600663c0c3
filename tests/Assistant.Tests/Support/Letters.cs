using Microsoft.Extensions.AI;

namespace Assistant.Tests.Support;

/// <summary>A generator that counts a few characters: enough to tell texts apart.</summary>
internal sealed class Letters : IEmbeddingGenerator<string, Embedding<float>>
{
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(
                values.Select(v => new Embedding<float>(new float[] { 1, v.Count(c => c == '生'), v.Count(c => c == '县') }))
            )
        );

    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceType == typeof(EmbeddingGeneratorMetadata) ? new EmbeddingGeneratorMetadata("letters", null, "letters", 3) : null;

    public void Dispose() { }
}
