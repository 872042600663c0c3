using Assistant.Core.Generation;
using Assistant.Hosting;
using Assistant.Web.Api;
using Assistant.Web.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Limits;

/// <summary>Registers the limits and sets those of the server.</summary>
internal static class LimitSetup
{
    private const int TurnsPerProcessorWithModel = 8;
    private const int SpareThreads = 8;

    /// <summary>Largest body of a request in bytes; a file of a report may be larger.</summary>
    public const long LargestRequest = 512 * 1024;

    private static readonly PathString[] Counted = ["/api", "/mcp", "/openapi"];

    /// <summary>The queue of turns, the rate of clients, and the limits of connections and requests.</summary>
    public static void AddLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSettings<LimitOptions>(builder.Configuration, LimitOptions.Section);
        builder.Services.AddSingleton<ClientRate>();
        builder.Services.AddSingleton<Turns>();
        builder.Services.AddSingleton(services =>
        {
            var limits = services.GetRequiredService<IOptions<LimitOptions>>().Value;
            var waitsForModel = services.GetRequiredService<IOptions<ChatModelOptions>>().Value.IsOn;
            var turns = limits.Turns > 0 ? limits.Turns : Environment.ProcessorCount * (waitsForModel ? TurnsPerProcessorWithModel : 1);
            return new TurnQueue(turns, limits.Waiting, services.GetRequiredService<TimeProvider>());
        });
        builder.WebHost.ConfigureKestrel(
            (host, kestrel) =>
            {
                var limits = host.Configuration.Unchecked<LimitOptions>(LimitOptions.Section);
                kestrel.Limits.MaxConcurrentConnections = limits.Connections;
                kestrel.Limits.MaxConcurrentUpgradedConnections = limits.Connections;
                kestrel.Limits.MaxRequestBodySize = LargestRequest;
                kestrel.AddServerHeader = false;
            }
        );

        // Turns take as many threads as there are processors. Without spare ones, signs of life and answers of others would wait for the pool to grow.
        ThreadPool.GetMinThreads(out var workers, out var ports);
        ThreadPool.SetMinThreads(Math.Max(workers, (Environment.ProcessorCount * 2) + SpareThreads), ports);
    }

    /// <summary>Lets nobody read reports, or send what other programs send, faster than the rate of one address.</summary>
    public static void UseClientRate(this IApplicationBuilder app) =>
        app.UseWhen(
            context => Counted.Any(path => context.Request.Path.StartsWithSegments(path)),
            limited =>
                limited.Use(
                    async (context, next) =>
                    {
                        if (context.RequestServices.GetRequiredService<ClientRate>().Wait(Client.Of(context)) is not { } seconds)
                        {
                            await next(context);
                            return;
                        }

                        context.Response.Headers.RetryAfter = $"{seconds}";
                        await Problems.WriteAsync(context, StatusCodes.Status429TooManyRequests, $"请求太多，请 {seconds} 秒后再试。");
                    }
                )
        );
}
