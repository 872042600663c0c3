using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Index;

/// <summary>Looks passages up in a snapshot.</summary>
internal static class SnapshotPassages
{
    /// <summary>The passage that a figure stands in, or null when its report is not indexed.</summary>
    public static Passage? PassageOf(this ICorpusSnapshot snapshot, Figure figure) =>
        snapshot.Passages(figure.Report).FirstOrDefault(p => p.Id == figure.PassageId);
}
