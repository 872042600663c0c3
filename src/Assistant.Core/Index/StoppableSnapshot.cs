using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Index;

/// <summary>
/// A snapshot that is read only as long as somebody waits for what is made of it. Every step of a turn reads it, so a turn that is cancelled stops in the
/// middle of any of them, with an <see cref="OperationCanceledException"/>.
/// </summary>
internal sealed class StoppableSnapshot(ICorpusSnapshot snapshot, CancellationToken cancellationToken) : ICorpusSnapshot
{
    public IReadOnlyList<ReportInfo> Reports => Now.Reports;

    public int PassageCount => Now.PassageCount;

    private ICorpusSnapshot Now
    {
        get
        {
            cancellationToken.ThrowIfCancellationRequested();
            return snapshot;
        }
    }

    public string? Text(string report) => Now.Text(report);

    public IReadOnlyList<Passage> Passages(string report) => Now.Passages(report);

    public IReadOnlyList<Figure> Figures(string report) => Now.Figures(report);

    public IEnumerable<Figure> FiguresOf(Passage passage) => Now.FiguresOf(passage);

    public IReadOnlyList<LedgerRow> Find(LedgerQuery query) => Now.Find(query);

    public IReadOnlyList<GlossaryPlace> GlossaryLike(string question) => Now.GlossaryLike(question);

    public IReadOnlyList<GlossaryEntry> Glossary(string report) => Now.Glossary(report);

    public ReportOutline Outline(string report) => Now.Outline(report);

    public int DocumentFrequency(string token) => Now.DocumentFrequency(token);
}

/// <summary>For steps that work long without reading.</summary>
internal static class StoppableSnapshots
{
    /// <summary>Ends the step where nobody waits for it any more; does nothing for a snapshot that cannot be stopped.</summary>
    /// <exception cref="OperationCanceledException">The turn was cancelled.</exception>
    public static void ThrowIfStopped(this ICorpusSnapshot snapshot) => _ = snapshot.PassageCount;
}
