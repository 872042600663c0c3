using Assistant.Core.Index;

namespace Assistant.Tests.Index;

public sealed class SqliteVectorStorePromises : VectorStorePromises, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-store-");
    private readonly CorpusIndex index;

    public SqliteVectorStorePromises() =>
        index = CorpusIndex.OpenAsync(folder.FullName, null, CancellationToken.None).GetAwaiter().GetResult();

    protected override PassageCollection Collection =>
        (PassageCollection)index.Store.GetCollection<string, PassageRecord>(SqliteVectorStore.PassagesName);

    public void Dispose()
    {
        index.Dispose();
        folder.Delete(recursive: true);
    }
}
