using Assistant.Core.Documents;

namespace Assistant.Web.Drafts;

/// <summary>A file that somebody wants to have checked: its text, or why there is none, in words for the person who chose it.</summary>
internal static class DraftFile
{
    private static readonly (byte[] Start, string Fault)[] Known =
    [
        (
            [0xD0, 0xCF, 0x11, 0xE0],
            "这是旧版 Word（.doc）文件，或者是加了密码的文件，读不了。请在 Word 或 WPS 里去掉密码、“另存为” .docx，再选择一次。"
        ),
        ([0x89, .. "PNG"u8], Picture),
        ([0xFF, 0xD8, 0xFF], Picture),
        ([.. "GIF8"u8], Picture),
        ([.. "{\\rtf"u8], "这是 RTF 文件，读不了。请在 Word 或 WPS 里“另存为” .docx，再选择一次。"),
    ];

    private const string Picture = "这是一张图片，里面的文字读不出来。请粘贴文字，或选择 .docx、.txt 文件。";
    private const string Empty = "这个文件是空的，没有可以核对的文字。";

    /// <summary>The text of the file, as the program reads any report; else why it cannot be read.</summary>
    /// <param name="name">Its name on the machine of the person: only what it ends in counts.</param>
    public static (string? Text, string? Fault) Read(string name, byte[] bytes, ReportReader reader)
    {
        if (bytes.Length == 0)
        {
            return (null, Empty);
        }

        // What a file begins with says what it is, whatever it is called.
        if (Array.Find(Known, k => bytes.AsSpan().StartsWith(k.Start)) is { Fault: { } fault })
        {
            return (null, fault);
        }

        try
        {
            // The name is a stranger's: nothing on this machine may be looked for by it.
            var text = reader.ReadText("draft" + Path.GetExtension(name), bytes).Value;
            return string.IsNullOrWhiteSpace(text) ? (null, Empty) : (text, null);
        }
        catch (ReportFormatException)
        {
            return (
                null,
                "这个文件读不出来：可能是空的、已损坏、加了密码、太长，或者内容和后缀名不符。请在 Word 或 WPS 里“另存为” .docx 再试，或把文字粘贴进来。"
            );
        }
    }
}
