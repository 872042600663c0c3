using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Answering;

/// <summary>
/// What may answer a question: what was found for each part, and what the structure of the reports offers. The structure is looked into only when the
/// decision comes to it.
/// </summary>
/// <param name="Parts">A result for each slot of the plan.</param>
/// <param name="Structure">Looks into the structure of the reports.</param>
internal sealed record Evidence(IReadOnlyList<SlotResult> Parts, StructureFinder Structure)
{
    /// <summary>The reports that the parts were looked for in.</summary>
    public IReadOnlyList<ReportInfo> Reports { get; } = [.. Parts.SelectMany(p => p.Slot.Reports).DistinctBy(r => r.Report)];

    /// <summary>The part whose best passage most probably answers; null where nothing was found.</summary>
    public SlotResult? Nearest => Parts.Where(p => p.Best is not null).MaxBy(p => p.Probability);

    /// <summary>The best passages that the parts were found in.</summary>
    public IEnumerable<Passage> BestPassages => Parts.Select(p => p.Best?.Passage).OfType<Passage>();
}
