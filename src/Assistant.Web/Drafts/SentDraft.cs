using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Hosting.Reading;
using Assistant.Web.Api;

namespace Assistant.Web.Drafts;

/// <summary>A text to be judged.</summary>
/// <param name="Text">A draft, a statement or a pasted table.</param>
internal sealed record VerifyRequest(string? Text);

/// <summary>The body of a request to judge a draft, for the description of the API.</summary>
/// <param name="Text">A draft, a statement or a pasted table, where no file is sent.</param>
/// <param name="File">In a form only: the draft as a file (.docx, .txt, .md, .html, .pdf).</param>
/// <param name="Name">In a form only: what a draft without a file is called.</param>
internal sealed record VerifyForm(string? Text, IFormFile? File, string? Name);

/// <summary>A draft as it was sent: as JSON, or with a form.</summary>
/// <param name="Name">What it is called; the name of its file where it has one.</param>
/// <param name="Text">Its text.</param>
/// <param name="Bytes">The bytes of its file; null where it has none.</param>
internal sealed record SentDraft(string Name, string Text, byte[]? Bytes)
{
    /// <summary>Most bytes of a file: a draft with pictures may have some megabytes.</summary>
    public const int LargestFile = 10_000_000;

    private const string Nameless = "文稿";

    /// <summary>Reads the draft of a request.</summary>
    /// <exception cref="RefusedException">It is too large, or a file that cannot be read.</exception>
    /// <exception cref="RequestException">It is missing or too long.</exception>
    public static async Task<SentDraft> ReadAsync(
        HttpContext context,
        AskCheck check,
        ReportReader reader,
        CancellationToken cancellationToken
    )
    {
        if (context.Request.HasFormContentType)
        {
            return await OfFormAsync(await FileForm.ReadAsync(context, LargestFile, cancellationToken), check, reader, cancellationToken);
        }

        if (!context.Request.HasJsonContentType())
        {
            throw new RefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                "请发送 JSON（Content-Type: application/json，字段 text），或以表单（multipart/form-data）发送文件，字段 file。"
            );
        }

        return new SentDraft(Nameless, check.Draft((await JsonAsync(context.Request, cancellationToken))?.Text), null);
    }

    private static async Task<VerifyRequest?> JsonAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await request.ReadFromJsonAsync<VerifyRequest>(AnswerJson.Options, cancellationToken);
        }
        catch (JsonException)
        {
            throw new RequestException(
                RequestFault.Wrong,
                "请求的内容不是所要的 JSON：要有字段 text，是一段文字。各个字段见 /openapi/v1.json。"
            );
        }
    }

    private static async Task<SentDraft> OfFormAsync(
        IFormCollection form,
        AskCheck check,
        ReportReader reader,
        CancellationToken cancellationToken
    )
    {
        if (form.Files.Count > 1)
        {
            throw new RequestException(RequestFault.Wrong, $"一次核对一个文件，这里有{form.Files.Count}个。");
        }

        if (form.Files is not [var file])
        {
            // A form has its lines end as letters did; the offsets count those of the page.
            return new SentDraft(NameOf(form["name"].ToString()), check.Draft(form["text"].ToString().ReplaceLineEndings("\n")), null);
        }

        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        var (text, fault) = DraftFile.Read(FileForm.NameOf(file), bytes.ToArray(), reader);
        return fault is null
            ? new SentDraft(NameOf(file.FileName), check.Draft(text), bytes.ToArray())
            : throw new RefusedException(StatusCodes.Status422UnprocessableEntity, fault);
    }

    private static string NameOf(string name) => FileForm.Cleaned(name) is { Length: > 0 } cleaned ? cleaned : Nameless;
}
