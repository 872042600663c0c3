namespace Assistant.Core.Index;

/// <summary>An ingest would remove more than half of the reports, and was not told that this is meant; nothing was changed.</summary>
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

    /// <summary>Throws when more than half of the indexed reports have no file any more.</summary>
    internal static void ThrowIfNeeded(IReadOnlyCollection<string> indexed, IEnumerable<string> files, string corpusFolder, string index)
    {
        var names = files.Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);
        var removed = indexed.Count(name => !names.Contains(name));
        if (removed * 2 > indexed.Count)
        {
            throw new PruneRequiredException(removed, indexed.Count, corpusFolder, index);
        }
    }
}
