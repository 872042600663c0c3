using System.Net.Mime;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Limits;
using Assistant.Web.Operation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Drafts;

/// <summary>What the page needs for drafts beside the hub: to read a file, and to make one of what it came to.</summary>
internal static class DraftEndpoints
{
    // A draft with pictures may have some megabytes.
    private const int LargestFile = 10_000_000;
    private const int RestOfForm = 1_000_000;

    // Who sends a whole book is told how long it is; the page shows what is a little too long, so that it can be cut there.
    private const int FarTooLong = 10;

    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>POST /api/drafts?name=: the bytes of a file in, its text out. POST /api/drafts/export?format=: a form with the draft in, a file out.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/drafts", ReadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile + 1))
            .WithSummary("The text of a draft")
            .WithDescription("The body is the file, name its name.");
        routes
            .MapPost("/api/drafts/export", ExportAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestFile + RestOfForm))
            .DisableAntiforgery()
            .WithSummary("A checked draft as a file")
            .WithDescription(
                "format: docx (the draft with comments), csv (the list of verdicts) or md. text: the draft. name: what it is called. file: its .docx, where it had one."
            );
    }

    private static async Task<IResult> ReadAsync(
        HttpRequest request,
        AssistantFactory parts,
        IOptions<LimitOptions> limits,
        CancellationToken cancellationToken,
        string name = ""
    )
    {
        if (request.ContentLength > LargestFile)
        {
            return Refused("文件超过 10 MB。请去掉其中的图片，或把文字粘贴进来。", StatusCodes.Status413PayloadTooLarge);
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        var (text, fault) = DraftFile.Read(name, bytes.ToArray(), parts.Reader);
        var longest = limits.Value.DraftLength;
        return fault is not null ? Refused(fault, StatusCodes.Status422UnprocessableEntity)
            : text!.Length > longest * FarTooLong
                ? Refused($"文件有 {text.Length} 字，一次最多核对 {longest} 字。请分成几个文件。", StatusCodes.Status413PayloadTooLarge)
            : Results.Ok(new { text });
    }

    private static async Task<IResult> ExportAsync(
        [FromForm] string? text,
        [FromForm] string? name,
        IFormFile? file,
        HttpContext context,
        AssistantFactory parts,
        IndexHost host,
        CheckedDrafts known,
        Turns turns,
        AuditLog audit,
        IOptions<LimitOptions> limits,
        CancellationToken cancellationToken,
        string format = ""
    )
    {
        if (Writer(format) is not { } writer)
        {
            return Refused("format 只能是 docx、csv 或 md。", StatusCodes.Status400BadRequest);
        }

        if (host.Index is not { } index)
        {
            return Refused($"{host.Status}，请稍后再试。", StatusCodes.Status503ServiceUnavailable);
        }

        if (string.IsNullOrWhiteSpace(text) || text.Length > limits.Value.DraftLength)
        {
            return Refused($"文稿有 {text?.Length ?? 0} 字，一次最多核对 {limits.Value.DraftLength} 字。", StatusCodes.Status400BadRequest);
        }

        // A form has its lines end as letters did; the offsets count those of the page.
        text = text.ReplaceLineEndings("\n");
        var corpus = index.Current;
        var check = parts.CreateDraftCheck(index);
        var bytes = file is { Length: > 0 } ? await BytesOfAsync(file, cancellationToken) : null;
        try
        {
            var draft = await turns.ResultAsync(TurnCaller.Of(context), stop => Task.FromResult(Checked(stop)), cancellationToken);
            var output = new MemoryStream();
            writer.Write(draft, output);
            output.Position = 0;
            audit.Write(context, "export-draft", AuditLog.NameOf(text, $"{NameOf(name)} {format}"));
            return Results.File(output, writer.Type);
        }
        catch (Exception e) when (e is ReportFormatException or InvalidDataException)
        {
            return Refused(
                "原来的 Word 文件写不进批注，可能已损坏。请改用核数单（CSV）或 Markdown。",
                StatusCodes.Status422UnprocessableEntity
            );
        }

        // A draft that was pasted has no Word file to write into: its text becomes one first.
        CheckedDraft Checked(CancellationToken stop) =>
            bytes is not null ? check.Check(Nowhere(file!.FileName), bytes, stop, t => known.Find(t, corpus))
            : format == "docx" ? check.Check(Nowhere(NameOf(name) + ".docx"), PlainDocument.Of(text), stop, t => known.Find(t, corpus))
            : check.CheckText(NameOf(name), text, stop, known.Find(text, corpus));
    }

    // The name is a stranger's: nothing on this machine may be found by it.
    private static string Nowhere(string name) => Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), Path.GetFileName(name));

    private static (string Type, Action<CheckedDraft, Stream> Write)? Writer(string format) =>
        format switch
        {
            "docx" => (Word, MarkedDraft.WriteWord),
            "csv" => (MediaTypeNames.Text.Csv, VerdictList.WriteCsv),
            "md" => (MediaTypeNames.Text.Markdown, MarkedDraft.WriteMarkdown),
            _ => null,
        };

    private static async Task<byte[]> BytesOfAsync(IFormFile file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }

    private static string NameOf(string? name) => string.IsNullOrWhiteSpace(name) ? "文稿" : Path.GetFileName(name.Trim());

    private static IResult Refused(string fault, int status) => Results.Problem(fault, statusCode: status);
}
