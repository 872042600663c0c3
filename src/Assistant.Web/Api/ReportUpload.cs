using System.Globalization;
using System.Text;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Hosting;
using Assistant.Hosting.Reading;

namespace Assistant.Web.Api;

/// <summary>The form with which a report is sent, for the description of the API.</summary>
/// <param name="File">The file, .txt, .docx, .pdf, .html or .md; its name without extension becomes the name of the report.</param>
/// <param name="Place">The place, where neither the text nor the name of the file says it.</param>
/// <param name="Year">The year of delivery, where neither says it.</param>
/// <param name="Title">The title, where the text has none.</param>
internal sealed record ReportForm(IFormFile File, string? Place, int? Year, string? Title);

/// <summary>A report as it was sent.</summary>
/// <param name="File">The file.</param>
/// <param name="Sidecar">What the form says of it; null where it says nothing.</param>
internal sealed record ReportUpload(IFormFile File, Sidecar? Sidecar)
{
    private const long LargestFile = 100_000_000;
    private const int LongestName = 200;
    private const int LongestField = 200;
    private const int FirstYear = 1949;
    private const int LastYear = 2100;
    private const string ForbiddenInNames = "<>:\"/\\|?*";

    /// <summary>Reads the form of a request whose sender may store reports.</summary>
    /// <exception cref="RefusedException">It is no such form, or the file is too large.</exception>
    /// <exception cref="RequestException">A field of it is wrong.</exception>
    public static async Task<ReportUpload> ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        if (!context.Request.HasFormContentType)
        {
            throw new RefusedException(
                StatusCodes.Status415UnsupportedMediaType,
                "请以表单（multipart/form-data）上传，文件放在 file 字段里，例如 curl -F file=@南通市-2024.docx。"
            );
        }

        var form = await FileForm.ReadAsync(context, LargestFile, cancellationToken);
        return form.Files is [{ Length: > 0 } file]
            ? new ReportUpload(file, SidecarOf(form))
            : throw new RequestException(RequestFault.Wrong, "请在 file 字段里放一个有内容的文件，一次一个。");
    }

    /// <summary>The name under which the file is stored: the last part of what was sent.</summary>
    /// <param name="extensions">Those that can be read, with the dot, lower case.</param>
    /// <exception cref="RequestException">No file can be called so, or files that are called so are not read.</exception>
    public string NameOf(IReadOnlyList<string> extensions)
    {
        var name = FileForm.NameOf(File);
        var stem = Path.GetFileNameWithoutExtension(name);
        return stem.Trim().Length == 0
            || name[0] is '.' or '~'
            || name.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || ForbiddenInNames.Contains(c))
            || Encoding.UTF8.GetByteCount(name) > LongestName
                ? throw new RequestException(
                    RequestFault.Wrong,
                    $"文件名“{OneLine.Of(name)}”不能用：不要以点号开头，不要有路径和特殊符号，不要超过60个汉字。"
                )
            : !extensions.Contains(Path.GetExtension(name).ToLowerInvariant())
                ? throw new RequestException(
                    RequestFault.Wrong,
                    $"不能读这种文件。可以上传的是 {string.Join("、", extensions)}；其他格式请先另存为 .docx。"
                )
            : name;
    }

    /// <summary>Puts the file, and what the form says of it, into a folder.</summary>
    public async Task WriteAsync(string path, CancellationToken cancellationToken)
    {
        await using (var target = new FileStream(path, FileMode.CreateNew))
        {
            await File.CopyToAsync(target, cancellationToken);
        }

        if (Sidecar is not null)
        {
            var json = JsonSerializer.Serialize(Sidecar, AnswerJson.Options);
            await System.IO.File.WriteAllTextAsync(Path.ChangeExtension(path, ".json"), json, cancellationToken);
        }
    }

    private static Sidecar? SidecarOf(IFormCollection form)
    {
        var (place, title) = (Field(form, "place"), Field(form, "title"));
        var year =
            Field(form, "year") is not { } text ? (int?)null
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is >= FirstYear and <= LastYear
                ? number
            : throw new RequestException(
                RequestFault.Wrong,
                $"年份（year）应为 {FirstYear} 到 {LastYear} 之间的数，不是“{OneLine.Of(text)}”。"
            );
        return place is null && title is null && year is null ? null : new Sidecar(place, year, title, null, null);
    }

    private static string? Field(IFormCollection form, string name) =>
        form[name].ToString().Trim() switch
        {
            "" => null,
            { Length: > LongestField } => throw new RequestException(RequestFault.Wrong, $"{name} 太长。"),
            var text => text,
        };
}
