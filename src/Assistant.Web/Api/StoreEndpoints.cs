using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Web.Hosting;
using Assistant.Web.Operation;

namespace Assistant.Web.Api;

/// <summary>How far the index is with a report that is being stored.</summary>
/// <param name="File">The file that is read.</param>
internal sealed record ProgressEvent(string File, int Done, int Total, int Passages, int Figures) : ChatEvent("progress");

/// <summary>The report is stored; the stream ends.</summary>
internal sealed record StoredEvent(StoredReport Stored) : ChatEvent("stored");

/// <summary>Storing, replacing and removing reports, for who has the operator's key.</summary>
internal static class StoreEndpoints
{
    private const string Key = "Needs the operator's key: Authorization: Bearer KEY. ";
    private const string Events = "With Accept: text/event-stream the events progress, stored, error.";

    /// <summary>POST /api/reports, PUT and DELETE /api/reports/{report}.</summary>
    public static void MapReportStore(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/reports", AddAsync)
            .WithSummary("Adds a report")
            .WithDescription(Key + "The file is read and indexed in one transaction; one that cannot be read changes nothing. " + Events)
            .Accepts<ReportForm>("multipart/form-data")
            .Produces<StoredReport>(StatusCodes.Status201Created)
            .WithProblems(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status401Unauthorized,
                StatusCodes.Status409Conflict,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status503ServiceUnavailable
            );
        routes
            .MapPut("/api/reports/{report}", ReplaceAsync)
            .WithSummary("Replaces the file of a report")
            .WithDescription(Key + Events)
            .Accepts<ReportForm>("multipart/form-data")
            .Produces<StoredReport>()
            .WithProblems(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status401Unauthorized,
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status503ServiceUnavailable
            );
        routes
            .MapDelete("/api/reports/{report}", RemoveAsync)
            .WithSummary("Removes a report and its file")
            .WithDescription(Key)
            .Produces(StatusCodes.Status204NoContent)
            .WithProblems(
                StatusCodes.Status401Unauthorized,
                StatusCodes.Status404NotFound,
                StatusCodes.Status409Conflict,
                StatusCodes.Status503ServiceUnavailable
            );
    }

    private static async Task<IResult> AddAsync(
        HttpContext context,
        OperatorKey key,
        ReportStore store,
        AuditLog audit,
        ILogger<ReportStore> logger,
        CancellationToken cancellationToken
    )
    {
        Require(key, context);
        var upload = await ReportUpload.ReadAsync(context, cancellationToken);
        audit.Write(context, "add-report", upload.File.FileName);
        if (EventStream.IsWanted(context.Request))
        {
            return await EventStream.OfAsync(
                EventsOf(p => store.AddAsync(upload, p, cancellationToken), logger, cancellationToken),
                cancellationToken
            );
        }

        var stored = await store.AddAsync(upload, null, cancellationToken);
        return Results.Created($"/api/reports/{Uri.EscapeDataString(stored.Report.Report)}", stored);
    }

    private static async Task<IResult> ReplaceAsync(
        string report,
        HttpContext context,
        OperatorKey key,
        ReportStore store,
        AuditLog audit,
        ILogger<ReportStore> logger,
        CancellationToken cancellationToken
    )
    {
        Require(key, context);
        var upload = await ReportUpload.ReadAsync(context, cancellationToken);
        audit.Write(context, "replace-report", report);
        return EventStream.IsWanted(context.Request)
            ? await EventStream.OfAsync(
                EventsOf(p => store.ReplaceAsync(report, upload, p, cancellationToken), logger, cancellationToken),
                cancellationToken
            )
            : Results.Ok(await store.ReplaceAsync(report, upload, null, cancellationToken));
    }

    private static async Task<IResult> RemoveAsync(
        string report,
        HttpContext context,
        OperatorKey key,
        ReportStore store,
        AuditLog audit,
        CancellationToken cancellationToken
    )
    {
        Require(key, context);
        await store.RemoveAsync(report, cancellationToken);
        audit.Write(context, "remove-report", report);
        return Results.NoContent();
    }

    private static void Require(OperatorKey key, HttpContext context)
    {
        if (!key.IsIn(context.Request))
        {
            context.Response.Headers.WWWAuthenticate = "Bearer";
            throw new RefusedException(
                StatusCodes.Status401Unauthorized,
                "这里需要管理员的密钥：Authorization: Bearer KEY（设置项 Operator:ApiKey）。"
            );
        }
    }

    // What is known of the file at once is thrown before the first event and becomes a problem.
    private static async IAsyncEnumerable<ChatEvent> EventsOf(
        Func<IProgress<IngestProgress>, Task<StoredReport>> store,
        ILogger logger,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var progress = Channel.CreateUnbounded<ChatEvent>();
        var storing = StoreAsync(store, progress.Writer);
        await foreach (var happened in progress.Reader.ReadAllAsync(cancellationToken))
        {
            yield return happened;
        }

        yield return await ResultAsync(storing, logger);
    }

    private static async Task<StoredReport> StoreAsync(
        Func<IProgress<IngestProgress>, Task<StoredReport>> store,
        ChannelWriter<ChatEvent> events
    )
    {
        try
        {
            return await store(new Told(events));
        }
        finally
        {
            events.Complete();
        }
    }

    private static async Task<ChatEvent> ResultAsync(Task<StoredReport> storing, ILogger logger)
    {
        try
        {
            return new StoredEvent(await storing);
        }
        catch (Exception e) when (e is not (OperationCanceledException or RefusedException or Assistant.Hosting.Reading.RequestException))
        {
            var number = Problems.NewNumber();
            logger.LogError(e, "error {Number}", number);
            return new ErrorEvent($"处理时出错，什么都没有改动。错误编号 {number}，可以在日志中查到。");
        }
    }

    private sealed class Told(ChannelWriter<ChatEvent> events) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value) =>
            events.TryWrite(new ProgressEvent(value.File, value.Done, value.Total, value.Passages, value.Figures));
    }
}
