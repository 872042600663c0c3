using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Verification;
using Assistant.Hosting;
using Assistant.Hosting.Reading;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Indexing;

/// <summary>
/// Opens the index when the host starts and brings it up to date in the background. What stands in the way (a lock, a missing folder) is tried again until it is
/// gone, and an index that is there serves meanwhile. Afterwards it follows what other processes write, and watches the search server where one is configured.
/// </summary>
internal sealed class IndexHost(
    IOptions<IndexOptions> options,
    AssistantFactory parts,
    IHostEnvironment environment,
    IHostApplicationLifetime lifetime,
    TimeProvider time,
    ILogger<IndexHost> logger
) : BackgroundService
{
    private const string Ready = "就绪";
    private const string Retrying = "索引暂时不可用，正在重试";
    private static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);

    private readonly IndexFolders folders = IndexFolders.Find(options.Value, environment.ContentRootPath);
    private CorpusIndex? opened;
    private volatile ReportAssistant? assistant;
    private volatile string status = "正在打开索引";
    private volatile string? fault;
    private volatile string? lookFault;

    /// <summary>The assistant once the index can be asked, else null.</summary>
    public ReportAssistant? Assistant => assistant;

    /// <summary>Judges drafts; null while there is no index to judge by.</summary>
    public DraftVerifier? Verifier => Index is { } index ? parts.CreateVerifier(index) : null;

    /// <summary>The index once it can be asked, else null.</summary>
    public CorpusIndex? Index => assistant is null ? null : opened;

    /// <summary>What is indexed, or null before the index is open.</summary>
    public ICorpusSnapshot? Snapshot => Index?.Current;

    /// <summary>When the reports that are indexed last changed, or null where that is not known.</summary>
    public DateTimeOffset? IndexedAt => Index is null ? null : StoredIndex.ChangedAt(folders.Data);

    /// <summary>What other programs read of the newest state, or null before the index can be asked.</summary>
    public CorpusReading? Reading => Snapshot is { } snapshot ? new CorpusReading(snapshot, folders.Corpus) : null;

    /// <summary>The folder of the reports.</summary>
    public string CorpusFolder => folders.Corpus;

    /// <summary>The folder of the index.</summary>
    public string DataFolder => folders.Data;

    /// <summary>What is being done, for everybody: it names no path and no cause.</summary>
    public string Status => status;

    /// <summary>Whether questions can be answered: the index is open, still there, and holds a report.</summary>
    public bool IsReady => Index is { IsThere: true, Current.Reports.Count: > 0 };

    /// <summary>Whether the host had to end because of a fault of the program.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>What does not serve, by name, each with the reason, for operators; empty when nothing is missing.</summary>
    public IReadOnlyDictionary<string, string> Missing
    {
        get
        {
            var missing = new Dictionary<string, string>();
            void Add(string name, string? cause)
            {
                if (cause is not null)
                {
                    missing[name] = cause;
                }
            }

            Add(assistant is null ? "index" : "corpus", fault ?? lookFault);
            Add(
                "index",
                Index is null || IsReady ? null
                    : Index.IsThere ? "the index holds no report"
                    : "the index is gone from its folder"
            );
            Add(opened?.Server?.Name ?? string.Empty, opened?.SearchFault);
            Add("reading", assistant?.ReadingFault);
            Add("claims", assistant?.ClaimReadingFault);
            Add("chat", assistant?.ModelFault);
            return missing;
        }
    }

    /// <summary>Brings the index up to date now, after somebody changed a report: what it holds then is served at once.</summary>
    /// <param name="prune">Whether more than half of the reports may go.</param>
    /// <exception cref="IndexException">The index is not open, cannot be written, or the folder cannot be read; nothing is changed.</exception>
    public async Task<IngestSummary> IngestNowAsync(bool prune, IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        var index = opened ?? throw new IndexException("the index is not open yet");
        var summary = await index.IngestAsync(folders.Corpus, progress, cancellationToken, prune);
        assistant ??= parts.CreateAssistant(index);
        fault = null;
        status = Ready;
        return summary;
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
            await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            status = "已停止";
        }
        catch (Exception e)
        {
            // Nothing can be answered and nothing will change by itself: whoever runs the host must see that it ended, and why.
            logger.LogCritical(e, "the index cannot be opened; the host ends");
            IsBroken = true;
            lifetime.StopApplication();
        }
    }

    // Brings the index up to date, again and again until nothing stands in the way, and looks after it from then on.
    private async Task KeepAsync(CancellationToken stoppingToken)
    {
        var (isDone, wait, tried, checkedAt) = (false, TimeSpan.Zero, time.GetTimestamp(), time.GetTimestamp());
        using var timer = new PeriodicTimer(BetweenLooks, time);
        do
        {
            if (!isDone && time.GetElapsedTime(tried) >= wait)
            {
                isDone = await TryAsync(stoppingToken);
                (wait, tried) = (wait + BetweenLooks < LongestRetry ? wait + BetweenLooks : LongestRetry, time.GetTimestamp());
            }

            if (opened is { } index && await LookAsync(index, time.GetElapsedTime(checkedAt), stoppingToken))
            {
                checkedAt = time.GetTimestamp();
            }
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Opens the index where it is not open yet, and brings it up to date.</summary>
    /// <returns>False where trying again may help.</returns>
    private async Task<bool> TryAsync(CancellationToken stoppingToken)
    {
        // The models load while the index opens. One that could not be read is read again in the next try.
        var loading = Task.Run(() => (parts.CrossEncoder, parts.ReadingModel), stoppingToken);
        try
        {
            if (StoredIndex.Find(folders.Data) is { IsCurrent: false } other)
            {
                CorpusIndex.CheckBeforeIngest(other, folders.Corpus, options.Value.Prune, parts.Reader);
            }

            opened ??= await OpenAsync(stoppingToken);
            await loading;
            if (assistant is null && opened.Current.Reports.Count > 0)
            {
                assistant = parts.CreateAssistant(opened);
            }

            Report(await IngestAsync(opened, stoppingToken));
            assistant ??= parts.CreateAssistant(opened);
            fault = null;
            status = Ready;
            return true;
        }
        catch (PruneRequiredException e)
        {
            // Only a person can say that it is meant.
            Failed(e.Message);
            return assistant is not null;
        }
        catch (Exception e) when (e is IndexException or ModelFileException)
        {
            Failed(e.Message);
            return false;
        }
        catch (SearchServerException e)
        {
            // Only a server that is required throws: nothing is answered until it serves.
            assistant = null;
            Failed(e.Message);
            return opened is not null;
        }
        catch (Exception e) when (e is not OperationCanceledException && assistant is not null)
        {
            // A fault of the program in the middle of an ingest: nothing of it was committed, and the index serves as it was.
            logger.LogError(e, "indexing failed; the index serves as it was");
            fault = e.Message;
            status = Ready;
            return true;
        }
    }

    // What cannot be written can still be read.
    private async Task<CorpusIndex> OpenAsync(CancellationToken stoppingToken)
    {
        try
        {
            return await parts.OpenAsync(folders.Data, parts.Server(MirrorPolicy.Follow), stoppingToken);
        }
        catch (IndexException) when (StoredIndex.Find(folders.Data) is { IsCurrent: true, Reports.Count: > 0 })
        {
            return await parts.OpenToAskAsync(folders.Data, parts.Server(MirrorPolicy.Follow), stoppingToken);
        }
    }

    private void Failed(string message)
    {
        LogOnce(fault, message);
        fault = message;
        status = assistant is null ? Retrying : Ready;
    }

    private void LogOnce(string? before, string message)
    {
        if (before != message)
        {
            logger.LogError("{Message}", OneLine.Of(message));
        }
    }

    private Task<IngestSummary> IngestAsync(CorpusIndex index, CancellationToken stoppingToken) =>
        IngestDisplay.RunAsync(Console.Out, Console.IsOutputRedirected, shown =>
            index.IngestAsync(folders.Corpus, new ShownProgress(this, shown), stoppingToken, options.Value.Prune)
        );

    // Another process may write the index; the server is asked for a sign of life, and brought up to date when it missed something.
    private async Task<bool> LookAsync(CorpusIndex index, TimeSpan sinceCheck, CancellationToken stoppingToken)
    {
        try
        {
            var isNew = await index.FollowAsync(stoppingToken);
            lookFault = null;
            if (isNew && assistant is null && index.Current.Reports.Count > 0 && index.Server is not { Required: true })
            {
                assistant = parts.CreateAssistant(index);
                status = Ready;
            }

            if (index.Server is { } server && (isNew || sinceCheck >= server.Recheck))
            {
                await CheckServerAsync(index, server, stoppingToken);
                return true;
            }
        }
        catch (IndexException e)
        {
            // A lock passes by itself: the next look that succeeds clears it.
            LogOnce(lookFault, e.Message);
            lookFault = e.Message;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            logger.LogError(e, "looking after the index failed; the index serves as it was");
        }

        return false;
    }

    private async Task CheckServerAsync(CorpusIndex index, ISearchServer server, CancellationToken stoppingToken)
    {
        var before = index.SearchFault;
        await index.MirrorAsync(stoppingToken);
        if (index.SearchFault is { } missing && before is null)
        {
            logger.LogWarning("{Fault}; the embedded store serves", missing);
        }
        else if (index.SearchFault is null && before is not null)
        {
            logger.LogWarning("{Server} serves again", server.Name);
            assistant ??= parts.CreateAssistant(index);
            fault = null;
            status = Ready;
        }
    }

    private void Report(IngestSummary summary)
    {
        Console.WriteLine(
            $"已索引 {opened!.Current.Reports.Count} 份报告 / indexed {opened.Current.Reports.Count} reports ({summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged, {summary.Removed} removed)"
        );
        foreach (var failed in summary.Failed)
        {
            logger.LogWarning("left out {Path}: {Cause}", VisibleText.OnOneLine(failed.Path), OneLine.Of(failed.Cause));
        }

        foreach (var warning in summary.Warnings)
        {
            logger.LogWarning("{Warning}", OneLine.Of(warning));
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
