using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI;

namespace Assistant.Core.Embeddings;

/// <summary>Creates the embedding generator that the settings name.</summary>
public static class EmbeddingGenerators
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(20);

    /// <summary>The generator, or null when the search uses words only.</summary>
    /// <param name="onnx">Creates a generator for an ONNX folder. It is passed in because it lives in a project of its own with a large runtime.</param>
    /// <exception cref="ModelFileException">The model's file is missing or damaged.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>>? Create(
        EmbeddingOptions options,
        Func<EmbeddingOptions, IEmbeddingGenerator<string, Embedding<float>>> onnx
    ) =>
        options.Chosen switch
        {
            "none" => null,
            "endpoint" => Endpoint(options),
            "onnx" => onnx(options),
            _ => new StaticEmbeddingGenerator(StaticEmbeddingModel.Default),
        };

    // The client's own policy waits longer with each try; when it is rate-limited, it waits as long as the server says.
    private static IEmbeddingGenerator<string, Embedding<float>> Endpoint(EmbeddingOptions options)
    {
        var client = new OpenAIClient(
            new ApiKeyCredential(options.ApiKey.Length > 0 ? options.ApiKey : "none"),
            new OpenAIClientOptions
            {
                Endpoint = new Uri(options.Endpoint),
                NetworkTimeout = Timeout,
                RetryPolicy = new ClientRetryPolicy(maxRetries: 3),
            }
        );
        IEmbeddingGenerator<string, Embedding<float>> Of(string model) =>
            client.GetEmbeddingClient(model).AsIEmbeddingGenerator(options.Dimensions > 0 ? options.Dimensions : null);
        return options.QueryPrefix.Length + options.PassagePrefix.Length + options.QuestionModel.Length == 0
            ? Of(options.Model)
            : new PrefixedEmbeddings(
                Of(options.Model),
                Of(options.QuestionModel.Length > 0 ? options.QuestionModel : options.Model),
                options
            );
    }
}
