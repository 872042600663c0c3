using Assistant.Web.Generation;
using Assistant.Web.Hosting;
using Assistant.Web.Limits;
using Assistant.Web.Reports;

namespace Assistant.Web.Indexing;

/// <summary>Registers the host of the index and maps what it says of itself.</summary>
internal static class IndexingSetup
{
    /// <summary>Opens the index in the background from the start on.</summary>
    public static void AddIndexing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IndexHost>();
        builder.Services.AddHostedService(services => services.GetRequiredService<IndexHost>());
        builder.Services.AddSingleton<ExampleQuestions>();
    }

    /// <summary>
    /// /health/live: the process answers; /health/ready: questions can be asked, or not. Outsiders are told no more than that; with the operator's key the
    /// answer says what is missing and why.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "ok" }));
        routes.MapGet(
            "/health/ready",
            async (
                HttpRequest request,
                OperatorKey key,
                IndexHost host,
                GenerationHost generation,
                TurnQueue queue,
                CancellationToken cancellationToken
            ) =>
            {
                var isReady = host.IsReady && !queue.IsClosed;
                var code = isReady ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
                return key.IsIn(request)
                    ? Results.Json(await StateAsync(isReady, host, generation, cancellationToken), statusCode: code)
                    : Results.Json(new { status = isReady ? "ok" : "unavailable" }, statusCode: code);
            }
        );
    }

    // Without its chat model or search server the assistant still answers: it is ready, and says what it lacks.
    private static async Task<object> StateAsync(
        bool isReady,
        IndexHost host,
        GenerationHost generation,
        CancellationToken cancellationToken
    )
    {
        var missing = new Dictionary<string, string>(host.Missing);
        if (!isReady)
        {
            missing.TryAdd("index", host.Status);
        }

        if (await generation.FaultAsync(cancellationToken) is { } fault)
        {
            missing["chat"] = fault;
        }

        return new
        {
            status = isReady ? "ready" : "not ready",
            index = host.Status,
            reports = host.Snapshot?.Reports.Count ?? 0,
            missing,
        };
    }
}
