using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Verification;
using Assistant.Hosting;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Indexing;

/// <summary>
/// Opens the index when the host starts, brings it up to date in the background, shows how far it is, and watches the search server where one
/// is configured.
/// </summary>
internal sealed class IndexHost(
    IOptions<IndexOptions> options,
    AssistantFactory parts,
    IHostEnvironment environment,
    ILogger<IndexHost> logger
) : BackgroundService
{
    private readonly IndexFolders folders = IndexFolders.Find(options.Value, environment.ContentRootPath);
    private CorpusIndex? opened;
    private volatile ReportAssistant? assistant;
    private volatile string status = "正在打开索引";
    private volatile string? corpusFault;

    /// <summary>The assistant once the index can be asked, else null.</summary>
    public ReportAssistant? Assistant => assistant;

    /// <summary>Judges drafts; null while there is no index to judge by.</summary>
    public DraftVerifier? Verifier => Index is { } index ? parts.CreateVerifier(index) : null;

    /// <summary>The index once it can be asked, else null.</summary>
    public CorpusIndex? Index => assistant is null ? null : opened;

    /// <summary>What is indexed, or null before the index is open.</summary>
    public ICorpusSnapshot? Snapshot => assistant is null ? null : opened?.Current;

    /// <summary>What is being done or what failed, for people.</summary>
    public string Status => status;

    /// <summary>Whether the index failed and will not come up by itself.</summary>
    public bool Failed { get; private set; }

    /// <summary>What does not serve, by name, each with the reason; empty when nothing is missing.</summary>
    public IReadOnlyDictionary<string, string> Missing
    {
        get
        {
            var missing = new Dictionary<string, string>();
            if (corpusFault is { } outdated)
            {
                missing["corpus"] = outdated;
            }

            if (opened is { Server: { } server, SearchFault: { } fault })
            {
                missing[server.Name] = fault;
            }

            if (assistant?.ReadingFault is { } unread)
            {
                missing["reading"] = unread;
            }

            if (assistant?.ClaimReadingFault is { } unjudged)
            {
                missing["claims"] = unjudged;
            }

            return missing;
        }
    }

    /// <summary>Refuses the start without a server that is required, or without the prompts of a chat model.</summary>
    /// <exception cref="SearchServerException">The server does not answer or refuses.</exception>
    /// <exception cref="Core.Generation.PromptFileException">A prompt is missing or cannot be used.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        _ = parts.ChatModel;
        await parts.CheckRequiredServerAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        opened?.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await OpenAsync(stoppingToken);
            await WatchAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            status = "已停止";
        }
    }

    private async Task OpenAsync(CancellationToken stoppingToken)
    {
        try
        {
            // The models load while the index opens.
            var loading = Task.Run(() => (parts.CrossEncoder, parts.ReadingModel), stoppingToken);
            if (StoredIndex.Find(folders.Data) is { IsCurrent: false } other)
            {
                CorpusIndex.CheckBeforeIngest(other, folders.Corpus, options.Value.Prune, parts.Reader);
            }

            opened = await parts.OpenAsync(folders.Data, parts.Server(MirrorPolicy.Follow), stoppingToken);
            await loading;
            if (opened.Current.Reports.Count > 0)
            {
                assistant = parts.CreateAssistant(opened);
            }

            Report(await IngestAsync(opened, stoppingToken));
            assistant ??= parts.CreateAssistant(opened);
            status = "就绪";
        }
        catch (Exception e) when (e is IndexException or ModelFileException)
        {
            // An index that is there serves on as it is.
            Failed = assistant is null;
            corpusFault = Failed ? null : e.Message;
            status = e.Message;
            logger.LogError("{Message}", e.Message);
        }
        catch (SearchServerException e)
        {
            // Only a server that is required throws: nothing is answered until it serves.
            assistant = null;
            status = e.Message;
            logger.LogError("{Message}", e.Message);
        }
    }

    private Task<IngestSummary> IngestAsync(CorpusIndex index, CancellationToken stoppingToken) =>
        IngestDisplay.RunAsync(Console.Out, Console.IsOutputRedirected, shown =>
            index.IngestAsync(folders.Corpus, new ShownProgress(this, shown), stoppingToken, options.Value.Prune)
        );

    // The server is asked for a sign of life, and brought up to date when it missed something.
    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        if (opened?.Server is not { } server || Failed)
        {
            return;
        }

        using var timer = new PeriodicTimer(server.Recheck);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var before = opened.SearchFault;
            try
            {
                await opened.MirrorAsync(stoppingToken);
            }
            catch (IndexException e)
            {
                logger.LogError("{Message}", e.Message);
            }

            if (opened.SearchFault is { } fault && before is null)
            {
                logger.LogWarning("{Fault}; the embedded store serves", fault);
            }
            else if (opened.SearchFault is null && before is not null)
            {
                logger.LogWarning("{Server} serves again", server.Name);
                assistant ??= parts.CreateAssistant(opened);
                status = "就绪";
            }
        }
    }

    private void Report(IngestSummary summary)
    {
        Console.WriteLine(
            $"已索引 {opened!.Current.Reports.Count} 份报告 / indexed {opened.Current.Reports.Count} reports ({summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged, {summary.Removed} removed)"
        );
        foreach (var failed in summary.Failed)
        {
            logger.LogWarning("left out {Path}: {Cause}", failed.Path, failed.Cause);
        }

        foreach (var warning in summary.Warnings)
        {
            logger.LogWarning("{Warning}", warning);
        }
    }

    private sealed class ShownProgress(IndexHost host, IProgress<IngestProgress> shown) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            host.status = $"正在索引 {value.Done}/{value.Total}";
            shown.Report(value);
        }
    }
}
