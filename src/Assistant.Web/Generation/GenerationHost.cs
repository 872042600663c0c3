using Assistant.Core.Generation;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Generation;

/// <summary>Whether the endpoint of the chat model answers, where one is set.</summary>
internal sealed class GenerationHost(IOptions<ChatModelOptions> options, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan ProbeLimit = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan ProbeAge = TimeSpan.FromSeconds(15);
    private readonly HttpClient http = new() { Timeout = ProbeLimit };
    private readonly SemaphoreSlim probing = new(1, 1);
    private (long At, string? Fault)? probed;

    /// <summary>Why the endpoint cannot be asked, or null when it can or none is set. Asked at most every few seconds.</summary>
    public async Task<string?> FaultAsync(CancellationToken cancellationToken)
    {
        if (!options.Value.IsOn)
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
