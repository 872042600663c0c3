using System.Runtime.CompilerServices;
using Assistant.Core.Index;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;

namespace Assistant.Qdrant;

/// <summary>A Qdrant server as a VectorData store with one collection of passages.</summary>
public sealed class QdrantVectorStore : VectorStore
{
    private readonly QdrantConnection connection;
    private readonly QdrantPassageCollection passages;

    /// <summary>Opens the store; makes no call yet.</summary>
    /// <param name="width">Width of the vectors of a new collection; 0 for words only.</param>
    /// <param name="averageTokens">Expected average number of search tokens per passage.</param>
    /// <param name="embeddings">Creates the vector of a search text and knows the name of the model.</param>
    public QdrantVectorStore(
        QdrantOptions options,
        int width,
        double averageTokens,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null
    )
    {
        connection = new QdrantConnection(options);
        var model = (embeddings?.GetService(typeof(EmbeddingGeneratorMetadata)) as EmbeddingGeneratorMetadata)?.DefaultModelId ?? "none";
        passages = new QdrantPassageCollection(
            connection,
            new QdrantCollections(connection, TimeProvider.System),
            new QueryEmbedder(embeddings),
            null,
            new CollectionNotes(model, width, averageTokens, new Dictionary<string, string>())
        );
    }

    /// <summary>The collection of passages.</summary>
    public PassageCollection Passages => passages;

    /// <summary>The collection of passages, by its name.</summary>
    /// <exception cref="ArgumentException">Another name or another kind of record is requested.</exception>
    public override VectorStoreCollection<TKey, TRecord> GetCollection<TKey, TRecord>(
        string name,
        VectorStoreCollectionDefinition? definition = null
    ) =>
        name == passages.Name && (object)passages is VectorStoreCollection<TKey, TRecord> collection
            ? collection
            : throw new ArgumentException(
                $"the store holds the collection '{passages.Name}' of {nameof(PassageRecord)} by string, not '{name}' of {typeof(TRecord).Name} by {typeof(TKey).Name}",
                nameof(name)
            );

    /// <inheritdoc/>
    public override VectorStoreCollection<object, Dictionary<string, object?>> GetDynamicCollection(
        string name,
        VectorStoreCollectionDefinition definition
    ) =>
        throw new NotSupportedException(
            $"the store has no dynamic collections; use GetCollection<string, {nameof(PassageRecord)}>(\"{passages.Name}\")"
        );

    /// <inheritdoc/>
    public override async IAsyncEnumerable<string> ListCollectionNamesAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (await passages.CollectionExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return passages.Name;
        }
    }

    /// <inheritdoc/>
    public override async Task<bool> CollectionExistsAsync(string name, CancellationToken cancellationToken = default) =>
        name == passages.Name && await passages.CollectionExistsAsync(cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public override Task EnsureCollectionDeletedAsync(string name, CancellationToken cancellationToken = default) =>
        name == passages.Name ? passages.EnsureCollectionDeletedAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc/>
    public override object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(VectorStoreMetadata)
            ? new VectorStoreMetadata { VectorStoreSystemName = "qdrant", VectorStoreName = connection.Options.Endpoint }
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            connection.Dispose();
        }

        base.Dispose(disposing);
    }
}
