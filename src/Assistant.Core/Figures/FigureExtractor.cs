using Assistant.Core.Passages;
using Assistant.Core.Reports;

namespace Assistant.Core.Figures;

/// <summary>Reads the figures of a report into the ledger.</summary>
public sealed class FigureExtractor
{
    /// <summary>Every figure of the report's passages, in order of appearance.</summary>
    public IReadOnlyList<Figure> Extract(Report report, IReadOnlyList<Passage> passages) => [];
}
