using System.Security.Cryptography;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>The index of a corpus in one SQLite file below the data folder. Safe for many readers and one ingest at a time.</summary>
public sealed class CorpusIndex : IDisposable
{
    // The files of the corpus folder as they were indexed.
    private const string StampsSetting = "files";

    private readonly IndexDatabase database;
    private readonly PassageEmbedder embedder;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? embeddings;
    private readonly ServiceHealth embeddingHealth = new();
    private readonly ISearchServer? server;
    private readonly SearchServerState? serverState;
    private readonly PassageCollection? serverPassages;
    private readonly ReportReader reader;
    private readonly string dataDirectory;
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
        this.dataDirectory = dataDirectory;
        this.reader = reader ?? new ReportReader();
        embedder = new PassageEmbedder(embeddings);
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

    /// <summary>The search server of the settings; null where the embedded store serves alone.</summary>
    public ISearchServer? Server => server;

    /// <summary>What the search server last had to take over; null before.</summary>
    public MirrorSummary? LastMirror { get; private set; }

    /// <summary>The embedded store that holds the collection.</summary>
    public VectorStore Store { get; }

    /// <summary>Why an index that was opened to be asked is searched by words alone: its vectors are of another model, or are missing; null when they serve.</summary>
    public string? ModelDifference { get; }

    /// <summary>The folder that the reports came from; null before the first ingest.</summary>
    public string? CorpusFolder => database.Read(CorpusFolderOf);

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
    public static void CheckBeforeIngest(StoredIndex? stored, string corpusDirectory, bool prune, ReportReader? reader = null)
    {
        var (files, _) = CorpusFiles.List(corpusDirectory, (reader ?? new ReportReader()).Extensions);
        if (stored is not null && !prune)
        {
            PruneRequiredException.ThrowIfNeeded(stored, NamesOf(files), corpusDirectory);
        }
    }

    /// <summary>How the corpus folder differs from what was indexed of it, by the names, lengths and times of its files; null when it does not, or nothing was indexed yet.</summary>
    public CorpusChange? ChangeOfCorpus()
    {
        var stamps = database.Read(connection => IndexDatabase.Setting(connection, StampsSetting));
        return stamps is not null && CorpusFolder is { } folder
            ? CorpusChange.Since(folder, JsonSerializer.Deserialize<List<FileStamp>>(stamps)!, reader.Extensions)
            : null;
    }

    /// <summary>
    /// Brings the index up to date with the files of a folder, in one transaction: until it commits, and when it fails or is cancelled,
    /// the state before serves. What it commits is copied to the search server, if there is one; a server that fails is a warning.
    /// The index remembers the folder.
    /// </summary>
    /// <param name="progress">Is told of each file that is read anew.</param>
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
        var (files, doubles) = CorpusFiles.List(corpusDirectory, reader.Extensions);
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var (summary, changed) = await Task.Run(
                    () => WriteAsync(corpusDirectory, files, doubles, prune, progress, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (changed)
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

    private string? CorpusFolderOf(SqliteConnection connection) =>
        IndexDatabase.Setting(connection, StoredIndex.CorpusSetting) is { } corpus ? StoredIndex.FromSetting(corpus, dataDirectory) : null;

    private static HashSet<string> NamesOf(IEnumerable<string> files) =>
        files.Select(f => Path.GetFileNameWithoutExtension(f)).ToHashSet(StringComparer.Ordinal);

    private static string? DifferenceOf(IndexDatabase database, string model) =>
        database.Read(PassageEmbedder.MadeBy) switch
        {
            null => null,
            PassageEmbedder.FailedModel => "the index lacks vectors, for the embedding model did not answer when it was made",
            var made when made != model => $"the index was made with the embedding model '{made}', the settings name '{model}'",
            _ => null,
        };

    private sealed record Prepared(
        string File,
        Report? Report,
        IReadOnlyList<Passage> Passages,
        IReadOnlyList<Figure> Figures,
        string? Failure
    );

    private async Task<(IngestSummary Summary, bool Changed)> WriteAsync(
        string corpusDirectory,
        IReadOnlyList<string> files,
        IReadOnlyList<FailedFile> doubles,
        bool prune,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var known = Known(connection);
        var names = NamesOf(files);
        if (!prune)
        {
            var stored = new StoredIndex(database.Path, true, [.. known.Keys], CorpusFolderOf(connection));
            PruneRequiredException.ThrowIfNeeded(stored, names, corpusDirectory);
        }

        var modelChanged = embedder.ModelChanged(connection);
        var stamps = files.AsParallel().AsOrdered().WithDegreeOfParallelism(2).Select(FileStamp.Of).ToList();
        var same = files.Zip(stamps).Where(f => !modelChanged && f.Second.Hash == HashOf(known, f.First)).Select(f => f.First).ToHashSet();
        var moved = same.Count(f => Move(connection, f, known));
        var failed = new List<FailedFile>(doubles);
        var (added, updated, done) = (0, 0, 0);
        foreach (
            var prepared in files
                .Where(f => !same.Contains(f))
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(Prepare)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new IngestProgress(Path.GetFileName(prepared.File), ++done, files.Count - same.Count));
            if (prepared.Report is not { } report)
            {
                failed.Add(new FailedFile(prepared.File, prepared.Failure!));
                continue;
            }

            var before = Remove(connection, report.Name);
            await AddAsync(connection, report, prepared.Passages, prepared.Figures, cancellationToken).ConfigureAwait(false);
            (added, updated) = before ? (added, updated + 1) : (added + 1, updated);
        }

        var gone = known.Keys.Where(name => !names.Contains(name)).Count(name => Remove(connection, name));
        embedder.Remember(connection);
        IndexDatabase.Remember(connection, StoredIndex.CorpusSetting, StoredIndex.ToSetting(corpusDirectory, dataDirectory));
        IndexDatabase.Remember(connection, StampsSetting, JsonSerializer.Serialize(stamps.Concat(doubles.Select(d => FileStamp.Of(d.Path)))));
        var changed = added + updated + gone + moved > 0;
        if (changed)
        {
            IndexDatabase.NextGeneration(connection);
        }

        transaction.Commit();
        return (new IngestSummary(added, updated, same.Count, gone, failed, embedder.Warnings), changed);
    }

    // A report that lies elsewhere now is the same report.
    private static bool Move(SqliteConnection connection, string file, Dictionary<string, (string Hash, string Path)> known)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        return known[name].Path != file
            && SqlitePassageCollection.Execute(
                connection,
                $"UPDATE reports SET path = $path, info = json_set(info, '$.{nameof(ReportInfo.Source)}', $path) WHERE name = $name",
                ("$path", file),
                ("$name", name)
            ) > 0;
    }

    private Prepared Prepare(string file)
    {
        try
        {
            var report = reader.Read(file);
            var passages = new SentencePassageSplitter().Split(report);
            return new Prepared(file, report, passages, new FigureExtractor().Extract(report, passages), null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return new Prepared(file, null, [], [], e.Message);
        }
    }

    private async Task AddAsync(
        SqliteConnection connection,
        Report report,
        IReadOnlyList<Passage> passages,
        IReadOnlyList<Figure> figures,
        CancellationToken cancellationToken
    )
    {
        var info = new ReportInfo(
            report.Name,
            report.Title,
            report.Place,
            report.Level,
            report.Year,
            report.Deliverer,
            report.DelivererPost,
            report.Date,
            passages.Count,
            figures.Count,
            report.Source
        );
        SqlitePassageCollection.Execute(
            connection,
            "INSERT INTO reports (name, hash, path, info, content, passages, figures, glossary) VALUES ($name, $hash, $path, $info, $content, $passages, $figures, $glossary)",
            ("$name", report.Name),
            ("$hash", report.ContentHash),
            ("$path", report.Source),
            ("$info", JsonSerializer.Serialize(info)),
            ("$content", report.Text.Value),
            ("$passages", CorpusSnapshot.Pack(passages)),
            ("$figures", CorpusSnapshot.Pack(figures)),
            ("$glossary", CorpusSnapshot.Pack(report.Glossary))
        );
        var vectors = await embedder.EmbedAsync(passages, cancellationToken).ConfigureAwait(false);
        SqlitePassageCollection.Upsert(
            connection,
            passages.Select((p, i) => Record(report, p, vectors.Count > i ? vectors[i] : default)),
            cancellationToken
        );
    }

    private static PassageRecord Record(Report report, Passage passage, ReadOnlyMemory<float> vector) =>
        new()
        {
            Id = passage.Id,
            Report = report.Name,
            Place = report.Place ?? string.Empty,
            Year = report.Year ?? 0,
            Status = passage.Status.ToString(),
            Text = passage.Text,
            Tokens = string.Join(' ', SearchText.Tokens(passage.Text).Concat(SearchText.Tokens(passage.Lead ?? string.Empty))),
            Vector = vector,
        };

    private static bool Remove(SqliteConnection connection, string name)
    {
        SqlitePassageCollection.Execute(connection, "DELETE FROM passages WHERE report = $name", ("$name", name));
        return SqlitePassageCollection.Execute(connection, "DELETE FROM reports WHERE name = $name", ("$name", name)) > 0;
    }

    private static Dictionary<string, (string Hash, string Path)> Known(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, hash, path FROM reports";
        using var rows = command.ExecuteReader();
        var known = new Dictionary<string, (string, string)>(StringComparer.Ordinal);
        while (rows.Read())
        {
            known[rows.GetString(0)] = (rows.GetString(1), rows.GetString(2));
        }

        return known;
    }

    private static string? HashOf(Dictionary<string, (string Hash, string Path)> known, string file) =>
        known.TryGetValue(Path.GetFileNameWithoutExtension(file), out var report) ? report.Hash : null;
}
