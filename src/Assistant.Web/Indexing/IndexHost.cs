using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Onnx;
using Assistant.Web.Generation;
using Microsoft.Extensions.Options;

namespace Assistant.Web.Indexing;

/// <summary>Opens the index when the host starts, brings it up to date in the background and tells how far it is.</summary>
internal sealed class IndexHost(IOptions<IndexOptions> index, IOptions<EmbeddingOptions> embedding, GenerationHost generation, IHostEnvironment environment, ILogger<IndexHost> logger) : BackgroundService
{
    private readonly FolderFinder folders = new(index.Value, environment.ContentRootPath);
    private CorpusIndex? opened;
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

    /// <inheritdoc/>
    public override void Dispose()
    {
        opened?.Dispose();
        base.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            opened = await CorpusIndex.OpenAsync(folders.Data, EmbeddingGenerators.Create(embedding.Value, OnnxEmbeddingGenerator.Load), stoppingToken);
            if (opened.Current.Reports.Count > 0)
            {
                assistant = new ReportAssistant(opened, generation.Model);
            }

            var summary = await opened.IngestAsync(folders.Corpus, new Told(this), stoppingToken);
            Tell(summary);
            assistant ??= new ReportAssistant(opened, generation.Model);
            status = "就绪";
        }
        catch (Exception e) when (e is IndexException or ModelFileException)
        {
            Failed = assistant is null;
            status = e.Message;
            logger.LogError("{Message}", e.Message);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            status = "已停止";
        }
    }

    private void Tell(IngestSummary summary)
    {
        Console.WriteLine($"已索引 {opened!.Current.Reports.Count} 份报告 / indexed {opened.Current.Reports.Count} reports ({summary.Added} added, {summary.Updated} updated, {summary.Unchanged} unchanged, {summary.Removed} removed)");
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
