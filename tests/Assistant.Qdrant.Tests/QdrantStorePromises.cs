using Assistant.Core.Index;
using Assistant.QdrantServer;
using Assistant.Tests.Index;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>The promises of a store of passages, held by the Qdrant store over the test server.</summary>
public sealed class QdrantStorePromises : QdrantPromises
{
    private QdrantTestServer? server;

    protected override async Task<QdrantOptions> OptionsAsync()
    {
        server = await QdrantTestServer.StartAsync();
        return new QdrantOptions { Endpoint = server.Address };
    }

    protected override async Task StopAsync() => await server!.DisposeAsync();
}

/// <summary>The same over a real server, where QDRANT_ENDPOINT names one (and QDRANT_API_KEY its key).</summary>
public sealed class RealServerPromises : QdrantPromises
{
    protected override Task<QdrantOptions> OptionsAsync()
    {
        var endpoint = Environment.GetEnvironmentVariable("QDRANT_ENDPOINT");
        Assert.SkipWhen(string.IsNullOrEmpty(endpoint), "QDRANT_ENDPOINT names no server");
        return Task.FromResult(
            new QdrantOptions
            {
                Endpoint = endpoint!,
                ApiKey = Environment.GetEnvironmentVariable("QDRANT_API_KEY") ?? string.Empty,
                Collection = $"assistant-promises-{Guid.NewGuid():N}",
                DeadlineSeconds = 30,
            }
        );
    }

    protected override Task StopAsync() => Task.CompletedTask;
}

/// <summary>A collection of two-wide vectors on a server of the derived suite's choice.</summary>
public abstract class QdrantPromises : VectorStorePromises, IAsyncLifetime
{
    private QdrantVectorStore? store;

    protected override PassageCollection Collection => store!.Passages;

    public async ValueTask InitializeAsync()
    {
        store = new QdrantVectorStore(await OptionsAsync(), width: 2, averageTokens: 4);
        await Collection.EnsureCollectionExistsAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (store is not null)
        {
            await Collection.EnsureCollectionDeletedAsync();
            store.Dispose();
            await StopAsync();
        }

        GC.SuppressFinalize(this);
    }

    protected abstract Task<QdrantOptions> OptionsAsync();

    protected abstract Task StopAsync();
}
