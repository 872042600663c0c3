using System.Runtime.CompilerServices;
using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>The embedded store: one SQLite file with the collection of passages.</summary>
public sealed class SqliteVectorStore : VectorStore
{
    /// <summary>Name of the collection of passages, the only one.</summary>
    public const string PassagesName = "passages";

    private readonly IndexDatabase database;
    private readonly SqlitePassageCollection passages;

    internal SqliteVectorStore(IndexDatabase database, SqlitePassageCollection passages)
    {
        this.database = database;
        this.passages = passages;
    }

    /// <summary>The collection of passages.</summary>
    /// <exception cref="ArgumentException">Another name or another kind of record is asked for.</exception>
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(
        string name,
        VectorStoreCollectionDefinition? definition = null
    ) =>
        name == PassagesName && passages is VectorStoreCollection<TKey, TRecord> collection
            ? collection
            : throw new ArgumentException(
                $"the store holds the collection '{PassagesName}' of {nameof(PassageRecord)} by string, not '{name}' of {typeof(TRecord).Name} by {typeof(TKey).Name}",
                nameof(name)
            );

    /// <inheritdoc/>
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(
        string name,
        VectorStoreCollectionDefinition definition
    ) =>
        throw new NotSupportedException(
            $"the store has no dynamic collections; use GetCollection<string, {nameof(PassageRecord)}>(\"{PassagesName}\")"
        );

    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        yield return PassagesName;
    }

    /// <inheritdoc/>
    public override Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) =>
        Task.FromResult(name == PassagesName);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) =>
        name == PassagesName ? passages.EnsureCollectionDeletedAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(VectorStoreMetadata)
            ? new VectorStoreMetadata { VectorStoreSystemName = "sqlite", VectorStoreName = database.Path }
        : serviceType.IsInstanceOfType(this) ? this
        : null;
}
