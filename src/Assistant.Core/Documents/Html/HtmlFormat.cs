using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>A page of the web (.html, .htm): its report, without menus, buttons and scripts.</summary>
public sealed partial class HtmlFormat : IReportFormat
{
    // A page says its encoding within the first bytes.
    private const int Head = 2_048;

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".html", ".htm", ".xhtml"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path)
    {
        var source = HtmlText.Read(Decoded(bytes, path), keepsLines: false);
        return source.Value.AsSpan().Trim().Length > 0
            ? source
            : throw new ReportFormatException(
                $"'{path}' holds no text; is the report loaded by a script? Save the page as text, or the report as .docx"
            );
    }

    private static string Decoded(byte[] bytes, string path)
    {
        var head = Encoding.Latin1.GetString(bytes, 0, Math.Min(bytes.Length, Head));
        var named = bytes is [0xEF, 0xBB, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] ? null : Charset().Match(head).Groups[1].Value;
        return (named is { Length: > 0 } ? SourceDecoder.DecodeNamed(bytes, named) : null) ?? SourceDecoder.Decode(bytes, path);
    }

    [GeneratedRegex(
        @"<meta[^>]{0,120}charset\s*=\s*[""']?\s*([\w-]+)|<\?xml[^>]{0,80}encoding\s*=\s*[""']([\w-]+)",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Charset();
}
