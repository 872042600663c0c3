using Assistant.Core.Contract;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;
using Microsoft.AspNetCore.Mvc;

namespace Assistant.Web.Api;

/// <summary>Registers and maps what other programs use: the HTTP API and its description.</summary>
internal static class ApiSetup
{
    private const string Document = "v1";

    /// <summary>The description of the API, the JSON of the answer contract, and the store of reports.</summary>
    public static void AddApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ReportStore>();
        builder.Services.ConfigureHttpJsonOptions(options =>
        {
            options.SerializerOptions.Encoder = AnswerJson.Options.Encoder;

            // Numbers are numbers: else the description allows each of them to be a text.
            options.SerializerOptions.NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.Strict;
        });

        // What is wrong with a request is thrown, so that one place makes a problem of it.
        builder.Services.Configure<RouteHandlerOptions>(options => options.ThrowOnBadRequest = true);
        builder.Services.AddOpenApi(Document, options =>
        {
            options.ShouldInclude = description =>
                description.RelativePath?.StartsWith("api/", StringComparison.Ordinal) == true
                && description.HttpMethod != HttpMethods.Head;
            options.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info.Title = "Assistant";
                    document.Info.Version = ProgramVersion.Current;
                    document.Info.Description = "Questions about Chinese government work reports, answered with verbatim citations.";
                    return Task.CompletedTask;
                }
            );
        });
    }

    /// <summary>Makes problems of what goes wrong under /api.</summary>
    public static void UseApiFaults(this IApplicationBuilder app) =>
        app.UseWhen(context => context.Request.Path.StartsWithSegments("/api"), api => api.UseMiddleware<ApiFaults>());

    /// <summary>/api and /openapi/v1.json.</summary>
    public static void MapApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup(string.Empty);
        ((IEndpointConventionBuilder)api).Finally(AllowHead);
        api.MapReading();
        api.MapAsking();
        api.MapReportStore();
        api.MapBriefs();
        routes.MapOpenApi();
        routes.MapGet("/api/{**rest}", NoSuchAddress).ExcludeFromDescription();
    }

    /// <summary>Describes the problems that an address may answer with.</summary>
    public static void WithProblems(this RouteHandlerBuilder endpoint, params IReadOnlyList<int> statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<ProblemDetails>(status, "application/problem+json");
        }
    }

    /// <summary>What is read of the newest state of the index.</summary>
    /// <exception cref="RequestException">It cannot be read yet.</exception>
    public static CorpusReading ReadingNow(this IndexHost host) => host.Reading ?? throw host.NotReady();

    /// <summary>What is said while the index cannot be asked.</summary>
    public static RequestException NotReady(this IndexHost host) => new(RequestFault.NotReady, $"{host.Status}，请稍后再试。");

    // What can be read can be asked for without its body, as HTTP has it; the server leaves the body out.
    private static void AllowHead(EndpointBuilder endpoint)
    {
        if (endpoint.Metadata.OfType<IHttpMethodMetadata>().LastOrDefault() is { HttpMethods: ["GET"] })
        {
            endpoint.Metadata.Add(new HttpMethodMetadata([HttpMethods.Get, HttpMethods.Head]));
        }
    }

    private static void NoSuchAddress(string? rest) =>
        throw new RequestException(RequestFault.Unknown, $"没有 /api/{OneLine.Of(rest ?? string.Empty)} 这个地址。");
}
