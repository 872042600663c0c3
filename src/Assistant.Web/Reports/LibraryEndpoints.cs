using Assistant.Core.Contract;
using Assistant.Core.Search;
using Assistant.Web.Indexing;

namespace Assistant.Web.Reports;

/// <summary>What the library of the page reads beside reports and figures: where words are printed.</summary>
internal static class LibraryEndpoints
{
    private const int MostFound = 100;

    /// <summary>/api/words?q=: the passages that have all the words, as printed; report= for one report.</summary>
    public static void MapLibrary(this IEndpointRouteBuilder routes) => routes.MapGet("/api/words", Words);

    private static IResult Words(IndexHost host, CancellationToken cancellationToken, string q = "", string report = "")
    {
        if (string.IsNullOrWhiteSpace(q) || q.Length > PrintedWords.MaxLength)
        {
            return Results.Problem(
                $"请给出要查的词（q），最多 {PrintedWords.MaxLength} 字，几个词之间用空格隔开。",
                statusCode: StatusCodes.Status400BadRequest
            );
        }

        if (host.Snapshot is not { } snapshot)
        {
            return Results.Problem($"{host.Status}，请稍后再试。", statusCode: StatusCodes.Status503ServiceUnavailable);
        }

        var reports = snapshot
            .Reports.Where(r => report.Length == 0 || r.Report == report)
            .OrderByDescending(r => r.Year)
            .ThenBy(r => r.Place, StringComparer.Ordinal);
        var search = PrintedWords.Find(snapshot, q, reports, MostFound, cancellationToken);
        return Results.Json(
            new
            {
                total = search.Total,
                reports = search.Reports,
                found = search.Found.Select(f => new
                {
                    report = f.Report.Report,
                    title = f.Report.Title,
                    place = f.Report.Place,
                    year = f.Report.Year,
                    section = f.Passage.HeadingPath,
                    page = f.Report.PageOf(f.Passage.Start),
                    text = f.Passage.Text,
                    start = f.Passage.Start,
                    end = f.Passage.End,
                    marks = f.Marks.Select(m => new { start = m.Start, end = m.End }),
                }),
            },
            AnswerJson.Options
        );
    }
}
