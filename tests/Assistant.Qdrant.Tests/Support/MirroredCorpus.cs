using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.QdrantServer;
using Assistant.Tests.Support;
using Microsoft.Extensions.AI;

namespace Assistant.Qdrant.Tests.Support;

/// <summary>A corpus folder whose index is mirrored to a test server.</summary>
internal sealed class MirroredCorpus : IAsyncDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-qdrant-");

    private MirroredCorpus(QdrantTestServer server) => Server = server;

    public QdrantTestServer Server { get; set; }

    public CorpusIndex Index { get; private set; } = null!;

    public string CorpusFolder => Path.Combine(folder.FullName, "corpus");

    public string DataFolder => Path.Combine(folder.FullName, "data");

    /// <summary>A server and one report, not indexed yet.</summary>
    public static async Task<MirroredCorpus> CreateAsync(string? apiKey = null)
    {
        var corpus = new MirroredCorpus(await QdrantTestServer.StartAsync(apiKey));
        corpus.Write("清河县-2021", Some.ReportText);
        return corpus;
    }

    /// <summary>The same, indexed and mirrored.</summary>
    public static async Task<MirroredCorpus> IndexedAsync()
    {
        var corpus = await CreateAsync();
        await corpus.OpenAsync();
        await corpus.IngestAsync();
        return corpus;
    }

    public void Write(string report, string text)
    {
        Directory.CreateDirectory(CorpusFolder);
        File.WriteAllText(Path.Combine(CorpusFolder, report + ".txt"), text);
    }

    public QdrantOptions Options(Action<QdrantOptions>? change = null)
    {
        var options = new QdrantOptions { Endpoint = Server.Address, Retries = 1 };
        change?.Invoke(options);
        return options;
    }

    /// <summary>Opens the index, in place of the one that is open.</summary>
    public async Task OpenAsync(
        Action<QdrantOptions>? change = null,
        MirrorPolicy policy = MirrorPolicy.Follow,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null,
        TimeProvider? time = null
    )
    {
        Index?.Dispose();
        var server = QdrantSearchServer.Create(Options(change), policy, time);
        Index = await CorpusIndex.OpenAsync(
            DataFolder,
            embeddings ?? new StaticEmbeddingGenerator(StaticEmbeddingModel.Default),
            CancellationToken.None,
            server: server,
            time: time
        );
    }

    public Task<IngestSummary> IngestAsync() => Index.IngestAsync(CorpusFolder, null, CancellationToken.None);

    /// <summary>A look at the server past the index.</summary>
    public QdrantConnection Connect() => new(Options());

    public async ValueTask DisposeAsync()
    {
        Index?.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        await Server.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
