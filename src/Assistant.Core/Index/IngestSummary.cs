using System.Text.Json.Serialization;

namespace Assistant.Core.Index;

/// <summary>A file that could not be indexed, and why.</summary>
public sealed record FailedFile(string Path, string Cause);

/// <summary>Progress of an ingest: file <paramref name="Done"/> of <paramref name="Total"/>.</summary>
/// <param name="Server">The search server that the report is sent to; null while files are read.</param>
public sealed record IngestProgress(string File, int Done, int Total, string? Server = null)
{
    /// <summary>How many passages were indexed so far.</summary>
    public int Passages { get; init; }

    /// <summary>How many figures were read so far.</summary>
    public int Figures { get; init; }
}

/// <summary>What an ingest did with a file.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<IngestOutcome>))]
public enum IngestOutcome
{
    /// <summary>Read for the first time.</summary>
    [JsonStringEnumMemberName("added")]
    Added,

    /// <summary>Read again, for it had changed.</summary>
    [JsonStringEnumMemberName("updated")]
    Updated,

    /// <summary>Kept as it was.</summary>
    [JsonStringEnumMemberName("unchanged")]
    Unchanged,

    /// <summary>Taken out of the index, for its file is gone.</summary>
    [JsonStringEnumMemberName("removed")]
    Removed,

    /// <summary>Not indexed.</summary>
    [JsonStringEnumMemberName("left_out")]
    LeftOut,
}

/// <summary>A file of an ingest and what became of it.</summary>
/// <param name="File">Its path.</param>
/// <param name="Report">The report that it holds; null where it was left out.</param>
/// <param name="Cause">Why it was left out, and the cure; else null.</param>
public sealed record IngestedFile(string File, string? Report, IngestOutcome Outcome, int Passages, int Figures, string? Cause)
{
    /// <summary>What people should know about how it was read, each beginning with its path in the folder.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}

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
)
{
    /// <summary>Every file with what became of it: first what was read, then what was kept, removed and left out.</summary>
    public IReadOnlyList<IngestedFile> Files { get; init; } = [];
}
