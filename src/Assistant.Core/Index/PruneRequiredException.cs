namespace Assistant.Core.Index;

/// <summary>An ingest would remove more than half of the reports without leave to do so; nothing was changed.</summary>
public sealed class PruneRequiredException : IndexException
{
    private PruneRequiredException(int removed, int reports, string corpusFolder, string index)
        : base(
            $"the corpus folder '{corpusFolder}' lacks {removed} of the {reports} reports in the index '{index}', and an ingest would remove them; nothing was changed. "
                + "If that is meant, run `assistant ingest --prune` (or start the web host once with Index:Prune=true); else name the folder of the reports with --corpus, or another index with --data"
        ) => (Removed, Reports) = (removed, reports);

    /// <summary>How many reports would go.</summary>
    public int Removed { get; }

    /// <summary>How many there are.</summary>
    public int Reports { get; }

    /// <summary>
    /// Throws when more than half of the indexed reports have no file any more. Whoever replaced the files of the index's own folder by as many others
    /// means it: the folder of another corpus, or one that has shrunk, may be a mistake.
    /// </summary>
    /// <param name="files">Names of the reports in the folder.</param>
    internal static void ThrowIfNeeded(StoredIndex stored, IReadOnlyCollection<string> files, string corpusFolder)
    {
        var removed = stored.Reports.Except(files).Count();
        var isReplaced = stored.IsOf(corpusFolder) && files.Count >= stored.Reports.Count;
        if (removed * 2 > stored.Reports.Count && !isReplaced)
        {
            throw new PruneRequiredException(removed, stored.Reports.Count, corpusFolder, stored.Path);
        }
    }
}
