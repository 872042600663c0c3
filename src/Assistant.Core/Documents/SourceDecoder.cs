using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Decodes the bytes of a text file: UTF-8 or UTF-16 by byte order mark, UTF-8 without a mark, else GB18030.</summary>
internal static class SourceDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);
    private static readonly Encoding StrictGb18030 = CodePagesEncodingProvider.Instance.GetEncoding(
        "GB18030",
        EncoderFallback.ExceptionFallback,
        DecoderFallback.ExceptionFallback
    )!;

    /// <summary>The text; throws when the bytes are not text in any of these encodings.</summary>
    /// <exception cref="ReportFormatException">The file is empty, binary or undecodable.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        if (bytes.Length == 0)
        {
            throw new ReportFormatException($"'{path}' is empty; put the text of a report into it or take it out of the folder");
        }

        var text = DecodeMarked(bytes) ?? DecodeUnmarked(bytes, path);
        if (text.AsSpan().Trim().IsEmpty)
        {
            throw new ReportFormatException(
                $"'{path}' holds no text but white space; put the text of a report into it or take it out of the folder"
            );
        }

        return text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\b'))
            ? throw new ReportFormatException(
                $"'{path}' is not a text file (it holds control characters); save the report as UTF-8 text or .docx"
            )
            : text;
    }

    private static string? DecodeMarked(byte[] bytes) =>
        bytes switch
        {
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes, 3, bytes.Length - 3),
            [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes, 2, bytes.Length - 2),
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes, 2, bytes.Length - 2),
            _ => null,
        };

    private static string DecodeUnmarked(byte[] bytes, string path)
    {
        try
        {
            return StrictUtf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return DecodeGb18030(bytes, path);
        }
    }

    private static string DecodeGb18030(byte[] bytes, string path)
    {
        try
        {
            return StrictGb18030.GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new ReportFormatException(
                $"'{path}' is neither UTF-8 nor GB18030 text (byte {e.Index}); save the report as UTF-8 text or .docx",
                e
            );
        }
    }
}
