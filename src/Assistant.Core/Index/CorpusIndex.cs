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
    private readonly IndexDatabase database;
    private readonly PassageEmbedder embedder;
    private readonly IEmbeddingGenerator<string, Embedding<float>>? embeddings;
    private readonly ServiceHealth embeddingHealth = new();
    private readonly ISearchServer? server;
    private readonly SearchServerState? serverState;
    private readonly PassageCollection? serverPassages;
    private readonly SemaphoreSlim writing = new(1, 1);
    private volatile CorpusSnapshot current;

    // A turn may still read it; it is closed with the index at the latest.
    private CorpusSnapshot? previous;

    private CorpusIndex(
        IndexDatabase database,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings,
        ISearchServer? server,
        TimeProvider time
    )
    {
        this.database = database;
        (this.server, this.embeddings) = (server, embeddings);
        embedder = new PassageEmbedder(embeddings);
        var queries = new QueryEmbedder(embeddings, health: embeddingHealth);
        var passages = new SqlitePassageCollection(database, database, queries);
        Store = new SqliteVectorStore(database, passages);
        current = database.Guard(() => new CorpusSnapshot(database));
        serverState = server is null ? null : new SearchServerState(time);
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

    /// <summary>Opens or creates the index; one of an older format, or any when <paramref name="rebuild"/>, is made anew.</summary>
    /// <param name="server">Searches in place of the embedded store once an ingest has brought it up to date; it is disposed with the index.</param>
    /// <exception cref="IndexException">The folder cannot be written or the index is damaged.</exception>
    public static Task<CorpusIndex> OpenAsync(
        string dataDirectory,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings,
        CancellationToken cancellationToken,
        bool rebuild = false,
        ISearchServer? server = null,
        TimeProvider? time = null
    ) =>
        Task.Run(
            () => new CorpusIndex(IndexDatabase.Open(dataDirectory, rebuild), embeddings, server, time ?? TimeProvider.System),
            cancellationToken
        );

    /// <summary>
    /// Brings the index up to date with the files of a folder, in one transaction: until it commits, and when it fails or is cancelled,
    /// the state before serves. What it commits is copied to the search server, if there is one; a server that fails is a warning.
    /// </summary>
    /// <exception cref="IndexException">The folder is missing or empty, or the index cannot be written.</exception>
    /// <exception cref="SearchServerException">The server fails and is required.</exception>
    public async Task<IngestSummary> IngestAsync(
        string corpusDirectory,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var (files, doubles) = CorpusFiles.List(corpusDirectory);
        await writing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            var summary = await Task.Run(() => WriteAsync(files, doubles, progress, cancellationToken), cancellationToken)
                .ConfigureAwait(false);
            if (summary.Added + summary.Updated + summary.Removed > 0)
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

    private sealed record Prepared(
        string File,
        string Hash,
        Report? Report,
        IReadOnlyList<Passage> Passages,
        IReadOnlyList<Figure> Figures,
        string? Failure
    );

    private async Task<IngestSummary> WriteAsync(
        IReadOnlyList<string> files,
        IReadOnlyList<FailedFile> doubles,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var failed = new List<FailedFile>(doubles);
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var known = Known(connection);
        if (embedder.ModelChanged(connection))
        {
            known.Clear();
        }

        int added = 0,
            updated = 0,
            unchanged = 0,
            done = 0;
        foreach (
            var prepared in files
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(2)
                .WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(f => Prepare(f, known))
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new IngestProgress(Path.GetFileName(prepared.File), ++done, files.Count));
            if (prepared.Failure is { } cause)
            {
                failed.Add(new FailedFile(prepared.File, cause));
            }
            else if (prepared.Report is { } report)
            {
                var before = Remove(connection, report.Name);
                await AddAsync(connection, report, prepared.Passages, prepared.Figures, cancellationToken).ConfigureAwait(false);
                (added, updated) = before ? (added, updated + 1) : (added + 1, updated);
            }
            else
            {
                unchanged++;
            }
        }

        var names = files.Select(Path.GetFileNameWithoutExtension).ToHashSet();
        var gone = known.Keys.Where(name => !names.Contains(name)).Count(name => Remove(connection, name));
        embedder.Remember(connection);
        if (added + updated + gone > 0)
        {
            IndexDatabase.NextGeneration(connection);
        }

        transaction.Commit();
        return new IngestSummary(added, updated, unchanged, gone, failed, embedder.Warnings);
    }

    private static Prepared Prepare(string file, Dictionary<string, string> known)
    {
        try
        {
            var bytes = File.ReadAllBytes(file);
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (known.TryGetValue(Path.GetFileNameWithoutExtension(file), out var before) && before == hash)
            {
                return new Prepared(file, hash, null, [], [], null);
            }

            var report = new ReportReader().Read(file, bytes);
            var passages = new SentencePassageSplitter().Split(report);
            return new Prepared(file, hash, report, passages, new FigureExtractor().Extract(report, passages), null);
        }
        catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
        {
            return new Prepared(file, string.Empty, null, [], [], e.Message);
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

    private static Dictionary<string, string> Known(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, hash FROM reports";
        using var reader = command.ExecuteReader();
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        while (reader.Read())
        {
            known[reader.GetString(0)] = reader.GetString(1);
        }

        return known;
    }
}
