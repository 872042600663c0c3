using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Web.Indexing;

namespace Assistant.Web.Reports;

/// <summary>A report for reading: its canonical text, and where headings stand in it.</summary>
internal sealed record ReportText(string Report, string Title, string? Place, int? Year, string Text, IReadOnlyList<HeadingRange> Headings);

/// <summary>A heading: UTF-16 offsets in the text and its depth.</summary>
internal sealed record HeadingRange(int Start, int End, int Depth);

/// <summary>What the page reads about reports.</summary>
internal static class ReportEndpoints
{
    /// <summary>/api/reports and /api/reports/{name}.</summary>
    public static void MapReports(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/reports", (IndexHost host) =>
            host.Snapshot is { } snapshot
                ? Results.Ok(new { status = host.Status, reports = snapshot.Reports.Select(Summary) })
                : Results.Ok(new { status = host.Status, reports = Enumerable.Empty<object>() })
        );
        routes.MapGet("/api/reports/{name}", (string name, IndexHost host) =>
            host.Snapshot is { } snapshot && Find(snapshot, name) is { } text
                ? Results.Ok(text)
                : Results.Problem($"没有收录名为“{name}”的报告。", statusCode: StatusCodes.Status404NotFound)
        );
        routes.MapGet("/api/quotes/{name}/{place}", (string name, string place, IndexHost host) =>
            host.Snapshot is { } snapshot && QuoteFinder.Find(snapshot, name, place) is { } found
                ? Results.Json(found, AnswerJson.Options)
                : Results.Problem("这个链接不完整，找不到它指的原文。", statusCode: StatusCodes.Status404NotFound)
        );
        routes.MapStart();
        routes.MapGet("/api/{**rest}", (string rest) =>
            Results.Problem($"没有 /api/{rest} 这个地址。", statusCode: StatusCodes.Status404NotFound)
        );
    }

    private static object Summary(ReportInfo report) =>
        new
        {
            report = report.Report,
            title = report.Title,
            place = report.Place,
            level = report.Level.ToString().ToLowerInvariant(),
            year = report.Year,
            passages = report.Passages,
            figures = report.Figures,
        };

    private static ReportText? Find(ICorpusSnapshot snapshot, string name)
    {
        var info = snapshot.Reports.FirstOrDefault(r => r.Report == name);
        var headings = snapshot
            .Passages(name)
            .Where(p => p.Kind == PassageKind.Heading)
            .Select(p => new HeadingRange(p.Start, p.End, p.HeadingPath.Count));
        return info is null || snapshot.Text(name) is not { } text
            ? null
            : new ReportText(name, info.Title, info.Place, info.Year, text, [.. headings]);
    }
}
