using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Onnx;

namespace Assistant.Benchmarks;

/// <summary>The customer's report, indexed in a folder that goes away.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly DirectoryInfo folder;

    private Workspace(CorpusIndex index, DirectoryInfo folder) => (Index, this.folder) = (index, folder);

    public CorpusIndex Index { get; }

    /// <summary>The assistant with the models of the default settings.</summary>
    public ReportAssistant Assistant => new(Index, crossEncoder: CrossEncoder, reading: Reading);

    /// <summary>The same without the cross-encoder.</summary>
    public ReportAssistant WithoutReading => new(Index);

    public static IReadingModel? Reading { get; } = ReadingModels.Create(new ReadingOptions());

    public static ICrossEncoder? CrossEncoder { get; } = CrossEncoders.Create(new CrossEncoderOptions());

    /// <summary>The folder that holds Assistant.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The development questions on the customer's report.</summary>
    public static IReadOnlyList<string> Questions { get; } =
    [
        .. File.ReadLines(Path.Combine(Root, "tests", "Assistant.Evaluation", "Questions", "keqiao-2020.questions.jsonl"))
            .Select(l => System.Text.Json.JsonDocument.Parse(l).RootElement.GetProperty("question").GetString()!),
    ];

    public static async Task<Workspace> OpenAsync()
    {
        var data = Directory.CreateTempSubdirectory("assistant-benchmark-data-");
        var index = await CorpusIndex.OpenAsync(
            data.FullName,
            new StaticEmbeddingGenerator(StaticEmbeddingModel.Default),
            CancellationToken.None
        );
        await index.IngestAsync(Path.Combine(Root, "corpus"), null, CancellationToken.None);
        return new Workspace(index, data);
    }

    public void Dispose()
    {
        Index.Dispose();
        folder.Delete(recursive: true);
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Assistant.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"no Assistant.sln above {AppContext.BaseDirectory}");
    }
}
