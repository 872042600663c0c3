using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>A page of the web (.html, .htm): its report, without menus, buttons and scripts.</summary>
public sealed partial class HtmlFormat : IReportFormat
{
    // A page says its encoding within the first bytes.
    private const int Head = 2_048;

    // Whole archives of pages; with pictures inside its text a page has some million.
    private const int MostBytes = 20_000_000;

    // The parser walks back through all open elements for each new one.
    private const int DeepestNesting = 2_000;

    // Elements that need no end.
    private static readonly HashSet<string> Endless = new(
        "p li td th tr tbody thead tfoot dt dd option optgroup colgroup rt rp br hr img input meta link area base col embed source track wbr param".Split(
            ' '
        ),
        StringComparer.OrdinalIgnoreCase
    );

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path)
    {
        if (bytes.Length > MostBytes)
        {
            throw new ReportFormatException(
                $"'{path}' has {bytes.Length / 1_000_000} million bytes; a page with a report has some million: save the text of the report as .txt or .docx"
            );
        }

        var page = Decoded(bytes, path);
        if (NestsTooDeep(page))
        {
            throw new ReportFormatException(
                $"'{path}' nests its elements more than {DeepestNesting} deep; open it in a browser and save its text as .txt or .docx"
            );
        }

        var source = HtmlText.Read(page, keepsLines: false);
        return source.Value.AsSpan().Trim().Length > 0
            ? source
            : throw new ReportFormatException(
                $"'{path}' holds no text; is the report loaded by a script? Save the page as text, or the report as .docx"
            );
    }

    private static bool NestsTooDeep(string page)
    {
        var depth = 0;
        var endless = Endless.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var tag in Tag().EnumerateMatches(page))
        {
            var name = page.AsSpan(tag.Index + 1, tag.Length - 1);
            if (endless.Contains(name.TrimStart('/')))
            {
                continue;
            }

            depth = name[0] == '/' ? Math.Max(0, depth - 1) : depth + 1;
            if (depth > DeepestNesting)
            {
                return true;
            }
        }

        return false;
    }

    private static string Decoded(byte[] bytes, string path)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head));
        var named = bytes is [0xEF, 0xBB, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? null : Charset().Match(head).Groups[1].Value;
        return (named is { Length: > 0 } ? SourceDecoder.DecodeNamed(bytes, named) : null) ?? SourceDecoder.Decode(bytes, path);
    }

    [GeneratedRegex("</?[A-Za-z][A-Za-z0-9]*")]
    private static partial Regex Tag();

    [GeneratedRegex(
        @"<meta[^>]{0,120}charset\s*=\s*[""']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding\s*=\s*[""']([\w-]+)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Charset();
}
