using Assistant.Web.Generation;

namespace Assistant.Web.Indexing;

/// <summary>Registers the host of the index and maps what it says of itself.</summary>
internal static class IndexingSetup
{
    /// <summary>Opens the index in the background from the start on.</summary>
    public static void AddIndexing(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IndexHost>();
        builder.Services.AddHostedService(services => services.GetRequiredService<IndexHost>());
    }

    /// <summary>/health/live: the process answers; /health/ready: questions can be asked, or not, and what is missing.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", async (IndexHost host, GenerationHost generation, CancellationToken cancellationToken) =>
        {
            var ready = host.Assistant is not null && !host.Failed;
            var missing = new Dictionary<string, string>(host.Missing);
            if (!ready)
            {
                missing["index"] = host.Status;
            }

            if (await generation.FaultAsync(cancellationToken) is { } fault)
            {
                missing["chat"] = fault;
            }

            // Without its chat model or search server the assistant still answers: it is ready, and says what it lacks.
            return Results.Json(
                new
                {
                    status = ready ? "ready" : "not ready",
                    index = host.Status,
                    reports = host.Snapshot?.Reports.Count ?? 0,
                    missing,
                },
                statusCode: ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
            );
        });
    }
}
