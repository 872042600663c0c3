using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Index;

/// <summary>A file that was read to be indexed.</summary>
/// <param name="Failure">Why it could not be read; then there is no report.</param>
internal sealed record PreparedReport(
    CorpusFile File,
    Report? Report,
    IReadOnlyList<Passage> Passages,
    IReadOnlyList<Figure> Figures,
    string? Failure
)
{
    /// <summary>Reads a file, cuts it into passages and reads its figures. A file that cannot be read takes no other with it.</summary>
    public static PreparedReport Of(CorpusFile file, ReportReader reader)
    {
        try
        {
            var report = reader.Read(file.Path, SourceFile.Read(file.Path), file.Name);
            var passages = new SentencePassageSplitter().Split(report);
            return new PreparedReport(file, report, passages, new FigureExtractor().Extract(report, passages), null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return new PreparedReport(file, null, [], [], e.Message);
        }
    }
}
