using System.Buffers;
using System.Text;

namespace Assistant.Core.Documents;

/// <summary>Decodes the bytes of a text file: UTF-8 or UTF-16 by byte order mark, UTF-8 without a mark, else whichever of GB18030, Big5 and UTF-16 gives Chinese text.</summary>
internal static class SourceDecoder
{
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // What Chinese text is full of, in both scripts; bytes read in the wrong encoding give rare characters instead.
    private static readonly SearchValues<char> Frequent = SearchValues.Create(
        "，。、；：的一是在和了年人大中工作全会政府民建设经济发展业产国市县區会發設經濟業產國縣會區與進實現重點"
    );

    private const int MostBytes = 20_000_000;

    // So much of a text is such characters at the least; random bytes stay below.
    private const double Least = 0.05;

    private static readonly Encoding[] Others =
    [
        Strict("GB18030"),
        Strict("big5"),
        new UnicodeEncoding(false, false, throwOnInvalidBytes: true),
        new UnicodeEncoding(true, false, throwOnInvalidBytes: true),
    ];

    /// <summary>The text; throws when the bytes are not text in any of these encodings.</summary>
    /// <exception cref="ReportFormatException">The file is empty, binary or undecodable.</exception>
    public static string Decode(byte[] bytes, string path)
    {
        if (bytes.Length == 0)
        {
            throw new ReportFormatException($"'{path}' is empty; put the text of a report into it or take it out of the folder");
        }

        if (bytes.Length > MostBytes)
        {
            throw new ReportFormatException(
                $"'{path}' has {bytes.Length / 1_000_000} million bytes of text; a report has some hundred thousand: cut the file into its reports"
            );
        }

        var text = DecodeMarked(bytes) ?? DecodeUnmarked(bytes, path);
        if (text.AsSpan().Trim().IsEmpty)
        {
            throw new ReportFormatException(
                $"'{path}' holds no text but white space; put the text of a report into it or take it out of the folder"
            );
        }

        return HasControls(text)
            ? throw new ReportFormatException(
                $"'{path}' is not a text file (it holds control characters); save the report as UTF-8 text or .docx"
            )
            : text;
    }

    /// <summary>The text of a file whose encoding is named elsewhere, as in a page of the web; null where the name is unknown or does not fit.</summary>
    public static string? DecodeNamed(byte[] bytes, string name)
    {
        try
        {
            return Strict(name is "gb2312" or "gbk" or "GB2312" or "GBK" ? "GB18030" : name).GetString(bytes);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            return null;
        }
    }

    /// <summary>Bytes of UTF-8 without their byte order mark.</summary>
    public static ReadOnlySpan<byte> WithoutMark(byte[] bytes) => bytes is [0xEF, 0xBB, 0xBF, ..] ? bytes.AsSpan(3) : bytes;

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
            // Every second byte of UTF-16 is zero where the text is Latin.
            if (bytes.AsSpan(0, Math.Min(bytes.Length, 200)).IndexOf((byte)0) < 0)
            {
                return StrictUtf8.GetString(bytes);
            }
        }
        catch (DecoderFallbackException)
        {
            // Another encoding.
        }

        var candidates = Others
            .Select((encoding, i) => (Text: TryDecode(encoding, bytes), Least: i == 0 ? 0 : Least))
            .Where(c => c.Text is { } text && !HasControls(text))
            .Select(c => (c.Text, c.Least, Likeness: Likeness(c.Text!)))
            .Where(c => c.Likeness >= c.Least)
            .OrderByDescending(c => c.Likeness)
            .ToList();
        return candidates.Count > 0
            ? candidates[0].Text!
            : throw new ReportFormatException(
                $"'{path}' is not a text file in UTF-8, UTF-16, GB18030 or Big5; save the report as UTF-8 text or .docx"
            );
    }

    private static string? TryDecode(Encoding encoding, byte[] bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    // What no text holds: characters that belong to nobody.
    private static bool IsForeign(char unit) => unit is >= '\ue000' and <= '\uf8ff' or >= '\ufff0' or '\0';

    private static double Likeness(string text) =>
        text.Any(IsForeign) ? 0 : (double)text.Count(c => Frequent.Contains(c) || c is >= ' ' and <= '~') / text.Length;

    private static bool HasControls(string text) => text.Any(c => c < ' ' && c is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\b'));

    private static Encoding Strict(string name) =>
        CodePagesEncodingProvider.Instance.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
        ?? Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
}
