using Assistant.Core.Index;
using Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Xunit;

namespace Assistant.Tests.Index;

/// <summary>What the index knows of the folder that it was made from, and how it is opened without being changed.</summary>
public sealed class RememberedCorpusTests
{
    [Fact]
    public async Task TheIndexRemembersItsCorpusFolder()
    {
        using var corpus = await Some.CorpusAsync();

        Assert.Equal(corpus.CorpusFolder, corpus.Index.CorpusFolder);
        var stored = StoredIndex.Find(corpus.DataFolder)!;
        Assert.Equal((true, corpus.CorpusFolder), (stored.IsCurrent, stored.CorpusFolder));
        Assert.Equal(["清河县-2021"], stored.Reports);
    }

    [Fact]
    public async Task ACorpusBesideTheIndexMovesWithIt()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        var elsewhere = Path.Combine(Path.GetDirectoryName(corpus.DataFolder)!, "elsewhere");
        Directory.CreateDirectory(elsewhere);
        Directory.Move(corpus.CorpusFolder, Path.Combine(elsewhere, "corpus"));
        Directory.Move(corpus.DataFolder, Path.Combine(elsewhere, "data"));

        using var index = await CorpusIndex.OpenToAskAsync(Path.Combine(elsewhere, "data"), null, CancellationToken.None);

        Assert.Equal(Path.Combine(elsewhere, "corpus"), index.CorpusFolder);
        Assert.Null(index.ChangeOfCorpus());
    }

    [Theory]
    [InlineData("/a/corpus", "/a/data", "../corpus")]
    [InlineData("/a/data/reports", "/a/data", "reports")]
    [InlineData("/b/corpus", "/a/data", "/b/corpus")]
    [InlineData("/a", "/a/data", "/a")]
    public void AFolderFarFromTheIndexIsRememberedByItsFullPath(string corpus, string data, string setting)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "paths of Unix");

        Assert.Equal(setting, StoredIndex.ToSetting(corpus, data));
        Assert.Equal(corpus, StoredIndex.FromSetting(setting, data));
    }

    [Fact]
    public async Task NewChangedAndRemovedFilesAreSeenWithoutAnIngest()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText), ("b-2020", Some.ReportText));
        corpus.Write("a-2020.txt", Some.ReportText.Replace("120.5", "999.9", StringComparison.Ordinal));
        File.SetLastWriteTimeUtc(Path.Combine(corpus.CorpusFolder, "a-2020.txt"), DateTime.UnixEpoch);
        corpus.Write("c-2020.txt", Some.ReportText);
        File.Delete(Path.Combine(corpus.CorpusFolder, "b-2020.txt"));

        Assert.Equal(new CorpusChange(corpus.CorpusFolder, false, 1, 1, 1), corpus.Index.ChangeOfCorpus());
    }

    [Fact]
    public async Task AFileOfAnotherTimeAndTheSameTextIsNoChange()
    {
        using var corpus = await Some.CorpusAsync();
        File.SetLastWriteTimeUtc(Path.Combine(corpus.CorpusFolder, "清河县-2021.txt"), DateTime.UnixEpoch);

        Assert.Null(corpus.Index.ChangeOfCorpus());
    }

    [Fact]
    public async Task AFileThatWasLeftOutIsNoChange()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Write("bad-2020.txt", [0x7F, 0, 1]);
        corpus.Write("清河县-2021.docx", [1]);
        await corpus.IngestAsync();

        Assert.Null(corpus.Index.ChangeOfCorpus());
    }

    [Fact]
    public async Task ACorpusFolderThatIsGoneIsSeen()
    {
        using var corpus = await Some.CorpusAsync();
        Directory.Delete(corpus.CorpusFolder, recursive: true);

        Assert.True(corpus.Index.ChangeOfCorpus()!.IsMissing);
    }

    [Fact]
    public async Task AnIngestThatWouldRemoveMoreThanHalfIsRefusedWithTheCount()
    {
        using var corpus = await ThreeAsync();
        File.Delete(Path.Combine(corpus.CorpusFolder, "a-2020.txt"));
        File.Delete(Path.Combine(corpus.CorpusFolder, "b-2020.txt"));

        var error = await Assert.ThrowsAsync<PruneRequiredException>(() => corpus.IngestAsync());

        Assert.Equal((2, 3), (error.Removed, error.Reports));
        Assert.Contains("lacks 2 of the 3 reports", error.Message, StringComparison.Ordinal);
        Assert.Contains("--prune", error.Message, StringComparison.Ordinal);
        Assert.Equal(3, corpus.Index.Current.Reports.Count);
    }

    [Fact]
    public async Task TheyGoWhereThatIsMeant()
    {
        using var corpus = await ThreeAsync();
        File.Delete(Path.Combine(corpus.CorpusFolder, "a-2020.txt"));
        File.Delete(Path.Combine(corpus.CorpusFolder, "b-2020.txt"));

        var summary = await corpus.Index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None, prune: true);

        Assert.Equal(2, summary.Removed);
        Assert.Equal(["c-2020"], corpus.Index.Current.Reports.Select(r => r.Report));
    }

    [Fact]
    public async Task TheFilesOfItsOwnFolderMayBeReplacedByAsManyOthers()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        corpus.Write("b-2020.txt", Some.ReportText);
        corpus.Write("c-2020.txt", Some.ReportText);
        File.Delete(Path.Combine(corpus.CorpusFolder, "a-2020.txt"));

        Assert.Equal(1, (await corpus.IngestAsync()).Removed);
    }

    [Fact]
    public async Task AsManyReportsOfAnotherFolderAreRefused()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        using var other = new IndexedCorpus();
        other.Write("b-2020.txt", Some.ReportText);

        await Assert.ThrowsAsync<PruneRequiredException>(() => corpus.Index.IngestAsync(other.CorpusFolder, null, CancellationToken.None));
    }

    [Fact]
    public async Task HalfOfTheReportsMayGo()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText), ("b-2020", Some.ReportText));
        File.Delete(Path.Combine(corpus.CorpusFolder, "a-2020.txt"));

        Assert.Equal(1, (await corpus.IngestAsync()).Removed);
    }

    [Fact]
    public async Task AReportThatIsGoneGoesAlsoWhenTheEmbeddingModelChanges()
    {
        using var corpus = await ThreeAsync();
        File.Delete(Path.Combine(corpus.CorpusFolder, "a-2020.txt"));
        using var index = await CorpusIndex.OpenAsync(corpus.DataFolder, new Letters(), CancellationToken.None);

        var summary = await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Equal((2, 1), (summary.Updated, summary.Removed));
        Assert.Equal(["b-2020", "c-2020"], index.Current.Reports.Select(r => r.Report));
    }

    [Fact]
    public async Task AReportThatLiesElsewhereNowIsUnchangedAndNamesItsNewFile()
    {
        using var corpus = await Some.CorpusAsync();
        var elsewhere = corpus.CorpusFolder + "-2";
        Directory.Move(corpus.CorpusFolder, elsewhere);

        var summary = await corpus.Index.IngestAsync(elsewhere, null, CancellationToken.None);

        Assert.Equal((0, 1), (summary.Updated, summary.Unchanged));
        Assert.Equal(Path.Combine(elsewhere, "清河县-2021.txt"), Assert.Single(corpus.Index.Current.Reports).Source);
        Assert.Equal(elsewhere, corpus.Index.CorpusFolder);
    }

    [Fact]
    public async Task OnlyFilesThatAreReadAnewCountAsProgress()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        corpus.Write("b-2020.txt", Some.ReportText);
        var seen = new Seen();

        await corpus.IngestAsync(seen);
        await corpus.IngestAsync(seen);

        Assert.Equal([("b-2020.txt", 1, 1)], seen.Reported.Select(p => (p.File, p.Done, p.Total)));
    }

    [Fact]
    public async Task AMissingIndexIsNotMadeByWhoAsks()
    {
        var folder = Path.Combine(Path.GetTempPath(), $"assistant-nowhere-{Guid.NewGuid():N}");

        var error = await Assert.ThrowsAsync<IndexException>(() => CorpusIndex.OpenToAskAsync(folder, null, CancellationToken.None));

        Assert.Contains("is not there; make it with `assistant ingest`", error.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Null(StoredIndex.Find(folder));
    }

    [Fact]
    public async Task AnIndexOfAnotherFormatIsNotOpenedByWhoAsksAndKeepsItsCorpusFolder()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        await WriteAsync(corpus, "PRAGMA user_version = 1");

        var error = await Assert.ThrowsAsync<IndexException>(() =>
            CorpusIndex.OpenToAskAsync(corpus.DataFolder, null, CancellationToken.None)
        );

        Assert.Contains("another version of the program", error.Message, StringComparison.Ordinal);
        Assert.False(StoredIndex.Find(corpus.DataFolder)!.IsCurrent);
        using var anew = await CorpusIndex.OpenAsync(corpus.DataFolder, null, CancellationToken.None);
        Assert.Equal(corpus.CorpusFolder, anew.CorpusFolder);
        Assert.Empty(anew.Current.Reports);
    }

    [Fact]
    public async Task ALockedIndexIsNamedWithTheCure()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        SqliteConnection.ClearAllPools();
        await using var other = new SqliteConnection($"Data Source={corpus.DataFolder}/assistant.db;Pooling=False");
        other.Open();
        using var command = other.CreateCommand();
        command.CommandText = "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE";
        command.ExecuteNonQuery();

        var error = Assert.Throws<IndexException>(() => IndexDatabase.OpenExisting(corpus.DataFolder, seconds: 1));

        Assert.Contains("is locked by another process; try again", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnIndexRemovedUnderItsReadersIsNamedWithTheCure()
    {
        using var corpus = await Some.CorpusAsync();
        Directory.Delete(corpus.DataFolder, recursive: true);
        SqliteConnection.ClearAllPools();

        var error = await Assert.ThrowsAsync<IndexException>(() => corpus.Index.Passages.GetAsync("清河县-2021#1"));

        Assert.Contains("is not there; make it with `assistant ingest`", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VectorsOfAnotherModelAreNotSearched()
    {
        using var corpus = await Some.CorpusAsync();
        using var index = await CorpusIndex.OpenToAskAsync(corpus.DataFolder, new Letters(), CancellationToken.None);

        Assert.Contains("made with the embedding model 'none'", index.ModelDifference, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(async () => await index.Passages.SearchAsync("生产总值", 3).ToListAsync());
        Assert.NotEmpty(await index.Passages.HybridSearchAsync("生产总值", ["生产"], 3).ToListAsync());
    }

    [Fact]
    public async Task TheHitsOfASearchAreReadByOneQuery()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-hits-");
        var database = IndexDatabase.Open(folder.FullName, rebuild: false);
        var passages = new SqlitePassageCollection(database, database, new QueryEmbedder(null));
        await passages.UpsertAsync(Enumerable.Range(0, 80).Select(Passage));
        var before = database.Opened;

        var found = await passages.HybridSearchAsync("收入", ["收入"], 80).ToListAsync();

        Assert.Equal(80, found.Count);
        Assert.Equal(2, database.Opened - before);
        database.Close();
        folder.Delete(recursive: true);
    }

    private static PassageRecord Passage(int ordinal) =>
        new()
        {
            Id = $"r#{ordinal}",
            Report = "r",
            Place = "",
            Year = 2020,
            Status = "Actual",
            Text = $"收入{ordinal}",
            Tokens = $"收入 {ordinal}",
        };

    private static Task<IndexedCorpus> ThreeAsync() =>
        Some.CorpusAsync(("a-2020", Some.ReportText), ("b-2020", Some.ReportText), ("c-2020", Some.ReportText));

    private static async Task WriteAsync(IndexedCorpus corpus, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={corpus.DataFolder}/assistant.db;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private sealed class Seen : IProgress<IngestProgress>
    {
        public List<IngestProgress> Reported { get; } = [];

        public void Report(IngestProgress value) => Reported.Add(value);
    }
}
