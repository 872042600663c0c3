using DocumentFormat.OpenXml.Packaging;

namespace Assistant.Core.Documents;

/// <summary>Opens a .docx file and reads its text.</summary>
internal static class WordDocument
{
    private static readonly byte[] OldOfficeMark = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The text of the document as Word shows it: without headers, footers, comments, hidden and deleted text.</summary>
    /// <exception cref="ReportFormatException">The file is encrypted, damaged, far too large, empty of text, or an old .doc with another extension.</exception>
    public static SourceText Read(byte[] bytes, string path)
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
            var source = new WordTextReader(document.MainDocumentPart!).Read();
            return source.Value.AsSpan().Trim().Length > 0
                ? source
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
