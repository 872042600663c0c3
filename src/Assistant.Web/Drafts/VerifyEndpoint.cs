using System.Net.Mime;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Verification;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Assistant.Web.Api;
using Assistant.Web.Chat;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;

namespace Assistant.Web.Drafts;

/// <summary>Judges a draft: a text or a file in; the verdicts, the draft with comments, or the list of what was checked out.</summary>
internal static class VerifyEndpoint
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>POST /api/verify.</summary>
    public static void MapVerify(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/verify", VerifyAsync)
            .WithSummary("Judges every figure and every statement of a text or a file")
            .WithDescription(
                "The body is JSON with text, or a form (multipart/form-data) with a file, or with text and name. format: json (the verdicts with their citations; of a file also its text and what it was checked with), docx (the draft with a Word comment at each figure), csv (the list of what was checked) or md. Without format the Accept header decides. With Accept: text/event-stream the events queued, verdicts, verified, error."
            )
            .Accepts<VerifyForm>(MediaTypeNames.Application.Json, MediaTypeNames.Multipart.FormData)
            .Produces<VerificationResult>(
                StatusCodes.Status200OK,
                MediaTypeNames.Application.Json,
                EventStream.ContentType,
                Word,
                MediaTypeNames.Text.Csv,
                MediaTypeNames.Text.Markdown
            )
            .WithProblems(
                StatusCodes.Status400BadRequest,
                StatusCodes.Status413PayloadTooLarge,
                StatusCodes.Status415UnsupportedMediaType,
                StatusCodes.Status422UnprocessableEntity,
                StatusCodes.Status429TooManyRequests,
                StatusCodes.Status503ServiceUnavailable
            );
    }

    private static async Task<IResult> VerifyAsync(
        HttpContext context,
        AskCheck check,
        IndexHost host,
        AssistantFactory parts,
        CheckedDrafts known,
        Turns turns,
        AuditLog audit,
        CancellationToken cancellationToken,
        string? format = null
    )
    {
        var written = WrittenAs(context.Request, format);
        var draft = await SentDraft.ReadAsync(context, check, parts.Reader, cancellationToken);
        if (host is not { Index: { } index, Verifier: { } verifier })
        {
            throw host.NotReady();
        }

        audit.Write(
            context,
            written is DraftFormat.Json or DraftFormat.Events ? "verify" : "export-draft",
            AuditLog.NameOf(draft.Text, draft.Name)
        );
        var caller = TurnCaller.Of(context);
        if (written == DraftFormat.Events)
        {
            return await EventStream.OfAsync(
                AskEndpoints.Refusing(
                    caller,
                    turns.RunAsync(caller, stop => ChatHub.VerifiedAsync(verifier, draft.Text, stop), cancellationToken),
                    cancellationToken
                ),
                cancellationToken
            );
        }

        if (written == DraftFormat.Json && draft.Bytes is null)
        {
            return Results.Json(
                await turns.ResultAsync(caller, stop => Task.FromResult(verifier.Verify(draft.Text, stop)), cancellationToken),
                AnswerJson.Options
            );
        }

        var corpus = index.Current;
        return await turns.ResultAsync(
            caller,
            stop => Task.FromResult(Written(Checked(draft, written, parts.CreateDraftCheck(index), known, corpus, stop), written)),
            cancellationToken
        );
    }

    // A draft that has no Word file to write into becomes one first.
    private static CheckedDraft Checked(
        SentDraft draft,
        DraftFormat written,
        DraftCheck check,
        CheckedDrafts known,
        ICorpusSnapshot corpus,
        CancellationToken stop
    )
    {
        VerificationResult? Known(string text) => known.Find(text, corpus);
        return draft.Bytes is { } bytes && (written != DraftFormat.Word || MarkedDraft.IsWord(draft.Name))
                ? check.Check(Nowhere(draft.Name), bytes, stop, Known)
            : written == DraftFormat.Word
                ? check.Check(Nowhere(Path.GetFileNameWithoutExtension(draft.Name) + ".docx"), PlainDocument.Of(draft.Text), stop, Known)
            : check.CheckText(draft.Name, draft.Text, stop, Known(draft.Text));
    }

    private static IResult Written(CheckedDraft draft, DraftFormat format)
    {
        var stem = Path.GetFileNameWithoutExtension(draft.Checked.File);
        return format switch
        {
            DraftFormat.Word => File(draft, MarkedDraft.WriteWord, Word, stem + ".checked" + Path.GetExtension(draft.File)),
            DraftFormat.Csv => File(draft, VerdictList.WriteCsv, MediaTypeNames.Text.Csv, stem + ".csv"),
            DraftFormat.Markdown => File(draft, MarkedDraft.WriteMarkdown, MediaTypeNames.Text.Markdown, stem + ".checked.md"),
            _ => Results.Json(DraftVerdicts.Of(draft), AnswerJson.Options),
        };
    }

    private static IResult File(CheckedDraft draft, Action<CheckedDraft, Stream> write, string type, string name)
    {
        var output = new MemoryStream();
        try
        {
            write(draft, output);
        }
        catch (Exception e) when (e is ReportFormatException or InvalidDataException)
        {
            throw new RefusedException(
                StatusCodes.Status422UnprocessableEntity,
                "原来的 Word 文件写不进批注，可能已损坏。请改用核数单（CSV）或 Markdown。"
            );
        }

        output.Position = 0;
        return Results.File(output, type, name);
    }

    private static DraftFormat WrittenAs(HttpRequest request, string? format) =>
        format switch
        {
            "json" => DraftFormat.Json,
            "docx" => DraftFormat.Word,
            "csv" => DraftFormat.Csv,
            "md" => DraftFormat.Markdown,
            null or "" => Accepted(request),
            _ => throw new RequestException(RequestFault.Wrong, $"format 只能是 json、docx、csv 或 md，不是“{OneLine.Of(format)}”。"),
        };

    // The first type that is named is what is wanted most, unless weights say otherwise.
    private static DraftFormat Accepted(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.OrderByDescending(a => a.Quality ?? 1)
            .Select(a =>
                a.MediaType.Value?.ToLowerInvariant() switch
                {
                    EventStream.ContentType => DraftFormat.Events,
                    MediaTypeNames.Application.Json => DraftFormat.Json,
                    Word => DraftFormat.Word,
                    MediaTypeNames.Text.Csv => DraftFormat.Csv,
                    MediaTypeNames.Text.Markdown => DraftFormat.Markdown,
                    _ => (DraftFormat?)null,
                }
            )
            .FirstOrDefault(f => f is not null)
        ?? DraftFormat.Json;

    // The name is a stranger's: nothing on this machine may be found by it.
    private static string Nowhere(string name) => Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), name);

    private enum DraftFormat
    {
        Json,
        Events,
        Word,
        Csv,
        Markdown,
    }
}
