using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>Mirrors the passages of an index on a Qdrant server: report by report, or all at once into a new collection behind the same name.</summary>
public sealed class QdrantSearchServer : ISearchServer
{
    private readonly QdrantConnection connection;
    private readonly QdrantCollections collections;
    private MirrorPolicy policy;
    private QdrantPassageCollection? passages;

    private QdrantSearchServer(QdrantOptions options, MirrorPolicy policy, TimeProvider time)
    {
        this.policy = policy;
        connection = new QdrantConnection(options, time);
        collections = new QdrantCollections(connection, time);
    }

    /// <inheritdoc/>
    public string Name => "qdrant";

    /// <inheritdoc/>
    public bool Required => connection.Options.Required;

    /// <inheritdoc/>
    public TimeSpan Recheck => TimeSpan.FromSeconds(connection.Options.RecheckSeconds);

    /// <summary>The server that the settings name, or null when only the embedded store is used. Makes no call yet.</summary>
    public static QdrantSearchServer? Create(QdrantOptions options, MirrorPolicy policy = MirrorPolicy.Follow, TimeProvider? time = null) =>
        options.IsSet ? new QdrantSearchServer(options, policy, time ?? TimeProvider.System) : null;

    /// <inheritdoc/>
    public PassageCollection Passages(Func<ICorpusSnapshot> snapshot) =>
        passages ??= new QdrantPassageCollection(
            connection,
            collections,
            new QueryEmbedder(null),
            snapshot,
            new CollectionNotes(string.Empty, 0, 1, new Dictionary<string, string>())
        );

    /// <inheritdoc/>
    public async Task CheckAsync(CancellationToken cancellationToken)
    {
        try
        {
            await collections.CurrentAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (SearchServerException e) when (Required)
        {
            throw new SearchServerException($"{e.Message}, or set Qdrant:Required to false to go without it", e);
        }
    }

    /// <inheritdoc/>
    public async Task<MirrorSummary> MirrorAsync(
        StoredPassages stored,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var current = await collections.CurrentAsync(cancellationToken).ConfigureAwait(false);
        if (current is null && policy != MirrorPolicy.Compare)
        {
            await RefuseOthersAsync(cancellationToken).ConfigureAwait(false);
            return await BuildAsync(stored, progress, cancellationToken).ConfigureAwait(false);
        }

        var notes = current is null ? null : await collections.NotesAsync(current, cancellationToken).ConfigureAwait(false);
        if (policy == MirrorPolicy.Compare && notes?.Holds(stored) != true)
        {
            throw new SearchServerException(
                $"the collection '{connection.Options.Collection}' at {connection.Options.Endpoint} does not hold what the index holds; run `assistant ingest`"
            );
        }

        if (policy == MirrorPolicy.Rebuild || notes is null || notes.Format < CollectionNotes.CurrentFormat)
        {
            return await BuildAsync(stored, progress, cancellationToken).ConfigureAwait(false);
        }

        if (notes.Holds(stored))
        {
            passages?.Changed(notes);
            return new MirrorSummary(false, 0, 0, stored.Count);
        }

        if (policy == MirrorPolicy.Follow && Foreign(notes, stored) is { } difference)
        {
            throw new SearchServerException(
                $"the collection '{connection.Options.Collection}' at {connection.Options.Endpoint} was made {difference}; run `assistant ingest --store qdrant` to make it anew, or choose another Qdrant:Collection"
            );
        }

        return Foreign(notes, stored) is not null || notes.HasDrifted(stored)
            ? await BuildAsync(stored, progress, cancellationToken).ConfigureAwait(false)
            : await FollowAsync(current!, notes, stored, progress, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => connection.Dispose();

    private static string? Foreign(CollectionNotes notes, StoredPassages stored) =>
        notes.Format > CollectionNotes.CurrentFormat
            ? $"by a newer assistant (format {notes.Format}, this one knows {CollectionNotes.CurrentFormat})"
        : notes.Model != stored.Model ? $"by the embedding model '{notes.Model}', this assistant uses '{stored.Model}'"
        : notes.Width != stored.Width && stored.Width > 0
            ? $"with {notes.Width}-wide vectors, the model '{stored.Model}' makes {stored.Width}"
        : null;

    // A collection with exactly this name is not ours: ours are behind an alias.
    private async Task RefuseOthersAsync(CancellationToken cancellationToken)
    {
        var name = connection.Options.Collection;
        var answer = await connection
            .ReadAsync(
                o => connection.Collections.CollectionExistsAsync(new CollectionExistsRequest { CollectionName = name }, o),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (answer.Result.Exists)
        {
            throw new SearchServerException(
                $"the collection '{name}' at {connection.Options.Endpoint} was not made by the assistant; choose another Qdrant:Collection"
            );
        }
    }

    private async Task<MirrorSummary> BuildAsync(
        StoredPassages stored,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var notes = CollectionNotes.Of(stored);
        var collection = await collections.CreateAsync(stored.Width, cancellationToken).ConfigureAwait(false);
        try
        {
            var written = await WriteAsync(collection, notes, Records(stored, [.. stored.Revisions.Keys], progress), cancellationToken)
                .ConfigureAwait(false);
            await collections.NoteAsync(collection, notes, cancellationToken).ConfigureAwait(false);
            await CheckWholeAsync(collection, written, cancellationToken).ConfigureAwait(false);
            await collections.SwitchAsync(collection, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            await TryDropAsync(collection).ConfigureAwait(false);
            throw;
        }

        // A full rebuild happens once; after that only changes are sent.
        policy = policy == MirrorPolicy.Rebuild ? MirrorPolicy.Replace : policy;
        passages?.Changed(notes);
        return new MirrorSummary(true, stored.Revisions.Count, 0, stored.Count);
    }

    private async Task<MirrorSummary> FollowAsync(
        string collection,
        CollectionNotes notes,
        StoredPassages stored,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var changed = stored.Revisions.Where(r => notes.Revisions.GetValueOrDefault(r.Key) != r.Value).Select(r => r.Key).ToList();
        var gone = notes.Revisions.Keys.Where(r => !stored.Revisions.ContainsKey(r)).ToList();
        await WriteAsync(collection, notes, Records(stored, changed, progress), cancellationToken).ConfigureAwait(false);

        // Old passages of a changed report are removed after the new ones are there, so readers never miss the report.
        foreach (var report in changed.Where(notes.Revisions.ContainsKey))
        {
            var old = new Filter
            {
                Must = { QdrantFilter.Is("report", report) },
                MustNot = { QdrantFilter.Is(PassagePoints.Revision, stored.Revisions[report]) },
            };
            await DeleteAsync(collection, old, cancellationToken).ConfigureAwait(false);
        }

        foreach (var report in gone)
        {
            await DeleteAsync(collection, new Filter { Must = { QdrantFilter.Is("report", report) } }, cancellationToken)
                .ConfigureAwait(false);
        }

        notes = notes with { Revisions = stored.Revisions };
        await collections.NoteAsync(collection, notes, cancellationToken).ConfigureAwait(false);
        passages?.Changed(notes);
        return new MirrorSummary(false, changed.Count, gone.Count, stored.Count);
    }

    private async Task<int> WriteAsync(
        string collection,
        CollectionNotes notes,
        IEnumerable<(PassageRecord Record, string? Revision)> records,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await new PassageWriter(connection, collection, notes).WriteAsync(records, cancellationToken).ConfigureAwait(false);
        }
        catch (InvalidOperationException e)
        {
            throw new SearchServerException(e.Message, e);
        }
    }

    private static IEnumerable<(PassageRecord Record, string? Revision)> Records(
        StoredPassages stored,
        IReadOnlyList<string> reports,
        IProgress<IngestProgress>? progress
    )
    {
        for (var i = 0; i < reports.Count; i++)
        {
            progress?.Report(new IngestProgress(reports[i], i + 1, reports.Count, "qdrant"));
            foreach (var record in stored.Read(reports[i]))
            {
                yield return (record, stored.Revisions[reports[i]]);
            }
        }
    }

    private Task DeleteAsync(string collection, Filter filter, CancellationToken cancellationToken) =>
        connection.WriteAsync(
            o =>
                connection.Points.DeleteAsync(
                    new DeletePoints
                    {
                        CollectionName = collection,
                        Wait = true,
                        Points = new PointsSelector { Filter = filter },
                    },
                    o
                ),
            cancellationToken
        );

    private async Task CheckWholeAsync(string collection, int written, CancellationToken cancellationToken)
    {
        var answer = await connection
            .WriteAsync(
                o => connection.Points.CountAsync(new CountPoints { CollectionName = collection, Exact = true }, o),
                cancellationToken
            )
            .ConfigureAwait(false);
        if (answer.Result.Count != (ulong)written + 1)
        {
            throw new SearchServerException(
                $"Qdrant at {connection.Options.Endpoint} holds {answer.Result.Count - 1} of {written} passages after writing them all; look into its log, then run `assistant ingest --store qdrant`"
            );
        }
    }

    // Whatever cannot be dropped now is dropped by a later rebuild.
    private async Task TryDropAsync(string collection)
    {
        try
        {
            await collections.DropAsync(collection, CancellationToken.None).ConfigureAwait(false);
        }
        catch (SearchServerException) { }
    }
}
