using Assistant.Core.Contract;
using Assistant.Web.Indexing;

namespace Assistant.Web.Reports;

/// <summary>What the page reads about reports.</summary>
internal static class ReportEndpoints
{
    /// <summary>/api/quotes/{name}/{place}, and what the page shows first.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/quotes/{name}/{place}", (string name, string place, IndexHost host) =>
            host.Snapshot is { } snapshot && QuoteFinder.Find(snapshot, name, place) is { } found
                ? Results.Json(found, AnswerJson.Options)
                : Results.Problem("这个链接不完整，找不到它指的原文。", statusCode: StatusCodes.Status404NotFound)
        );
        routes.MapStart();
    }
}
