using Assistant.Hosting;
using Assistant.Web.Api;
using Assistant.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Drafts;

/// <summary>Drafts beside the hub: to read a file, and to have one judged.</summary>
internal static class DraftEndpoints
{
    // Who sends a whole book is told how long it is; the page shows what is a little too long, so that it can be cut there.
    private const int FarTooLong = 10;

    /// <summary>POST /api/drafts?name=: the bytes of a file in, its text out. POST /api/verify.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes)
    {
        routes
            .MapPost("/api/drafts", ReadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(SentDraft.LargestFile + 1))
            .WithSummary("The text of a draft")
            .WithDescription("The body is the file, name its name.");
        routes.MapVerify();
    }

    private static async Task<IResult> ReadAsync(
        HttpRequest request,
        AssistantFactory parts,
        IOptions<LimitOptions> limits,
        CancellationToken cancellationToken,
        string name = ""
    )
    {
        if (request.ContentLength > SentDraft.LargestFile)
        {
            throw new RefusedException(StatusCodes.Status413PayloadTooLarge, "文件超过 10 MB。请去掉其中的图片，或把文字粘贴进来。");
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        var (text, fault) = DraftFile.Read(name, bytes.ToArray(), parts.Reader);
        var longest = limits.Value.DraftLength;
        return fault is not null ? throw new RefusedException(StatusCodes.Status422UnprocessableEntity, fault)
            : text!.Length > longest * FarTooLong
                ? throw new RefusedException(
                    StatusCodes.Status413PayloadTooLarge,
                    $"文件有 {text.Length} 字，一次最多核对 {longest} 字。请分成几个文件。"
                )
            : Results.Ok(new { text });
    }
}
