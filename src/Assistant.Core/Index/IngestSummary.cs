namespace Assistant.Core.Index;

/// <summary>A file that could not be indexed, and why.</summary>
public sealed record FailedFile(string Path, string Cause);

/// <summary>Progress of an ingest: file <paramref name="Done"/> of <paramref name="Total"/>.</summary>
/// <param name="Server">The search server that the report is sent to; null while files are read.</param>
public sealed record IngestProgress(string File, int Done, int Total, string? Server = null);

/// <summary>What an ingest did, in files.</summary>
/// <param name="Failed">Files that were left out, with the cause; what was indexed of them before is gone only when they changed.</param>
/// <param name="Warnings">What works less well than configured, for people.</param>
public sealed record IngestSummary(
    int Added,
    int Updated,
    int Unchanged,
    int Removed,
    IReadOnlyList<FailedFile> Failed,
    IReadOnlyList<string> Warnings
);
