using Assistant.Core.Index;
using Assistant.Hosting;

namespace Assistant.Cli;

/// <summary>An index that was brought up to date.</summary>
/// <param name="CorpusFolder">The folder that it was brought up to date with.</param>
internal sealed record IngestedIndex(CorpusIndex Index, IngestSummary Summary, string CorpusFolder);

/// <summary>
/// Opens the index of a command. Who asks gets the index that is there; it is made first where there is none, or none of the corpus folder that
/// the call names. Only an ingest changes one that can be asked.
/// </summary>
/// <param name="folders">The folders that the call names, else those that are found.</param>
/// <param name="isNamed">Whether the call names the corpus folder.</param>
/// <param name="messages">Takes what a person should know; never mixed with answers.</param>
/// <param name="redirected">Whether it leads elsewhere than to a terminal.</param>
internal sealed class IndexAccess(AssistantFactory parts, IndexFolders folders, bool isNamed, TextWriter messages, bool redirected)
{
    // So many files that were left out are named one by one.
    private const int MostNamed = 50;

    private readonly string corpusFolder = folders.Corpus;
    private readonly string dataFolder = folders.Data;

    /// <summary>Opens the index to be asked; says when it is made first, and how it differs from what it was made of.</summary>
    public async Task<CorpusIndex> ToAskAsync(CancellationToken cancellationToken)
    {
        var stored = StoredIndex.Find(dataFolder);
        if (WhyMake(stored) is { } reason)
        {
            var corpus = CorpusFor(stored);
            Say($"{reason}: it is made from the reports in {corpus}");
            return (await MakeAsync(stored, corpus, parts.Server(MirrorPolicy.Follow), false, true, cancellationToken)).Index;
        }

        var index = await parts.OpenToAskAsync(dataFolder, parts.Server(MirrorPolicy.Compare), cancellationToken);
        await index.MirrorAsync(cancellationToken);
        if (index is { Server.Required: true, SearchFault: { } fault })
        {
            index.Dispose();
            throw new SearchServerException(fault);
        }

        SayDifferences(index);
        return index;
    }

    /// <summary>Brings the index up to date with the corpus folder that the call names, else with the one that it was made from.</summary>
    /// <param name="store">The search server that gets all passages anew; <see cref="SearchStore.Embedded"/> for none, null for the one of the settings.</param>
    public Task<IngestedIndex> IngestAsync(string? store, bool rebuild, bool prune, CancellationToken cancellationToken)
    {
        var stored = FindForIngest(rebuild);
        var server = store switch
        {
            null => parts.Server(MirrorPolicy.Replace),
            SearchStore.Embedded => null,
            _ => parts.RequiredServer(store, MirrorPolicy.Rebuild),
        };
        return MakeAsync(stored, CorpusFor(stored), server, rebuild, prune, cancellationToken);
    }

    private string CorpusFor(StoredIndex? stored) => isNamed ? corpusFolder : stored?.CorpusFolder ?? corpusFolder;

    private string? WhyMake(StoredIndex? stored) =>
        stored switch
        {
            null => $"there is no index in {dataFolder} yet",
            { IsCurrent: false } => $"the index in {dataFolder} was made by another version of the program",
            { Reports.Count: 0 } => $"the index in {dataFolder} holds no report yet",
            { CorpusFolder: null } when isNamed => $"the index in {dataFolder} does not say from which reports it was made",
            { CorpusFolder: { } other } when isNamed && !stored.IsOf(corpusFolder) => $"the index in {dataFolder} is that of {other}",
            _ => null,
        };

    // A damaged index is no reason against making it anew.
    private StoredIndex? FindForIngest(bool rebuild)
    {
        try
        {
            return StoredIndex.Find(dataFolder);
        }
        catch (IndexException) when (rebuild)
        {
            return null;
        }
    }

    private async Task<IngestedIndex> MakeAsync(
        StoredIndex? stored,
        string corpus,
        ISearchServer? server,
        bool rebuild,
        bool prune,
        CancellationToken cancellationToken
    )
    {
        CorpusIndex.CheckBeforeIngest(stored, corpus, prune, parts.Reader);
        var index = await parts.OpenAsync(dataFolder, server, cancellationToken, rebuild);
        try
        {
            var summary = await IngestDisplay.RunAsync(messages, redirected, progress =>
                index.IngestAsync(corpus, progress, cancellationToken, prune)
            );
            foreach (var failed in summary.Failed.Take(MostNamed))
            {
                Say($"left out {failed.Path}: {failed.Cause}");
            }

            if (summary.Failed.Count > MostNamed)
            {
                Say($"left out {summary.Failed.Count - MostNamed} further files; `assistant ingest --json` names them all");
            }

            foreach (var warning in summary.Warnings)
            {
                Say(warning);
            }

            return new IngestedIndex(index, summary, corpus);
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    private void SayDifferences(CorpusIndex index)
    {
        if (index.ChangeOfCorpus() is { } change)
        {
            Say(
                change.IsMissing
                    ? $"the corpus folder {change.Folder} is not there any more; the index answers as it was made"
                    : $"the corpus folder {change.Folder} has changed since it was indexed ({change.Added} new, {change.Changed} changed, {change.Removed} gone); `assistant ingest` takes that over"
            );
        }

        if (index.ModelDifference is { } difference)
        {
            Say($"{difference}; the search goes by words alone until `assistant ingest` makes the vectors anew");
        }
    }

    private void Say(string message) => messages.WriteLine($"assistant: {OneLine.Of(message)}");
}
