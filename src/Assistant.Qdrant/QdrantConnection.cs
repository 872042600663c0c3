using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Grpc.Core;
using Grpc.Net.Client;

namespace Assistant.Qdrant;

/// <summary>The channel to a server: key, TLS, deadlines, retries, and error messages that name the cure.</summary>
internal sealed class QdrantConnection : IDisposable
{
    private const int LargestAnswer = 64 * 1024 * 1024;
    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);
    private readonly GrpcChannel channel;
    private readonly Metadata headers = [];
    private readonly TimeProvider time;

    public QdrantConnection(QdrantOptions options, TimeProvider? time = null)
    {
        Options = options;
        this.time = time ?? TimeProvider.System;
        if (options.ApiKey.Length > 0)
        {
            headers.Add("api-key", options.ApiKey);
        }

        channel = GrpcChannel.ForAddress(
            options.Endpoint,
            new GrpcChannelOptions
            {
                HttpHandler = Handler(options),
                DisposeHttpClient = true,
                MaxReceiveMessageSize = LargestAnswer,

                // By default the channel waits up to two minutes before it tries a lost server again.
                InitialReconnectBackoff = FirstWait / 2,
                MaxReconnectBackoff = FirstWait * 10,
            }
        );
        Collections = new Collections.CollectionsClient(channel);
        Points = new Points.PointsClient(channel);
        Health = new Protocol.Qdrant.QdrantClient(channel);
    }

    public QdrantOptions Options { get; }

    public Collections.CollectionsClient Collections { get; }

    public Points.PointsClient Points { get; }

    public Protocol.Qdrant.QdrantClient Health { get; }

    /// <summary>A call that a person waits for: the deadline covers all tries together.</summary>
    public Task<T> ReadAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken)
    {
        var until = DateTime.UtcNow.AddSeconds(Options.DeadlineSeconds);
        return TryAsync(call, () => until, cancellationToken);
    }

    /// <summary>A call in the background: the deadline covers each try.</summary>
    public Task<T> WriteAsync<T>(Func<CallOptions, AsyncUnaryCall<T>> call, CancellationToken cancellationToken) =>
        TryAsync(call, () => DateTime.UtcNow.AddSeconds(Options.WriteDeadlineSeconds), cancellationToken);

    public void Dispose() => channel.Dispose();

    private async Task<T> TryAsync<T>(
        Func<CallOptions, AsyncUnaryCall<T>> call,
        Func<DateTime> deadline,
        CancellationToken cancellationToken
    )
    {
        for (var attempt = 0; ; attempt++)
        {
            var until = deadline();
            try
            {
                using var running = call(new CallOptions(headers, until, cancellationToken));
                return await running.ResponseAsync.ConfigureAwait(false);
            }
            catch (RpcException) when (cancellationToken.IsCancellationRequested)
            {
                throw new OperationCanceledException(cancellationToken);
            }
            catch (RpcException e)
            {
                var wait = Wait(e, attempt);
                if (attempt >= Options.Retries || !IsPassing(e.StatusCode) || DateTime.UtcNow + wait >= deadline())
                {
                    throw Explain(e);
                }

                await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool IsPassing(StatusCode status) =>
        status is StatusCode.Unavailable or StatusCode.ResourceExhausted or StatusCode.DeadlineExceeded;

    // The wait doubles with each try, with a random part so that many callers do not return together. If the server names a time, that time is used.
    private static TimeSpan Wait(RpcException e, int attempt)
    {
        if (
            e.Trailers.GetValue("retry-after") is { } told
            && double.TryParse(told, System.Globalization.CultureInfo.InvariantCulture, out var seconds)
        )
        {
            return TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestWait.TotalSeconds));
        }

        var wait = FirstWait * Math.Pow(2, attempt) * (0.75 + (Random.Shared.NextDouble() / 2));
        return wait < LongestWait ? wait : LongestWait;
    }

    private SearchServerException Explain(RpcException e) =>
        new(
            e.StatusCode switch
            {
                StatusCode.Unauthenticated or StatusCode.PermissionDenied => Options.ApiKey.Length > 0
                    ? $"Qdrant at {Options.Endpoint} refuses the API key; set the environment variable Qdrant__ApiKey to a key that may read and write the collection '{Options.Collection}'"
                    : $"Qdrant at {Options.Endpoint} asks for an API key; set the environment variable Qdrant__ApiKey",
                StatusCode.DeadlineExceeded =>
                    $"Qdrant at {Options.Endpoint} did not answer in time ({Options.DeadlineSeconds} s for a search, {Options.WriteDeadlineSeconds} s for a write); look at its load, or raise Qdrant:DeadlineSeconds or Qdrant:WriteDeadlineSeconds",
                StatusCode.NotFound =>
                    $"Qdrant at {Options.Endpoint} holds no collection '{Options.Collection}'; run `assistant ingest --store qdrant`",
                StatusCode.Unavailable or StatusCode.Internal when e.InnerException is not null || e.StatusCode == StatusCode.Unavailable =>
                    $"Qdrant at {Options.Endpoint} does not answer ({e.Status.Detail}); start it, or check that Qdrant:Endpoint names its gRPC port (6334, not 6333) and http or https as the server has it",
                StatusCode.ResourceExhausted =>
                    $"Qdrant at {Options.Endpoint} is overloaded ({e.Status.Detail}); try again later, or lower Qdrant:BatchSize and Qdrant:BatchesInFlight",
                StatusCode.InvalidArgument =>
                    $"Qdrant at {Options.Endpoint} refuses the request ({e.Status.Detail}); if another version or model made the collection '{Options.Collection}', run `assistant ingest --store qdrant`",
                _ => $"Qdrant at {Options.Endpoint} failed ({e.StatusCode}: {e.Status.Detail}); look into the server's log",
            },
            e
        );

    private static SocketsHttpHandler Handler(QdrantOptions options)
    {
        var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromSeconds(Math.Max(options.DeadlineSeconds, 1)),
            KeepAlivePingDelay = TimeSpan.FromSeconds(30),
            EnableMultipleHttp2Connections = true,
        };
        if (options.CertificateAuthority.Length > 0)
        {
            var policy = new X509ChainPolicy
            {
                TrustMode = X509ChainTrustMode.CustomRootTrust,
                RevocationMode = X509RevocationMode.NoCheck,
            };
            policy.CustomTrustStore.AddRange(options.Authorities());
            handler.SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy };
        }

        return handler;
    }
}
