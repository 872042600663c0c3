using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;

namespace Assistant.Web.Api;

/// <summary>The reports, and what the host is doing while there are none.</summary>
internal sealed record ReportList(string Status, IReadOnlyList<ReportRow> Reports);

/// <summary>A heading: UTF-16 offsets in the text and its depth.</summary>
internal sealed record HeadingRange(int Start, int End, int Depth);

/// <summary>A report for reading: its canonical text, and where its headings are.</summary>
internal sealed record ReportText(string Report, string Title, string? Place, int? Year, string Text, IReadOnlyList<HeadingRange> Headings);

/// <summary>All that is known of a report.</summary>
/// <param name="Source">The file it was read from, by its path in the corpus folder.</param>
/// <param name="Hash">SHA-256 of that file, in hexadecimal digits.</param>
/// <param name="Meeting">The meeting that it was delivered to, or null.</param>
/// <param name="Speaker">Who delivered it, or null.</param>
internal sealed record ReportDetails(
    string Report,
    string Title,
    string? Place,
    string Level,
    int? Year,
    int Passages,
    int Figures,
    string Source,
    string Hash,
    string? Meeting,
    string? Speaker,
    OutlineRow Outline,
    IReadOnlyList<GlossaryEntry> Glossary,
    string Text,
    IReadOnlyList<HeadingRange> Headings
);

/// <summary>What the page and other programs read of the reports.</summary>
internal static class ReadingEndpoints
{
    private const int PassagesFound = 10;
    private const string Csv = "text/csv";

    /// <summary>/api/reports, /api/passages and /api/figures.</summary>
    public static void MapReading(this IEndpointRouteBuilder routes)
    {
        routes
            .MapGet("/api/reports", (IndexHost host) => new ReportList(host.Status, host.Reading?.Reports ?? []))
            .WithSummary("Lists the reports")
            .WithDescription("Empty while the index is opened for the first time; status says what is being done.");
        routes
            .MapGet("/api/reports/{report}", (string report, IndexHost host) => Details(host.ReadingNow(), host.Snapshot!, report))
            .WithSummary("A report: what is known of it, its outline, its glossary, its text")
            .WithProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/reports/{report}/text", (string report, IndexHost host) => Text(host.ReadingNow(), host.Snapshot!, report))
            .WithSummary("The canonical text of a report; all offsets count its UTF-16 units")
            .WithProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/reports/{report}/passages", (string report, IndexHost host) => host.ReadingNow().Passages(report))
            .WithSummary("The passages of a report, in order")
            .WithProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/passages", SearchAsync)
            .WithSummary("Searches the passages; best first")
            .WithDescription(
                "q: what to look for. place: 浙江 is 浙江省. year: the year in which a report was delivered. limit: 1 to 50, 10 if not given."
            )
            .WithProblems(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status404NotFound,
                StatusCodes.Status429TooManyRequests,
                StatusCodes.Status503ServiceUnavailable
            );
        routes
            .MapGet("/api/passages/{report}/{start:int}", (string report, int start, IndexHost host, int before = 1, int after = 1) =>
                host.ReadingNow().At(report, start, before, after)
                ?? throw new RequestException(RequestFault.Unknown, "报告的这个位置没有段落。")
            )
            .WithSummary("The passage at an offset of a report, with those before and after it (0 to 20 each)")
            .WithProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/passages/{id}", (string id, IndexHost host, int before = 1, int after = 1) =>
                host.ReadingNow().Of(id, before, after) ?? throw new RequestException(RequestFault.Unknown, "报告没有这个序号的段落。")
            )
            .WithSummary("A passage by its id (report%23number), with those before and after it (0 to 20 each)")
            .WithProblems(StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
        routes
            .MapGet("/api/figures", Figures)
            .WithSummary("The figures of an indicator over all reports, or of a report")
            .WithDescription(
                "indicator: any of its names (GDP, 地区生产总值). report: a report. One of the two at least. place: may be given several times. years: 2020 or 2019-2023, the years measured. status: actual, target, plan or threshold. format: json or csv."
            )
            .Produces<IReadOnlyList<FigureRow>>(StatusCodes.Status200OK, "application/json", Csv)
            .WithProblems(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status503ServiceUnavailable);
    }

    private static async Task<IReadOnlyList<PassageRow>> SearchAsync(
        string? q,
        string? place,
        int? year,
        int? limit,
        HttpContext context,
        AskCheck check,
        IndexHost host,
        Turns turns,
        CancellationToken cancellationToken
    )
    {
        var text = check.Search(q);
        var (reading, assistant) = (host.ReadingNow(), host.Assistant!);
        return await turns.ResultAsync(
            TurnCaller.Of(context),
            stop => reading.SearchAsync(assistant, text, place, year, limit ?? PassagesFound, stop),
            cancellationToken
        );
    }

    private static IResult Figures(
        string? indicator,
        string? report,
        string[]? place,
        string? years,
        string? status,
        string? format,
        IndexHost host
    )
    {
        if (format is not (null or "" or "json" or "csv"))
        {
            throw new RequestException(RequestFault.Wrong, $"format 只能是 json 或 csv，不是“{OneLine.Of(format)}”。");
        }

        var rows = host.ReadingNow().Figures(new FigureRequest(indicator, report, place, years, status));
        return format == "csv" ? CsvFile.Of([FigureRow.CsvHeader, .. rows.Select(r => r.ToCsv())]) : Results.Json(rows, AnswerJson.Options);
    }

    private static ReportDetails Details(CorpusReading reading, ICorpusSnapshot snapshot, string name)
    {
        var info = reading.Report(name);
        var (row, text) = (reading.Row(info), Text(reading, snapshot, name));
        return new ReportDetails(
            row.Report,
            row.Title,
            row.Place,
            row.Level,
            row.Year,
            row.Passages,
            row.Figures,
            row.Source,
            info.Hash,
            info.Meeting,
            info.Deliverer,
            OutlineRow.Of(snapshot.Outline(name), text.Text),
            snapshot.Glossary(name),
            text.Text,
            text.Headings
        );
    }

    private static ReportText Text(CorpusReading reading, ICorpusSnapshot snapshot, string name)
    {
        var info = reading.Report(name);
        var headings = snapshot
            .Passages(name)
            .Where(p => p.Kind == PassageKind.Heading)
            .Select(p => new HeadingRange(p.Start, p.End, p.HeadingPath.Count));
        return new ReportText(name, info.Title, info.Place, info.Year, snapshot.Text(name) ?? string.Empty, [.. headings]);
    }
}
