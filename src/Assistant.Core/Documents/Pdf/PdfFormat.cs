using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace Assistant.Core.Documents;

/// <summary>A PDF with a text layer. Its pages are kept, so that a citation can name the page.</summary>
public sealed class PdfFormat : IReportFormat
{
    // Fewer characters a page are what a scanner's software leaves behind: a stamp, a page number.
    private const int FewestLettersPerPage = 20;

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".pdf"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path)
    {
        try
        {
            using var document = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true });
            var pages = document.GetPages().Select(PdfPageReader.Read).ToList();
            return pages.Sum(p => p.Letters) < FewestLettersPerPage * Math.Max(1, pages.Count)
                ? throw new ReportFormatException(
                    $"'{path}' is a scanned PDF: it holds pictures of {pages.Count} pages and no text; let a text recognition add the text (for example `ocrmypdf -l chi_sim`), or save the report as .docx"
                )
                : new PdfTextBuilder(pages).Build();
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new ReportFormatException($"'{path}' is protected by a password; save it without one", e);
        }
        catch (Exception e) when (e is not (ReportFormatException or OutOfMemoryException))
        {
            throw new ReportFormatException(
                $"'{path}' is not a readable PDF ({e.Message}); open it in a viewer and print it to a new PDF",
                e
            );
        }
    }
}
