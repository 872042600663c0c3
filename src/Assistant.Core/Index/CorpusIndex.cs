using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>The index of a corpus in one SQLite file below the data folder. Safe for many readers and one ingest at a time.</summary>
public sealed class CorpusIndex : IDisposable
{
    private readonly IndexDatabase database;
    private readonly CorpusIngest ingest;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? embeddings;
    private readonly ServiceHealth embeddingHealth = new();
    private readonly ISearchServer? server;
    private readonly SearchServerState? serverState;
    private readonly PassageCollection? serverPassages;
    private readonly ReportReader reader;
    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile CorpusSnapshot current;

    // A turn may still read it; it is closed with the index at the latest.
    private CorpusSnapshot? previous;

    // To be asked only: vectors of another model than the one that made the passages' say nothing.
    private CorpusIndex(
        IndexDatabase database,
        string dataDirectory,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings,
        bool toBeAsked,
        ISearchServer? server,
        TimeProvider? time,
        ReportReader? reader
    )
    {
        this.database = database;
        this.reader = reader ?? new ReportReader();
        var embedder = new PassageEmbedder(embeddings);
        ingest = new CorpusIngest(database, embedder, this.reader, dataDirectory);
        ModelDifference = toBeAsked ? DifferenceOf(database, embedder.Model) : null;
        (this.server, this.embeddings) = (server, ModelDifference is null ? embeddings : null);
        var queries = new QueryEmbedder(this.embeddings, health: embeddingHealth);
        var passages = new SqlitePassageCollection(database, database, queries);
        Store = new SqliteVectorStore(database, passages);
        current = database.Guard(() => new CorpusSnapshot(database));
        serverState = server is null ? null : new SearchServerState(time ?? TimeProvider.System);
        serverPassages = server?.Passages(() => current);
        Passages = serverPassages is null
            ? passages
            : new FallbackCollection(passages, serverPassages, queries, serverState!, () => current.Generation);
    }

    /// <summary>The newest whole state.</summary>
    public ICorpusSnapshot Current => current;

    /// <summary>The newest passages as a VectorData collection: those of the search server while it serves, else the embedded ones.</summary>
    public PassageCollection Passages { get; }

    /// <summary>Why the embedding model did not answer when it was last asked; null when it did.</summary>
    public string? EmbeddingFault => embeddingHealth.Fault;

    /// <summary>Why the embedded store serves although a search server is configured; null when it does not.</summary>
    public string? SearchFault => serverState?.Fault;

    /// <summary>
    /// What the steps of a turn share: the newest whole state, which stays as it is for the turn, and notices of its own. The program speaks Chinese until
    /// the language of the question is known.
    /// </summary>
    public TurnContext BeginTurn(TimeProvider? clock = null)
    {
        var snapshot = current;
        var notices = new Notices();
        if (ModelDifference is { } difference)
        {
            notices.Add(NoticeKind.WordsOnly, difference);
        }

        var queries = new QueryEmbedder(embeddings, notices, embeddingHealth);
        var embedded = new SqlitePassageCollection(database, snapshot.Source, queries);
        PassageCollection searched = serverPassages is null
            ? embedded
            : new FallbackCollection(embedded, serverPassages, queries, serverState!, () => snapshot.Generation, notices);
        return new TurnContext(snapshot, searched, new Wording("zh"), notices, clock ?? TimeProvider.System);
    }

    /// <summary>Whether the index is still in its folder.</summary>
    public bool IsThere => database.IsThere;

    /// <summary>
    /// Takes over what another process has written into the index, or the index that another has made anew in its place. Turns that have begun read on in the
    /// state before.
    /// </summary>
    /// <returns>Whether there was anything new.</returns>
    /// <exception cref="IndexException">The index cannot be read.</exception>
    public async Task<bool> FollowAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(Follow, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            writing.Release();
        }
    }

    private bool Follow() =>
        database.Guard(() =>
        {
            if (!database.IsThere || database.State() == current.State)
            {
                return false;
            }

            database.Forget();
            previous = current;
            current = new CorpusSnapshot(database);
            return true;
        });

    /// <summary>The search server of the settings; null where the embedded store serves alone.</summary>
    public ISearchServer? Server => server;

    /// <summary>What the search server last had to take over; null before.</summary>
    public MirrorSummary? LastMirror { get; private set; }

    /// <summary>The embedded store that holds the collection.</summary>
    public VectorStore Store { get; }

    /// <summary>Why an index that was opened to be asked is searched by words alone: its vectors are of another model, or are missing; null when they serve.</summary>
    public string? ModelDifference { get; }

    /// <summary>The folder that the reports came from; null before the first ingest.</summary>
    public string? CorpusFolder => database.Read(ingest.CorpusFolder);

    /// <summary>Opens or creates the index; one of an older format, or any when <paramref name="rebuild"/>, is made anew.</summary>
    /// <param name="server">Searches in place of the embedded store once an ingest has brought it up to date; it is disposed with the index.</param>
    /// <param name="reader">Reads the files of the corpus; null: the formats that come with the program.</param>
    /// <exception cref="IndexException">The folder cannot be written or the index is damaged.</exception>
    public static Task<CorpusIndex> OpenAsync(
        string dataDirectory,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings,
        CancellationToken cancellationToken,
        bool rebuild = false,
        ISearchServer? server = null,
        TimeProvider? time = null,
        ReportReader? reader = null
    ) =>
        Task.Run(
            () => new CorpusIndex(IndexDatabase.Open(dataDirectory, rebuild), dataDirectory, embeddings, false, server, time, reader),
            cancellationToken
        );

    /// <summary>Opens an index to be asked: it is taken as it is, and nothing is written to its folder.</summary>
    /// <param name="server">Searches in place of the embedded store once <see cref="MirrorAsync"/> has found it up to date; it is disposed with the index.</param>
    /// <exception cref="IndexException">There is no index, or it is damaged, locked or of another format.</exception>
    public static Task<CorpusIndex> OpenToAskAsync(
        string dataDirectory,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings,
        CancellationToken cancellationToken,
        ISearchServer? server = null,
        TimeProvider? time = null,
        ReportReader? reader = null
    ) =>
        Task.Run(
            () => new CorpusIndex(IndexDatabase.OpenExisting(dataDirectory), dataDirectory, embeddings, true, server, time, reader),
            cancellationToken
        );

    /// <summary>
    /// Refuses what an ingest would refuse before anything is written: to be called before an index is opened that opening makes anew.
    /// </summary>
    /// <exception cref="IndexException">The corpus folder is missing or empty.</exception>
    /// <exception cref="PruneRequiredException">More than half of the reports of the index have no file, and <paramref name="prune"/> is not set.</exception>
    public static void CheckBeforeIngest(StoredIndex? stored, string corpusDirectory, bool prune, ReportReader? reader = null) =>
        CorpusIngest.Check(stored, corpusDirectory, prune, reader ?? new ReportReader());

    /// <summary>How the corpus folder differs from what was indexed of it, by the names, lengths and times of its files; null when it does not, or nothing was indexed yet.</summary>
    public CorpusChange? ChangeOfCorpus()
    {
        var stamps = database.Read(CorpusIngest.Stamps);
        return stamps is not null && CorpusFolder is { } folder ? CorpusChange.Since(folder, stamps, reader.Extensions) : null;
    }

    /// <summary>
    /// Brings the index up to date with the files of a folder, in one transaction: until it commits, and when it fails or is cancelled,
    /// the state before serves. What it commits is copied to the search server, if there is one; a server that fails is a warning.
    /// The index remembers the folder.
    /// </summary>
    /// <param name="progress">Gets a report for each file that is read anew.</param>
    /// <param name="prune">Whether more than half of the reports may go.</param>
    /// <exception cref="IndexException">The folder is missing or empty, or the index cannot be written.</exception>
    /// <exception cref="PruneRequiredException">More than half of the reports have no file in the folder, and <paramref name="prune"/> is not set.</exception>
    /// <exception cref="SearchServerException">The server fails and is required.</exception>
    public async Task<IngestSummary> IngestAsync(
        string corpusDirectory,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken,
        bool prune = false
    )
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (summary, changed) = await Task.Run(
                    () => ingest.RunAsync(corpusDirectory, prune, progress, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            // Another process may have written while this one waited for its turn.
            if (changed || database.State() != current.State)
            {
                previous = current;
                current = database.Guard(() => new CorpusSnapshot(database));
            }

            return await MirrorNowAsync(progress, cancellationToken).ConfigureAwait(false) && SearchFault is { } fault
                ? summary with
                {
                    Warnings = [.. summary.Warnings, $"{fault}; the embedded store serves"],
                }
                : summary;
        }
        catch (SqliteException e)
        {
            throw database.Explain(e);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <summary>
    /// Brings the search server up to date again after it failed; when it holds everything already, it is a sign of life. Says how it went
    /// by <see cref="SearchFault"/>. Without a server it does nothing.
    /// </summary>
    /// <exception cref="IndexException">The index cannot be read.</exception>
    public async Task MirrorAsync(CancellationToken cancellationToken)
    {
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            await MirrorNowAsync(null, cancellationToken).ConfigureAwait(false);
        }
        catch (SearchServerException)
        {
            // Told by SearchFault; a server that is required at the start may fail later without taking the answers with it.
        }
        catch (SqliteException e)
        {
            throw database.Explain(e);
        }
        finally
        {
            writing.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        writing.Dispose();
        previous?.Dispose();
        current.Dispose();
        database.Close();
        Store.Dispose();
        server?.Dispose();
    }

    private async Task<bool> MirrorNowAsync(IProgress<IngestProgress>? progress, CancellationToken cancellationToken)
    {
        if (server is null)
        {
            return false;
        }

        try
        {
            using var stored = database.Guard(() => new StoredPassages(database));
            if (stored.Incomplete)
            {
                throw new SearchServerException(
                    $"the passages lack vectors because the embedding model did not answer; {server.Name} gets them when `assistant ingest` finds it again"
                );
            }

            LastMirror = await server.MirrorAsync(stored, progress, cancellationToken).ConfigureAwait(false);
            serverState!.Mirrored(stored.Generation);
        }
        catch (SearchServerException e)
        {
            serverState!.Behind(e.Message);
            if (server.Required)
            {
                throw;
            }
        }

        return true;
    }

    private static string? DifferenceOf(IndexDatabase database, string model) =>
        database.Read(PassageEmbedder.MadeBy) switch
        {
            null => null,
            PassageEmbedder.FailedModel => "the index lacks vectors, for the embedding model did not answer when it was made",
            var made when made != model => $"the index was made with the embedding model '{made}', the settings name '{model}'",
            _ => null,
        };
}
