using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Verification;

/// <summary>A text as a Word document, so that one that was pasted can come back with comments too.</summary>
public static class PlainDocument
{
    /// <summary>The bytes of a document with a paragraph for each line of the text.</summary>
    public static byte[] Of(string text)
    {
        using var memory = new MemoryStream();
        using (var document = WordprocessingDocument.Create(memory, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(text.Split('\n').Select(Line)));
        }

        return memory.ToArray();
    }

    private static WordParagraph Line(string line)
    {
        var run = new Run();
        foreach (var (cell, index) in line.Split('\t').Select((c, i) => (c, i)))
        {
            if (index > 0)
            {
                run.Append(new TabChar());
            }

            run.Append(new DocumentFormat.OpenXml.Wordprocessing.Text(Printable(cell)) { Space = SpaceProcessingModeValues.Preserve });
        }

        return new WordParagraph(run);
    }

    // XML holds no other controls.
    private static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Where(r => !Rune.IsControl(r) && r.Value is not (0xFFFE or 0xFFFF)));
}
