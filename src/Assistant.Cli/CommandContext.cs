using System.CommandLine;
using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Qdrant;
using Microsoft.Extensions.AI;

namespace Assistant.Cli;

/// <summary>The corpus and data folders of a call, and what is opened over them.</summary>
internal sealed class CommandContext
{
    private static readonly Option<DirectoryInfo?> Corpus = new("--corpus")
    {
        Description = "Folder of the reports (default: corpus, looked for upward from here)",
    };
    private static readonly Option<DirectoryInfo?> Data = new("--data")
    {
        Description = "Folder of the index (default: data beside the corpus folder)",
    };

    // One serves every index of an evaluation.
    private static readonly Lazy<ICrossEncoder?> CrossEncoder = new(() =>
        CrossEncoders.Create(EnvironmentSettings.Read<CrossEncoderOptions>(CrossEncoderOptions.Section))
    );

    private CommandContext(string corpusFolder, string dataFolder)
    {
        CorpusFolder = corpusFolder;
        DataFolder = dataFolder;
    }

    public string CorpusFolder { get; }

    public string DataFolder { get; }

    /// <summary>Adds --corpus and --data to a command and runs its work; failures become a line on standard error and exit code 1.</summary>
    public static Command WithAction(Command command, Func<ParseResult, CommandContext, CancellationToken, Task<int>> work)
    {
        command.Options.Add(Corpus);
        command.Options.Add(Data);
        command.SetAction(
            async (parsed, cancellationToken) =>
            {
                try
                {
                    var corpus = parsed.GetValue(Corpus)?.FullName ?? DefaultCorpus();
                    var data = parsed.GetValue(Data)?.FullName
                        ?? Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(corpus))!, "data");
                    return await work(parsed, new CommandContext(corpus, data), cancellationToken);
                }
                catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
                {
                    await Console.Error.WriteLineAsync("assistant: stopped; what was there before is unchanged");
                    return ExitCode.Failed;
                }
                catch (Exception e)
                    when (e
                            is IndexException
                                or SearchServerException
                                or ArgumentException
                                or ModelFileException
                                or PromptFileException
                                or IOException
                                or UnauthorizedAccessException
                                or InvalidDataException
                    )
                {
                    await Console.Error.WriteLineAsync($"assistant: {e.Message}");
                    return ExitCode.Failed;
                }
            }
        );
        return command;
    }

    /// <summary>Opens the index and brings it up to date; files that cannot be read are named on standard error.</summary>
    public async Task<CorpusIndex> OpenAsync(
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken,
        bool rebuild = false,
        StoreChoice store = StoreChoice.Configured
    )
    {
        var index = await CorpusIndex.OpenAsync(DataFolder, Embeddings(), cancellationToken, rebuild, Server(store));
        LastIngest = await index.IngestAsync(CorpusFolder, progress, cancellationToken);
        foreach (var failed in LastIngest.Failed)
        {
            await Console.Error.WriteLineAsync($"assistant: left out {failed.Path}: {failed.Cause}");
        }

        foreach (var warning in LastIngest.Warnings)
        {
            await Console.Error.WriteLineAsync($"assistant: {warning}");
        }

        return index;
    }

    /// <summary>Tells on standard error what did not serve while questions were answered.</summary>
    public static async Task TellFaultsAsync(CorpusIndex index, ReportAssistant assistant)
    {
        if (index.EmbeddingFault is { } embedding)
        {
            await Console.Error.WriteLineAsync($"assistant: {embedding}; the search went by words alone");
        }

        if (index.SearchFault is { } search)
        {
            await Console.Error.WriteLineAsync($"assistant: {search}; the embedded store served");
        }

        if (assistant.ReadingFault is { } reading)
        {
            await Console.Error.WriteLineAsync($"assistant: {reading}; ranked without it");
        }
    }

    /// <summary>What the last ingest did.</summary>
    public IngestSummary? LastIngest { get; private set; }

    /// <summary>An assistant over an index, with the chat model and the cross-encoder that the environment names.</summary>
    public static ReportAssistant Assistant(CorpusIndex index) =>
        new(
            index,
            ChatModel.Create(EnvironmentSettings.Read<ChatModelOptions>(ChatModelOptions.Section)),
            crossEncoder: CrossEncoder.Value
        );

    /// <summary>The embedding generator that the environment names.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>>? Embeddings() =>
        EmbeddingGenerators.Create(EnvironmentSettings.Read<EmbeddingOptions>(EmbeddingOptions.Section), SentenceEncoders.Create);

    private static QdrantSearchServer? Server(StoreChoice store)
    {
        if (store == StoreChoice.Embedded)
        {
            return null;
        }

        var options = EnvironmentSettings.Read<QdrantOptions>(QdrantOptions.Section);
        if (store != StoreChoice.Qdrant)
        {
            return QdrantSearchServer.Create(options, store == StoreChoice.Ingested ? MirrorPolicy.Replace : MirrorPolicy.Follow);
        }

        options.Required = true;
        return QdrantSearchServer.Create(options, MirrorPolicy.Rebuild)
            ?? throw new InvalidDataException(
                "--store qdrant needs a server; set the environment variable Qdrant__Endpoint, for example to http://localhost:6334"
            );
    }

    private static string DefaultCorpus()
    {
        for (var folder = new DirectoryInfo(Directory.GetCurrentDirectory()); folder is not null; folder = folder.Parent)
        {
            var corpus = Path.Combine(folder.FullName, "corpus");
            if (Directory.Exists(corpus))
            {
                return corpus;
            }
        }

        return Path.Combine(Directory.GetCurrentDirectory(), "corpus");
    }
}
