using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Assistant.Core.Documents;

/// <summary>Opens a .docx file and reads its text.</summary>
internal static class WordDocument
{
    private static readonly byte[] OldOfficeMark = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The text of the document as Word shows it: without headers, footers, comments, hidden and deleted text.</summary>
    /// <exception cref="ReportFormatException">The file is encrypted, damaged, far too large, empty of text, or an old .doc with another extension.</exception>
    public static SourceText Read(byte[] bytes, string path) => Read(bytes, path, (_, source, _) => source);

    /// <summary>The same text with the place of each unit in the main part.</summary>
    /// <exception cref="ReportFormatException">As above.</exception>
    public static WordSource ReadPlaced(byte[] bytes, string path) => Read(bytes, path, (main, source, places) =>
        {
            var numbers = new Dictionary<OpenXmlElement, int>();
            foreach (var element in main.Document!.Descendants().Where(e => e is not OpenXmlMiscNode))
            {
                numbers.Add(element, numbers.Count);
            }

            return new WordSource(
                source.Value,
                [.. places.Select(p => p.Element is { } e && numbers.TryGetValue(e, out var at) ? (at, p.Offset) : (-1, -1))],
                main.Uri.OriginalString.TrimStart('/'),
                main.WordprocessingCommentsPart?.Uri.OriginalString.TrimStart('/')
            );
        });

    private static T Read<T>(byte[] bytes, string path, Func<MainDocumentPart, SourceText, IReadOnlyList<WordPlace>, T> take)
    {
        if (bytes.AsSpan().StartsWith(OldOfficeMark))
        {
            throw new ReportFormatException(
                $"'{path}' is an encrypted document or an old .doc under the name .docx; open it in a word processor and save it as .docx without a password"
            );
        }

        try
        {
            PackedFile.Check(bytes, path);
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, false);
            var reader = new WordTextReader(document.MainDocumentPart!);
            var source = reader.Read();
            return source.Value.AsSpan().Trim().Length > 0
                ? take(document.MainDocumentPart!, source, reader.Places)
                : throw new ReportFormatException($"'{path}' holds no text; is the report a picture inside the document?");
        }
        catch (Exception e) when (e is not (ReportFormatException or OutOfMemoryException))
        {
            throw new ReportFormatException(
                $"'{path}' is not a readable .docx file ({e.Message}); open it in a word processor and save it again",
                e
            );
        }
    }
}
