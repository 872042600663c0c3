using System.ClientModel;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Assistant.Core.Index;

/// <summary>Makes the embedding generator that the settings name.</summary>
public static class EmbeddingClient
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>A generator over an OpenAI-compatible endpoint, or null when none is configured.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>>? Create(EmbeddingOptions options)
    {
        if (options.Endpoint.Length == 0)
        {
            return null;
        }

        var client = new OpenAIClient(
            new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
            new OpenAIClientOptions { Endpoint = new Uri(options.Endpoint), NetworkTimeout = Timeout });
        return client.GetEmbeddingClient(options.Model).AsIEmbeddingGenerator(options.Dimensions > 0 ? options.Dimensions : null);
    }
}
