using Assistant.Core.Figures;
using Assistant.Core.Passages;
using Assistant.Core.Reports;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>What <c>reports --json</c> says of an indexed report.</summary>
public sealed record ReportInfo(string Report, string Title, string? Place, GovernmentLevel Level, int? Year, string? Deliverer, string? DelivererPost, DateOnly? Date, int Passages, int Figures, string Source);

/// <summary>A file that could not be indexed, and why.</summary>
public sealed record FailedFile(string Path, string Cause);

/// <summary>What an ingest did.</summary>
public sealed record IngestSummary(int Added, int Updated, int Unchanged, int Removed, IReadOnlyList<FailedFile> Failed);

/// <summary>Progress of an ingest: file <paramref name="Done"/> of <paramref name="Total"/>.</summary>
public sealed record IngestProgress(string File, int Done, int Total);

/// <summary>An unchanging view of what is indexed; a turn uses one from beginning to end.</summary>
public interface ICorpusSnapshot
{
    /// <summary>Indexed reports, ordered by name.</summary>
    IReadOnlyList<ReportInfo> Reports { get; }

    /// <summary>Canonical text of a report, or null when it is not indexed.</summary>
    string? Text(string report);

    /// <summary>Passages of a report in order; empty when it is not indexed.</summary>
    IReadOnlyList<Passage> Passages(string report);

    /// <summary>The ledger of a report in order; empty when it is not indexed.</summary>
    IReadOnlyList<Figure> Figures(string report);

    /// <summary>Glossary of a report; empty when there is none.</summary>
    IReadOnlyList<GlossaryEntry> Glossary(string report);

    /// <summary>In how many passages the search token occurs.</summary>
    int DocumentFrequency(string token);

    /// <summary>Number of passages over all reports.</summary>
    int PassageCount { get; }
}

/// <summary>The index of a corpus in one SQLite file below the data folder.</summary>
public sealed class CorpusIndex : IDisposable
{
    /// <summary>Opens or creates the index.</summary>
    public static Task<CorpusIndex> OpenAsync(string dataDirectory, IEmbeddingGenerator<string, Embedding<float>>? embeddings, CancellationToken cancellationToken) => throw new NotImplementedException(dataDirectory);

    /// <summary>Brings the index up to date with the files of a folder, in one transaction.</summary>
    public Task<IngestSummary> IngestAsync(string corpusDirectory, IProgress<IngestProgress>? progress, CancellationToken cancellationToken) => throw new NotImplementedException(corpusDirectory);

    /// <summary>The newest whole state.</summary>
    public ICorpusSnapshot Current => throw new NotImplementedException();

    /// <summary>The passages as a VectorData collection; it is also an <see cref="IKeywordHybridSearchable{TRecord}"/>.</summary>
    public VectorStoreCollection<string, PassageRecord> Passages => throw new NotImplementedException();

    /// <inheritdoc/>
    public void Dispose()
    {
    }
}
