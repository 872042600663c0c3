using Assistant.Core.Conversations;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Core.Verification;
using Microsoft.Extensions.AI;

namespace Assistant.Hosting;

/// <summary>Opens indexes and makes assistants over them, with the parts that the settings choose.</summary>
public sealed class AssistantFactory(
    Chosen<IEmbeddingGenerator<string, Embedding<float>>> embeddings,
    Chosen<ICrossEncoder> crossEncoder,
    Chosen<IReadingModel> readingModel,
    Chosen<ChatModel> chatModel,
    IEnumerable<SearchStore> stores,
    ReportReader reader,
    CheckMaker maker,
    TimeProvider time
)
{
    /// <summary>Makes the vectors of passages and questions; null where words serve alone.</summary>
    /// <exception cref="Core.Embeddings.ModelFileException">The model's files are missing or damaged.</exception>
    public IEmbeddingGenerator<string, Embedding<float>>? Embeddings => embeddings.Part;

    /// <summary>Reads the best passages together with the question; null where the first ranking counts.</summary>
    /// <exception cref="Core.Embeddings.ModelFileException">The model's files are missing or damaged.</exception>
    public ICrossEncoder? CrossEncoder => crossEncoder.Part;

    /// <summary>Reads a claim or a question together with a passage; null where figures and words decide alone.</summary>
    /// <exception cref="Core.Embeddings.ModelFileException">The model's files are missing or damaged.</exception>
    public IReadingModel? ReadingModel => readingModel.Part;

    /// <summary>Writes answers; null where they are quoted without a model.</summary>
    /// <exception cref="PromptFileException">A prompt is missing or cannot be used.</exception>
    public ChatModel? ChatModel => chatModel.Part;

    /// <summary>Reads report files of all formats that are registered.</summary>
    public ReportReader Reader => reader;

    /// <summary>The search server that the settings name; null where the embedded store serves alone. The caller disposes it, or the index that it is opened with.</summary>
    public ISearchServer? Server(MirrorPolicy policy) => stores.Select(s => s.Open(policy, false)).FirstOrDefault(s => s is not null);

    /// <summary>The server of one store, which must be there.</summary>
    /// <exception cref="ArgumentException">No store has that name, or the settings name no server for it; the message holds the cure.</exception>
    public ISearchServer RequiredServer(string store, MirrorPolicy policy)
    {
        var named = stores.FirstOrDefault(s => s.Name == store)
            ?? throw new ArgumentException($"no store is called '{store}'; there are {string.Join(", ", stores.Select(s => s.Name))}");
        return named.Open(policy, true) ?? throw new ArgumentException($"the store {store} needs a server; {named.Cure}");
    }

    /// <summary>Asks a server that is required for a sign of life.</summary>
    /// <exception cref="SearchServerException">It does not answer or refuses.</exception>
    public async Task CheckRequiredServerAsync(CancellationToken cancellationToken)
    {
        using var server = Server(MirrorPolicy.Compare);
        if (server is { Required: true })
        {
            await server.CheckAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Opens an index to be brought up to date and asked; one of another format is made anew.</summary>
    /// <exception cref="IndexException">The folder cannot be written or the index is damaged.</exception>
    public Task<CorpusIndex> OpenAsync(
        string dataFolder,
        ISearchServer? server,
        CancellationToken cancellationToken,
        bool rebuild = false
    ) => CorpusIndex.OpenAsync(dataFolder, Embeddings, cancellationToken, rebuild, server, time, reader);

    /// <summary>Opens an index to be asked as it is; nothing is written.</summary>
    /// <exception cref="IndexException">There is no index, or it is damaged, locked or of another format.</exception>
    public Task<CorpusIndex> OpenToAskAsync(string dataFolder, ISearchServer? server, CancellationToken cancellationToken) =>
        CorpusIndex.OpenToAskAsync(dataFolder, Embeddings, cancellationToken, server, time, reader);

    /// <summary>Judges drafts against an index.</summary>
    public DraftVerifier CreateVerifier(CorpusIndex index) => new(index, ReadingModel);

    /// <summary>Checks drafts that are files against an index.</summary>
    public DraftCheck CreateDraftCheck(CorpusIndex index) => new(index, CreateVerifier(index), reader, maker, time);

    /// <summary>The assistant that answers over an index.</summary>
    public ReportAssistant CreateAssistant(CorpusIndex index) => new(index, ChatModel, time, CrossEncoder, ReadingModel);
}
