using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Qdrant;
using Assistant.Web.Hosting;

namespace Assistant.Web.Indexing;

/// <summary>Registers the index.</summary>
internal static class IndexingSetup
{
    /// <summary>Settings, checked at start, and the host of the index.</summary>
    public static void AddIndexing(this WebApplicationBuilder builder)
    {
        builder.Services.AddOptions<IndexOptions>().BindConfiguration(IndexOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<EmbeddingOptions>().BindConfiguration(EmbeddingOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        builder.Services.AddOptions<QdrantOptions>().BindConfiguration(QdrantOptions.Section).ValidateDataAnnotations().ValidateOnStart()
            .Validate<IConfiguration>((_, configuration) => !SecretPlaces.IsOpenlySet(configuration, $"{QdrantOptions.Section}:{nameof(QdrantOptions.ApiKey)}"), SecretPlaces.Complaint(QdrantOptions.Section));
        builder.Services.AddSingleton<IndexHost>();
        builder.Services.AddHostedService(services => services.GetRequiredService<IndexHost>());
    }

    /// <summary>/health/live: the process answers; /health/ready: questions can be asked, or not, and what is missing.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Ok(new { status = "live" }));
        routes.MapGet("/health/ready", (IndexHost host) => host.Assistant is not null && !host.Failed
            ? Results.Ok(new { status = "ready", index = host.Status, reports = host.Snapshot?.Reports.Count ?? 0, missing = host.Missing })
            : Results.Json(new { status = "not ready", index = host.Status, missing = host.Missing }, statusCode: StatusCodes.Status503ServiceUnavailable));
    }
}
