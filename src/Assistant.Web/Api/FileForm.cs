using System.Globalization;
using Assistant.Hosting.Reading;
using Microsoft.AspNetCore.Http.Features;

namespace Assistant.Web.Api;

/// <summary>Forms (multipart/form-data) with which files are sent.</summary>
internal static class FileForm
{
    /// <summary>What a form may have beside the file, in bytes.</summary>
    private const long RestOfForm = 1_000_000;

    private const int Megabyte = 1_000_000;

    /// <summary>Reads the form of a request.</summary>
    /// <param name="largestFile">Most bytes of its file.</param>
    /// <exception cref="RefusedException">It is too large.</exception>
    /// <exception cref="RequestException">It is no form that can be read.</exception>
    public static async Task<IFormCollection> ReadAsync(HttpContext context, long largestFile, CancellationToken cancellationToken)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = largestFile + RestOfForm;
        }

        try
        {
            var form = await context.Request.ReadFormAsync(
                new FormOptions { MultipartBodyLengthLimit = largestFile + RestOfForm, ValueLengthLimit = (int)RestOfForm },
                cancellationToken
            );
            return form.Files.Any(f => f.Length > largestFile) ? throw TooLarge(largestFile) : form;
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge(largestFile);
        }
        catch (Exception e) when (e is InvalidDataException or IOException && !context.RequestAborted.IsCancellationRequested)
        {
            throw new RequestException(
                RequestFault.Wrong,
                "表单读不懂。请以 multipart/form-data 发送，文件放在 file 字段里，例如 curl -F file=@文件.docx。"
            );
        }
    }

    /// <summary>The last part of the name that a client gives a file, whatever separates the parts.</summary>
    public static string NameOf(IFormFile file) => LastPart(file.FileName);

    /// <summary>The same of a name in words, without signs that are not seen and those that change the direction of writing.</summary>
    public static string Cleaned(string name) =>
        string.Concat(
                LastPart(name)
                    .Where(c =>
                        !char.IsControl(c) && char.GetUnicodeCategory(c) is not (UnicodeCategory.Format or UnicodeCategory.Surrogate)
                    )
            )
            .Trim();

    private static string LastPart(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..].Trim();

    private static RefusedException TooLarge(long largestFile) =>
        new(StatusCodes.Status413PayloadTooLarge, $"文件太大，最多{largestFile / Megabyte}MB。请去掉其中的图片再发送。");
}
