namespace Assistant.Core.Index;

/// <summary>
/// A server that holds the passages of an index a second time and searches them. The index stays the home of everything; it keeps its own
/// passages up to date as well, so that it can serve when the server does not.
/// </summary>
public interface ISearchServer : IDisposable
{
    /// <summary>Name of the dependency as health checks tell it, for example "qdrant".</summary>
    string Name { get; }

    /// <summary>Whether the assistant must not start without the server.</summary>
    bool Required { get; }

    /// <summary>How often a host looks whether the server is there and up to date.</summary>
    TimeSpan Recheck { get; }

    /// <summary>The passages on the server.</summary>
    /// <param name="snapshot">The newest state of the index: it knows how rare a word is.</param>
    PassageCollection Passages(Func<ICorpusSnapshot> snapshot);

    /// <summary>Asks for a sign of life, with the key.</summary>
    /// <exception cref="SearchServerException">The server does not answer or refuses.</exception>
    Task CheckAsync(CancellationToken cancellationToken);

    /// <summary>Brings the server to hold what the index holds; does nothing when it does already.</summary>
    /// <exception cref="SearchServerException">The server does not answer, refuses, or holds what it must not overwrite.</exception>
    Task<MirrorSummary> MirrorAsync(StoredPassages stored, IProgress<IngestProgress>? progress, CancellationToken cancellationToken);
}

/// <summary>What a server had to take over.</summary>
/// <param name="Rebuilt">Whether everything was written to a new collection.</param>
/// <param name="Written">Reports written.</param>
/// <param name="Removed">Reports removed.</param>
/// <param name="Passages">Passages that the server holds now.</param>
public sealed record MirrorSummary(bool Rebuilt, int Written, int Removed, int Passages);
