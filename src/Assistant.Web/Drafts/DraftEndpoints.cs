using Assistant.Hosting;
using Assistant.Web.Limits;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Drafts;

/// <summary>What the page needs for drafts beside the hub: to read a file, and to make one.</summary>
internal static class DraftEndpoints
{
    // A draft with pictures may have some megabytes.
    private const int LargestFile = 10_000_000;

    // Who sends a whole book is told how long it is; the page shows what is a little too long, so that it can be cut there.
    private const int FarTooLong = 10;

    /// <summary>POST /api/drafts?name=: the bytes of a file in, its text out.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/api/drafts", ReadAsync).WithMetadata(new RequestSizeLimitAttribute(LargestFile + 1));

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
            return Results.Problem("文件超过 10 MB。请去掉其中的图片，或把文字粘贴进来。", statusCode: StatusCodes.Status413PayloadTooLarge);
        }

        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, cancellationToken);
        var (text, fault) = DraftFile.Read(name, bytes.ToArray(), parts.Reader);
        var longest = limits.Value.DraftLength;
        return fault is not null ? Results.Problem(fault, statusCode: StatusCodes.Status422UnprocessableEntity)
            : text!.Length > longest * FarTooLong
                ? Results.Problem(
                    $"文件有 {text.Length} 字，一次最多核对 {longest} 字。请分成几个文件。",
                    statusCode: StatusCodes.Status413PayloadTooLarge
                )
            : Results.Ok(new { text });
    }
}
