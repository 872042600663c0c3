using Assistant.Core.Generation;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Generation;

/// <summary>The chat model of the host, where one is set, and whether its endpoint answers.</summary>
internal sealed class GenerationHost(IOptions<ChatModelOptions> options, ILoggerFactory loggers, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeAge = TimeSpan.FromSeconds(15);
    private readonly HttpClient http = new() { Timeout = ProbeLimit };
    private readonly SemaphoreSlim probing = new(1, 1);
    private (long At, string? Fault)? probed;

    /// <summary>The model, or null where none is set.</summary>
    public ChatModel? Model { get; } = ChatModel.Create(options.Value, loggers);

    /// <summary>Why the endpoint cannot be asked, or null when it can or none is set. QuestionKind at most every few seconds.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (Model is null)
        {
            return null;
        }

        await probing.WaitAsync(cancellationToken);
        try
        {
            if (probed is not { } last || time.GetElapsedTime(last.At) > ProbeAge)
            {
                probed = (time.GetTimestamp(), await ProbeAsync(cancellationToken));
            }

            return probed.Value.Fault;
        }
        finally
        {
            probing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        probing.Dispose();
    }

    // Any answer shows that a server is there; only a refused key is a fault of its own.
    private async Task<string?> ProbeAsync(CancellationToken cancellationToken)
    {
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, options.Value.Endpoint.TrimEnd('/') + "/models");
            request.Headers.Authorization = options.Value.ApiKey.Length > 0 ? new("Bearer", options.Value.ApiKey) : null;
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            return (int)response.StatusCode is 401 or 403 ? $"{options.Value.Endpoint} refuses the key (Chat:ApiKey)" : null;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return $"{options.Value.Endpoint} does not answer ({e.Message})";
        }
    }
}
