using Assistant.Cli;
using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Tests.Cli;

/// <summary>When a command makes the index, and when it takes it as it is.</summary>
public sealed class IndexAccessTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-access-");
    private readonly StringWriter messages = new() { NewLine = "\n" };
    private readonly ServiceProvider services = Services(("Embedding:Provider", "none"));

    public void Dispose()
    {
        services.Dispose();
        SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task WithoutAnIndexOneIsMadeAndSaid()
    {
        Write("a", "r-2020");

        Assert.Equal(["r-2020"], await AskAsync("a"));
        Assert.Contains(
            $"there is no index in {In("data")} yet: it is made from the reports in {In("a")}",
            Said(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AnIndexThatIsThereIsTakenInSilence()
    {
        Write("a", "r-2020");
        await IngestAsync("a");

        Assert.Equal(["r-2020"], await AskAsync("a"));
        Assert.Equal(["r-2020"], await AskAsync(null));
        Assert.Empty(Said());
    }

    [Fact]
    public async Task AChangedCorpusIsSaidAndLeftToAnIngest()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        Write("a", "s-2020");

        Assert.Equal(["r-2020"], await AskAsync(null));
        Assert.Contains(
            "has changed since it was indexed (1 new, 0 changed, 0 gone); `assistant ingest`",
            Said(),
            StringComparison.Ordinal
        );
        Assert.Equal(["r-2020", "s-2020"], await IngestAsync(null));
    }

    [Fact]
    public async Task ACorpusFolderThatIsGoneIsSaidAndTheIndexAnswers()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        Directory.Delete(In("a"), recursive: true);

        Assert.Equal(["r-2020"], await AskAsync(null));
        Assert.Contains($"{In("a")} is not there any more", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnotherCorpusThatTheCallNamesIsIndexedAndSaid()
    {
        Write("a", "r-2020", "s-2020", "t-2020");
        Write("b", "u-2020");
        await IngestAsync("a");

        Assert.Equal(["u-2020"], await AskAsync("b"));
        Assert.Contains($"is that of {In("a")}: it is made from the reports in {In("b")}", Said(), StringComparison.Ordinal);
        Assert.Equal(["u-2020"], await AskAsync(null));
        Assert.Empty(Said());
    }

    [Fact]
    public async Task AnIngestWithoutANamedCorpusTakesTheRememberedOne()
    {
        Write("a", "r-2020");
        Write("found", "x-2020");
        await IngestAsync("a");

        Assert.Equal(["r-2020"], await IngestAsync(null));
    }

    [Fact]
    public async Task AnIndexOfAnotherFormatIsMadeAnewFromItsOwnCorpus()
    {
        Write("a", "r-2020");
        Write("found", "x-2020");
        await IngestAsync("a");
        await SetFormatAsync(1);

        Assert.Equal(["r-2020"], await AskAsync(null));
        Assert.Contains("was made by another version of the program", Said(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIndexOfAnotherFormatStaysWhereItsCorpusIsGone()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        Directory.Delete(In("a"), recursive: true);
        await SetFormatAsync(1);

        await Assert.ThrowsAsync<IndexException>(() => AskAsync(null));

        Assert.Equal(["r-2020"], StoredIndex.Find(In("data"))!.Reports);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AnIngestThatWouldRemoveMoreThanHalfLeavesTheIndexAlone(bool rebuild)
    {
        Write("a", "r-2020", "s-2020");
        Write("b", "u-2020");
        await IngestAsync("a");

        await Assert.ThrowsAsync<PruneRequiredException>(() => IngestAsync("b", rebuild));

        Assert.Equal(["r-2020", "s-2020"], await AskAsync(null));
        Assert.Equal(["u-2020"], await IngestAsync("b", rebuild, prune: true));
    }

    [Fact]
    public async Task AnIndexOfAnotherEmbeddingModelIsSearchedByWordsAloneAndThatIsSaid()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        using var others = Services(("Embedding:Provider", "static"));

        using var index = await Access(others, null).ToAskAsync(CancellationToken.None);

        Assert.NotNull(index.ModelDifference);
        Assert.Contains(
            $"{index.ModelDifference}; the search goes by words alone until `assistant ingest`",
            Said(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AServerThatIsDownIsNoReasonNotToAnswer()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        using var others = Services(("Embedding:Provider", "none"), ("Qdrant:Endpoint", "http://127.0.0.1:9"), ("Qdrant:Retries", "0"));

        using var index = await Access(others, null).ToAskAsync(CancellationToken.None);

        Assert.Contains("does not answer", index.SearchFault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsRequiredAndDownIsAnError()
    {
        Write("a", "r-2020");
        await IngestAsync("a");
        using var others = Services(
            ("Embedding:Provider", "none"),
            ("Qdrant:Endpoint", "http://127.0.0.1:9"),
            ("Qdrant:Retries", "0"),
            ("Qdrant:Required", "true")
        );

        await Assert.ThrowsAsync<SearchServerException>(() => Access(others, null).ToAskAsync(CancellationToken.None));
    }

    private static ServiceProvider Services(params (string Setting, string Value)[] settings) =>
        new ServiceCollection()
            .AddAssistant(
                new ConfigurationBuilder()
                    .AddInMemoryCollection(settings.Select(s => KeyValuePair.Create(s.Setting, (string?)s.Value)))
                    .Build()
            )
            .BuildServiceProvider();

    private string In(string name) => Path.Combine(folder.FullName, name);

    private void Write(string corpus, params string[] reports)
    {
        Directory.CreateDirectory(In(corpus));
        foreach (var report in reports)
        {
            File.WriteAllText(Path.Combine(In(corpus), report + ".txt"), Some.ReportText);
        }
    }

    /// <summary>The access of a call from a folder in which the corpus folder "found" is found.</summary>
    private IndexAccess Access(ServiceProvider provider, string? named) =>
        new(
            provider.GetRequiredService<AssistantFactory>(),
            new IndexFolders(In(named ?? "found"), In("data")),
            named is not null,
            messages,
            redirected: true
        );

    private async Task<IEnumerable<string>> AskAsync(string? named)
    {
        using var index = await Access(services, named).ToAskAsync(CancellationToken.None);
        return [.. index.Current.Reports.Select(r => r.Report)];
    }

    private async Task<IEnumerable<string>> IngestAsync(string? named, bool rebuild = false, bool prune = false)
    {
        var (index, _, _) = await Access(services, named).IngestAsync(null, rebuild, prune, CancellationToken.None);
        using (index)
        {
            _ = Said();
            return [.. index.Current.Reports.Select(r => r.Report)];
        }
    }

    /// <summary>What was said since the last look.</summary>
    private string Said()
    {
        var said = messages.ToString();
        messages.GetStringBuilder().Clear();
        return said;
    }

    private async Task SetFormatAsync(int format)
    {
        await using var connection = new SqliteConnection($"Data Source={In("data")}/assistant.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA user_version = {format}";
        command.ExecuteNonQuery();
    }
}
