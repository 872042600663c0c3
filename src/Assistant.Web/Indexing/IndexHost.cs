using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Qdrant;
using Assistant.Web.Generation;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Indexing;

/// <summary>
/// Opens the index when the host starts, brings it up to date in the background, tells how far it is, and watches the search server where one
/// is configured.
/// </summary>
internal sealed class IndexHost(
    IOptions<IndexOptions> index,
    IOptions<EmbeddingOptions> embedding,
    IOptions<CrossEncoderOptions> crossEncoder,
    IOptions<QdrantOptions> qdrant,
    GenerationHost generation,
    IHostEnvironment environment,
    ILogger<IndexHost> logger
) : BackgroundService
{
    private readonly FolderFinder folders = new(index.Value, environment.ContentRootPath);
    private CorpusIndex? opened;
    private OnnxCrossEncoder? reading;
    private Task<OnnxCrossEncoder?>? loading;
    private volatile ReportAssistant? assistant;
    private volatile string status = "正在打开索引";

    /// <summary>The assistant once the index can be asked, else null.</summary>
    public ReportAssistant? Assistant => assistant;

    /// <summary>The index once it can be asked, else null.</summary>
    public CorpusIndex? Index => assistant is null ? null : opened;

    /// <summary>What is indexed, or null before the index is open.</summary>
    public ICorpusSnapshot? Snapshot => assistant is null ? null : opened?.Current;

    /// <summary>What is being done or what failed, for people.</summary>
    public string Status => status;

    /// <summary>Whether the index failed and will not come up by itself.</summary>
    public bool Failed { get; private set; }

    /// <summary>The dependencies that do not serve, by name, each with the reason; empty when nothing is missing.</summary>
    public IReadOnlyDictionary<string, string> Missing
    {
        get
        {
            var missing = new Dictionary<string, string>();
            if (opened is { Server: { } server, SearchFault: { } fault })
            {
                missing[server.Name] = fault;
            }

            if (assistant?.ReadingFault is { } unread)
            {
                missing["reading"] = unread;
            }

            return missing;
        }
    }

    /// <summary>Refuses the start without a server that is required.</summary>
    /// <exception cref="SearchServerException">The server does not answer or refuses.</exception>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        if (qdrant.Value.Required)
        {
            using var server = QdrantSearchServer.Create(qdrant.Value);
            await server!.CheckAsync(cancellationToken);
        }

        await base.StartAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        base.Dispose();
        opened?.Dispose();
        if (loading is not null)
        {
            // Its failure was told where it was waited for.
            loading
                .ContinueWith(l => l.Status == TaskStatus.RanToCompletion ? l.Result : null, TaskScheduler.Default)
                .GetAwaiter()
                .GetResult()
                ?.Dispose();
        }
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
            loading = Task.Run(() => CrossEncoders.Create(crossEncoder.Value), stoppingToken);
            opened = await CorpusIndex.OpenAsync(
                folders.Data,
                EmbeddingGenerators.Create(embedding.Value, SentenceEncoders.Create),
                stoppingToken,
                server: QdrantSearchServer.Create(qdrant.Value)
            );
            reading = await loading;
            if (opened.Current.Reports.Count > 0)
            {
                assistant = NewAssistant(opened);
            }

            var summary = await opened.IngestAsync(folders.Corpus, new Told(this), stoppingToken);
            Tell(summary);
            assistant ??= NewAssistant(opened);
            status = "就绪";
        }
        catch (Exception e) when (e is IndexException or ModelFileException)
        {
            Failed = assistant is null;
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

    private ReportAssistant NewAssistant(CorpusIndex over) => new(over, generation.Model, crossEncoder: reading);

    // The server is asked for a sign of life, and brought up to date when it missed something.
    private async Task WatchAsync(CancellationToken stoppingToken)
    {
        if (opened?.Server is not { } server || Failed)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(qdrant.Value.RecheckSeconds));
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
                assistant ??= NewAssistant(opened);
                status = "就绪";
            }
        }
    }

    private void Tell(IngestSummary summary)
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

    private sealed class Told(IndexHost host) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            host.status = $"正在索引 {value.Done}/{value.Total}";
            Console.WriteLine($"[{value.Done}/{value.Total}] {value.File}");
        }
    }
}
