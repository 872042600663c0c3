using System.Net;
using System.Security.Cryptography.X509Certificates;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assistant.QdrantServer;

/// <summary>
/// A server on the loopback with the part of Qdrant's gRPC service that the project uses, in memory: exact search, rarity and fusion as the
/// real one computes them. It can be made slow, failing or deaf.
/// </summary>
public sealed class QdrantTestServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private QdrantTestServer(WebApplication app, Trouble trouble)
    {
        this.app = app;
        Trouble = trouble;
    }

    /// <summary>Its address, with the port it got.</summary>
    public string Address => app.Urls.First();

    /// <summary>What goes wrong, and what was asked.</summary>
    public Trouble Trouble { get; }

    /// <summary>Starts a server.</summary>
    /// <param name="apiKey">The key that callers must bring; null for none.</param>
    /// <param name="certificate">For TLS; null for plain HTTP/2.</param>
    /// <param name="port">A port that must be had, for one that comes back; 0 for any.</param>
    public static async Task<QdrantTestServer> StartAsync(string? apiKey = null, X509Certificate2? certificate = null, int port = 0)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                listen.Protocols = HttpProtocols.Http2;
                if (certificate is not null)
                {
                    listen.UseHttps(certificate);
                }
            }));
        var trouble = new Trouble(apiKey);
        builder.Services.AddSingleton(trouble);
        builder.Services.AddSingleton<ServerState>();
        builder.Services.AddGrpc(grpc =>
        {
            grpc.Interceptors.Add<Doorkeeper>();
            grpc.MaxReceiveMessageSize = 64 * 1024 * 1024;
        });
        var app = builder.Build();
        app.MapGrpcService<CollectionsService>();
        app.MapGrpcService<PointsService>();
        app.MapGrpcService<HealthService>();
        await app.StartAsync().ConfigureAwait(false);
        return new QdrantTestServer(app, trouble);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        using var now = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await app.StopAsync(now.Token).ConfigureAwait(false);
        await app.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>What a failure looks like to the caller.</summary>
    internal static RpcException Failure(StatusCode status, string detail) => new(new Status(status, detail));
}
