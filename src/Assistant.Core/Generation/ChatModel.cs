using System.Net;
using Microsoft.Extensions.Http.Resilience;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel.ChatCompletion;
using Microsoft.SemanticKernel.Connectors.OpenAI;
using Polly;

namespace Assistant.Core.Generation;

/// <summary>A chat model with its prompts and limits.</summary>
/// <param name="Service">The model.</param>
/// <param name="Options">Its limits.</param>
/// <param name="Prompts">Its prompts.</param>
/// <param name="Logger">Where calls are logged; prompts at debug level only.</param>
public sealed record ChatModel(IChatCompletionService Service, ChatModelOptions Options, PromptLibrary Prompts, ILogger Logger)
{
    /// <summary>What its endpoint has shown to be able to do.</summary>
    public EndpointTraits Traits { get; } = new();

    /// <summary>The model that the settings name, or null when they name none.</summary>
    /// <exception cref="PromptFileException">A prompt is missing or cannot be used.</exception>
    public static ChatModel? Create(ChatModelOptions options, ILoggerFactory? loggers = null)
    {
        if (!options.IsOn)
        {
            return null;
        }

        var service = new OpenAIChatCompletionService(
            options.Model,
            new Uri(options.Endpoint),
            options.ApiKey.Length > 0 ? options.ApiKey : "none",
            httpClient: Client()
        );
        return new ChatModel(
            service,
            options,
            PromptLibrary.Load(options.PromptsDirectory),
            (loggers ?? NullLoggerFactory.Instance).CreateLogger<ChatModel>()
        );
    }

    // The turn has its own time budget, so retries are few and short. They wait as long as the server asks.
    private static HttpClient Client()
    {
        var pipeline = new ResiliencePipelineBuilder<HttpResponseMessage>()
            .AddRetry(
                new HttpRetryStrategyOptions
                {
                    MaxRetryAttempts = 2,
                    Delay = TimeSpan.FromMilliseconds(300),
                    BackoffType = DelayBackoffType.Exponential,
                    UseJitter = true,
                    ShouldRetryAfterHeader = true,
                }
            )
            .Build();
        var handler = new SocketsHttpHandler
        {
            AutomaticDecompression = DecompressionMethods.All,
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        };
        return new HttpClient(new ResilienceHandler(pipeline) { InnerHandler = handler }) { Timeout = Timeout.InfiniteTimeSpan };
    }
}
