using System.Collections.Concurrent;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>How the server misbehaves, and the record of what it was asked.</summary>
public sealed class Trouble(string? apiKey)
{
    private readonly ConcurrentQueue<string> calls = new();
    private int failuresLeft;
    private int running;

    /// <summary>The key that callers must bring; null for none.</summary>
    public string? ApiKey { get; } = apiKey;

    /// <summary>How long every call takes before it is worked on.</summary>
    public TimeSpan Delay { get; set; }

    /// <summary>Only calls of this method are delayed or fail; null for all.</summary>
    public string? Method { get; set; }

    /// <summary>What failing calls say.</summary>
    public StatusCode Failure { get; set; } = StatusCode.Unavailable;

    /// <summary>The methods that were called, in order.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>The most calls that ran at once.</summary>
    public int MostAtOnce { get; private set; }

    /// <summary>Lets the next calls fail.</summary>
    public void FailNext(int count) => failuresLeft = count;

    internal async Task<T> AroundAsync<T>(string method, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        calls.Enqueue(method);
        MostAtOnce = Math.Max(MostAtOnce, Interlocked.Increment(ref running));
        try
        {
            if (Method is null || Method == method)
            {
                if (Interlocked.Decrement(ref failuresLeft) >= 0)
                {
                    throw QdrantTestServer.Failure(Failure, "made to fail");
                }

                await Task.Delay(Delay, cancellationToken).ConfigureAwait(false);
            }

            return await work().ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }
}
