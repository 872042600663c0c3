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
    public static (IReadOnlyList<CorpusFile> Files, IReadOnlyList<FailedFile> LeftOut) Check(
        StoredIndex? stored,
        string corpusDirectory,
        bool prune,
        ReportReader reader
    )
    {
        var found = CorpusFiles.List(corpusDirectory, reader.Extensions);
        if (stored is not null && !prune)
        {
            PruneRequiredException.ThrowIfNeeded(stored, [.. found.Files.Select(f => f.Name)], corpusDirectory);
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
        var (files, leftOut) = Check(stored, corpusDirectory, prune, reader);
        var modelChanged = embedder.ModelChanged(connection);
        var sidecars = (Stamps(connection) ?? []).ToLookup(s => s.Name, s => s.Sidecar, StringComparer.Ordinal);
        var stamps = files.AsParallel().AsOrdered().WithDegreeOfParallelism(Readers).Select(FileStamp.Of).ToList();
        var same = files
            .Zip(stamps)
            .Where(f =>
                !modelChanged
                && known.TryGetValue(f.First.Name, out var report)
                && report.Hash == f.Second.Hash
                && sidecars[f.Second.Name].FirstOrDefault(string.Empty) == f.Second.Sidecar
            )
            .Select(f => f.First)
            .ToHashSet();
        var moved = same.Where(f => known[f.Name].Info.Source != f.Path).ToList();
        moved.ForEach(f => ReportRows.Move(connection, f.Name, f.Path));
        var read = await ReadAsync(connection, [.. files.Where(f => !same.Contains(f))], progress, cancellationToken).ConfigureAwait(false);
        StopWhereFolderVanished(corpusDirectory, files);
        var names = files.Select(f => f.Name).ToHashSet(StringComparer.Ordinal);
        var gone = known.Where(report => !names.Contains(report.Key)).ToList();
        gone.ForEach(report => ReportRows.Remove(connection, report.Key));
        embedder.Remember(connection);
        IndexDatabase.Remember(connection, StoredIndex.CorpusSetting, StoredIndex.ToSetting(corpusDirectory, dataDirectory));
        stamps.AddRange(CorpusFiles.Find(corpusDirectory, reader.Extensions)?.Except(files, SameFile).Select(FileStamp.Of) ?? []);
        IndexDatabase.Remember(connection, StampsSetting, JsonSerializer.Serialize(stamps));
        var written = read.Select(f => f.Report).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var summary = new IngestSummary(
            read.Count(f => f.Outcome == IngestOutcome.Added),
            read.Count(f => f.Outcome == IngestOutcome.Updated),
            same.Count,
            gone.Count,
            [.. leftOut, .. read.Where(f => f.Outcome == IngestOutcome.LeftOut).Select(f => new FailedFile(f.File, f.Cause!))],
            [.. embedder.Warnings, .. read.SelectMany(f => f.Notices), .. NearDuplicates.Of(connection, written)]
        )
        {
            Files =
            [
                .. read.Where(f => f.Outcome != IngestOutcome.LeftOut),
                .. same.Select(f => Of(known[f.Name].Info with { Source = f.Path }, IngestOutcome.Unchanged)),
                .. gone.Select(report => Of(report.Value.Info, IngestOutcome.Removed)),
                .. leftOut.Select(f => new IngestedFile(f.Path, null, IngestOutcome.LeftOut, 0, 0, f.Cause)),
                .. read.Where(f => f.Outcome == IngestOutcome.LeftOut),
            ],
        };
        var changed = summary.Added + summary.Updated + gone.Count + moved.Count > 0;
        if (changed)
        {
            IndexDatabase.NextGeneration(connection);
        }

        transaction.Commit();
        return (summary, changed);
    }

    // A disk that is taken away while its files are read: what is left of them is no corpus. A few files that somebody removes meanwhile are.
    private static void StopWhereFolderVanished(string corpusDirectory, IReadOnlyList<CorpusFile> files)
    {
        var missing = files.Count(f => !File.Exists(f.Path));
        if (missing * 2 > files.Count)
        {
            throw new IndexException(
                $"{missing} of the {files.Count} reports in the corpus folder '{corpusDirectory}' vanished while they were read; the index stays as it was. Check the folder and run `assistant ingest` again"
            );
        }
    }

    private static readonly IEqualityComparer<CorpusFile> SameFile = EqualityComparer<CorpusFile>.Create(
        (one, other) => one?.Relative == other?.Relative,
        file => file.Relative.GetHashCode(StringComparison.Ordinal)
    );

    private static IngestedFile Of(ReportInfo report, IngestOutcome outcome) =>
        new(report.Source, report.Report, outcome, report.Passages, report.Figures, null);

    private async Task<List<IngestedFile>> ReadAsync(
        SqliteConnection connection,
        IReadOnlyList<CorpusFile> files,
        IProgress<IngestProgress>? progress,
        CancellationToken cancellationToken
    )
    {
        var read = new List<IngestedFile>();
        var (passages, figures) = (0, 0);
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
            passages += prepared.Passages.Count;
            figures += prepared.Figures.Count;
            progress?.Report(
                new IngestProgress(prepared.File.Relative, read.Count + 1, files.Count) { Passages = passages, Figures = figures }
            );
            if (prepared.Report is not { } report)
            {
                read.Add(new IngestedFile(prepared.File.Path, null, IngestOutcome.LeftOut, 0, 0, prepared.Failure!));
                continue;
            }

            var before = ReportRows.Remove(connection, report.Name);
            var vectors = await embedder.EmbedAsync(prepared.Passages, cancellationToken).ConfigureAwait(false);
            ReportRows.Add(connection, report, prepared.Passages, prepared.Figures, vectors, cancellationToken);
            read.Add(
                new IngestedFile(
                    prepared.File.Path,
                    report.Name,
                    before ? IngestOutcome.Updated : IngestOutcome.Added,
                    prepared.Passages.Count,
                    prepared.Figures.Count,
                    null
                )
                {
                    Notices = [.. report.Notices.Select(n => $"{prepared.File.Relative}: {n}")],
                }
            );
        }

        return read;
    }
}
