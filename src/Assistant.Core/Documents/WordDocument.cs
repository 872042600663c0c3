using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Documents;

/// <summary>Reads the text of a .docx file: one line per paragraph and one line per table row.</summary>
internal static class WordDocument
{
    private static readonly byte[] OldOfficeMark = [0xD0, 0xCF, 0x11, 0xE0];

    /// <summary>The text of the document.</summary>
    /// <exception cref="ReportFormatException">The file is encrypted, damaged, empty of text, or an old .doc with another extension.</exception>
    public static string Read(byte[] bytes, string path)
    {
        if (bytes.AsSpan().StartsWith(OldOfficeMark))
        {
            throw new ReportFormatException(
                $"'{path}' is an encrypted document or an old .doc under the name .docx; open it in a word processor and save it as .docx without a password"
            );
        }

        try
        {
            using var stream = new MemoryStream(bytes, writable: false);
            using var document = WordprocessingDocument.Open(stream, false);
            var text = new StringBuilder();
            foreach (var element in document.MainDocumentPart?.Document?.Body?.ChildElements ?? [])
            {
                Append(element, text);
            }

            return text.ToString().Trim().Length > 0
                ? text.ToString()
                : throw new ReportFormatException($"'{path}' holds no text; is the report a picture inside the document?");
        }
        catch (Exception e) when (e is not ReportFormatException)
        {
            throw new ReportFormatException(
                $"'{path}' is not a readable .docx file ({e.Message}); open it in a word processor and save it again",
                e
            );
        }
    }

    private static void Append(DocumentFormat.OpenXml.OpenXmlElement element, StringBuilder text)
    {
        switch (element)
        {
            case WordParagraph paragraph:
                text.Append(TextOf(paragraph)).Append('\n');
                break;
            case Table table:
                foreach (var row in table.Elements<TableRow>())
                {
                    text.AppendJoin(
                            '\t',
                            row.Elements<TableCell>().Select(c => string.Concat(c.Descendants<WordParagraph>().Select(TextOf)))
                        )
                        .Append('\n');
                }

                break;
            default:
                foreach (var child in element.ChildElements)
                {
                    Append(child, text);
                }

                break;
        }
    }

    private static string TextOf(WordParagraph paragraph)
    {
        var text = new StringBuilder();
        foreach (var element in paragraph.Descendants())
        {
            text.Append(
                element switch
                {
                    Text run => run.Text,
                    TabChar => "\t",
                    Break => "\n",
                    _ => string.Empty,
                }
            );
        }

        return text.ToString();
    }
}
