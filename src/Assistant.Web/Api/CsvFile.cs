using System.Net.Mime;
using System.Text;

namespace Assistant.Web.Api;

/// <summary>Answers with comma-separated values.</summary>
internal static class CsvFile
{
    // A spreadsheet reads UTF-8 only where the mark at the beginning says so.
    private const char Mark = '\ufeff';

    /// <summary>The lines as UTF-8 with its mark.</summary>
    public static IResult Of(IEnumerable<string> lines) =>
        Results.Text(Mark + string.Join('\n', [.. lines, string.Empty]), MediaTypeNames.Text.Csv, Encoding.UTF8);
}
