using System.Text.Json;
using Assistant.Core.Documents;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>Brings the tables of an index up to date with a corpus folder, in one transaction.</summary>
internal sealed class CorpusIngest(IndexDatabase database, PassageEmbedder embedder, ReportReader reader, string dataDirectory)
{
    private const int Readers = 2;
    private const string StampsSetting = "files";

    /// <summary>The corpus folder that the index remembers; null before the first ingest.</summary>
    public string? CorpusFolder(SqliteConnection connection) =>
        IndexDatabase.Setting(connection, StoredIndex.CorpusSetting) is { } corpus ? StoredIndex.FromSetting(corpus, dataDirectory) : null;

    /// <summary>The files of the corpus folder as they were indexed; null before the first ingest.</summary>
    public static IReadOnlyList<FileStamp>? Stamps(SqliteConnection connection) =>
        IndexDatabase.Setting(connection, StampsSetting) is { } stamps ? JsonSerializer.Deserialize<List<FileStamp>>(stamps) : null;

    /// <summary>Throws what an ingest throws before it writes anything.</summary>
    /// <exception cref="IndexException">The folder is missing or holds no report.</exception>
    /// <exception cref="PruneRequiredException">More than half of the reports have no file in the folder, and <paramref name="prune"/> is not set.</exception>
    public static (IReadOnlyList<string> Files, IReadOnlyList<FailedFile> Doubles) Check(
        StoredIndex? stored,
        string corpusDirectory,
        bool prune,
        ReportReader reader
    )
    {
        var found = CorpusFiles.List(corpusDirectory, reader.Extensions);
        if (stored is not null && !prune)
        {
            PruneRequiredException.ThrowIfNeeded(stored, [.. found.Files.Select(NameOf)], corpusDirectory);
        }

        return found;
    }

    /// <summary>Reads what is new or changed, removes what is gone, and remembers the folder; until it commits nothing has changed.</summary>
    /// <returns>What it did, and whether readers need the new state.</returns>
    public async Task<(IngestSummary Summary, bool Changed)> RunAsync(
        string corpusDirectory,
        bool prune,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        using var connection = database.Connect();
        using var transaction = connection.BeginTransaction();
        var known = ReportRows.Read(connection);
        var stored = new StoredIndex(database.Path, true, [.. known.Keys], CorpusFolder(connection));
        var (files, doubles) = Check(stored, corpusDirectory, prune, reader);
        var modelChanged = embedder.ModelChanged(connection);
        var stamps = files.AsParallel().AsOrdered().WithDegreeOfParallelism(Readers).Select(FileStamp.Of).ToList();
        var same = files
            .Zip(stamps)
            .Where(f => !modelChanged && known.TryGetValue(NameOf(f.First), out var report) && report.Hash == f.Second.Hash)
            .Select(f => f.First)
            .ToHashSet();
        var moved = same.Where(f => known[NameOf(f)].Path != f).ToList();
        moved.ForEach(f => ReportRows.Move(connection, NameOf(f), f));
        var read = await ReadAsync(connection, [.. files.Where(f => !same.Contains(f))], progress, cancellationToken).ConfigureAwait(false);
        var gone = known.Keys.Except(files.Select(NameOf)).Count(name => ReportRows.Remove(connection, name));
        var notices = read.Notices.Concat(NearDuplicates.Of(connection, read.Names)).ToList();
        embedder.Remember(connection);
        IndexDatabase.Remember(connection, StoredIndex.CorpusSetting, StoredIndex.ToSetting(corpusDirectory, dataDirectory));
        stamps.AddRange(doubles.Select(d => FileStamp.Of(d.Path)));
        IndexDatabase.Remember(connection, StampsSetting, JsonSerializer.Serialize(stamps));
        var changed = read.Added + read.Updated + gone + moved.Count > 0;
        if (changed)
        {
            IndexDatabase.NextGeneration(connection);
        }

        transaction.Commit();
        return (
            new IngestSummary(read.Added, read.Updated, same.Count, gone, [.. doubles, .. read.Failed], [.. embedder.Warnings, .. notices]),
            changed
        );
    }

    private async Task<(
        int Added,
        int Updated,
        IReadOnlyList<FailedFile> Failed,
        IReadOnlyList<string> Notices,
        IReadOnlySet<string> Names
    )> ReadAsync(
        SqliteConnection connection,
        IReadOnlyList<string> files,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var failed = new List<FailedFile>();
        var notices = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var (added, updated, done) = (0, 0, 0);
        foreach (
            var prepared in files
                .AsParallel()
                .AsOrdered()
                .WithDegreeOfParallelism(Readers)
                .WithMergeOptions(ParallelMergeOptions.NotBuffered)
                .Select(f => PreparedReport.Of(f, reader))
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            progress?.Report(new IngestProgress(Path.GetFileName(prepared.File), ++done, files.Count));
            if (prepared.Report is not { } report)
            {
                failed.Add(new FailedFile(prepared.File, prepared.Failure!));
                continue;
            }

            var before = ReportRows.Remove(connection, report.Name);
            var vectors = await embedder.EmbedAsync(prepared.Passages, cancellationToken).ConfigureAwait(false);
            ReportRows.Add(connection, report, prepared.Passages, prepared.Figures, vectors, cancellationToken);
            names.Add(report.Name);
            notices.AddRange(report.Notices.Select(n => $"{Path.GetFileName(prepared.File)}: {n}"));
            (added, updated) = before ? (added, updated + 1) : (added + 1, updated);
        }

        return (added, updated, failed, notices, names);
    }

    private static string NameOf(string file) => Path.GetFileNameWithoutExtension(file);
}
