using System.Text;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Tests.Index;

public sealed class CorpusIndexTests
{
    [Fact]
    public async Task AReportIsIndexedWithItsPassagesLedgerAndGlossary()
    {
        using var corpus = await Some.CorpusAsync();
        var snapshot = corpus.Index.Current;

        var info = Assert.Single(snapshot.Reports);
        Assert.Equal(("清河县-2021", "清河县", 2021, "王小明"), (info.Report, info.Place, info.Year, info.Deliverer));
        Assert.Equal(info.Passages, snapshot.Passages(info.Report).Count);
        Assert.Equal(info.Figures, snapshot.Figures(info.Report).Count);
        Assert.Equal(["三资", "河长制"], snapshot.Glossary(info.Report).Select(g => g.Term));
        Assert.True(snapshot.DocumentFrequency("收入") >= 2);
        Assert.Equal(0, snapshot.DocumentFrequency("火星"));
    }

    [Fact]
    public async Task AGlossaryTermIsFoundOverAllReportsAndGoesWithItsReport()
    {
        using var corpus = await Some.CorpusAsync(("清河县-2021", Some.ReportText), ("b-2020", Some.ReportText));

        Assert.Equal(
            [new GlossaryPlace("b-2020", 1, "河长制"), new GlossaryPlace("清河县-2021", 1, "河长制")],
            corpus.Index.Current.GlossaryLike("报告里的河长制怎么解释").OrderBy(p => p.Report, StringComparer.Ordinal)
        );

        File.Delete(Path.Combine(corpus.CorpusFolder, "b-2020.txt"));
        await corpus.IngestAsync();

        Assert.Equal([new GlossaryPlace("清河县-2021", 1, "河长制")], corpus.Index.Current.GlossaryLike("何长制"));
    }

    [Fact]
    public async Task TheOutlineIsStoredWithTheReport()
    {
        using var corpus = await Some.CorpusAsync();
        var snapshot = corpus.Index.Current;
        var read = new Core.Documents.ReportReader().Read(Path.Combine(corpus.CorpusFolder, "清河县-2021.txt")).Outline;

        var stored = snapshot.Outline("清河县-2021");

        Assert.NotEmpty(stored.Chapters);
        Assert.Equal(read.Chapters, stored.Chapters);
        Assert.Equal(read.Lists.SelectMany(l => l.Items), stored.Lists.SelectMany(l => l.Items));
        Assert.Empty(snapshot.Outline("nowhere").Chapters);
    }

    [Fact]
    public async Task NearlyTheSameTextTwiceIsTold()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("清河县-2021.txt", Some.ReportText);
        corpus.Write("清河县-2021修订稿.txt", Some.ReportText + "\n特此报告，请予审议，欢迎提出意见和建议，我们一定认真研究。\n");

        var summary = await corpus.OpenAsync();

        Assert.Contains(summary.Warnings, w =>
            w.StartsWith("清河县-2021 and 清河县-2021修订稿 are nearly the same text", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task WhatPeopleShouldKnowOfPlaceAndYearIsTold()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("南通市-2021.txt", Some.ReportText);

        Assert.Contains((await corpus.OpenAsync()).Warnings, w =>
            w.Contains("南通市-2021.txt: its name says 南通市, its text 清河县", StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task ASecondIngestHasNothingToDo()
    {
        using var corpus = await Some.CorpusAsync();

        var again = await corpus.IngestAsync();

        Assert.Equal((0, 0, 1, 0), (again.Added, again.Updated, again.Unchanged, again.Removed));
    }

    [Fact]
    public async Task ChangedNewAndRemovedFilesAreFollowed()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText), ("b-2020", Some.ReportText));
        corpus.Write("a-2020.txt", Some.ReportText.Replace("120.5", "999.9", StringComparison.Ordinal));
        corpus.Write("c-2020.txt", Some.ReportText);
        File.Delete(Path.Combine(corpus.CorpusFolder, "b-2020.txt"));

        var summary = await corpus.IngestAsync();

        Assert.Equal((1, 1, 0, 1), (summary.Added, summary.Updated, summary.Unchanged, summary.Removed));
        Assert.Equal(["a-2020", "c-2020"], corpus.Index.Current.Reports.Select(r => r.Report));
        Assert.Contains("999.9", corpus.Index.Current.Text("a-2020"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnreadableFileIsNamedAndTheOthersAreIndexed()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("good-2020.txt", Some.ReportText);
        corpus.Write("bad-2020.txt", [0x7F, 0, 1, 2, 3]);

        var summary = await corpus.OpenAsync();

        var failed = Assert.Single(summary.Failed);
        Assert.EndsWith("bad-2020.txt", failed.Path, StringComparison.Ordinal);
        Assert.Contains("not a text file", failed.Cause, StringComparison.Ordinal);
        Assert.Equal(["good-2020"], corpus.Index.Current.Reports.Select(r => r.Report));
    }

    [Fact]
    public async Task TwoFilesOfOneNameAreToldApart()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("a-2020.txt", Some.ReportText);
        corpus.Write("a-2020.docx", [1]);

        var summary = await corpus.OpenAsync();

        Assert.Contains(summary.Failed, f => f.Cause.Contains("another file is called 'a-2020'", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CancellingHalfWayLeavesTheOldIndexServing()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        corpus.Write("b-2020.txt", Some.ReportText);
        corpus.Write("c-2020.txt", Some.ReportText);
        using var stop = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => corpus.IngestAsync(new At("b-2020.txt", stop.Cancel), stop.Token));

        Assert.Equal(["a-2020"], corpus.Index.Current.Reports.Select(r => r.Report));
        Assert.Equal(2, (await corpus.IngestAsync()).Added);
    }

    [Fact]
    public async Task AFailureHalfWayLeavesTheOldIndexOnDisk()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        corpus.Write("b-2020.txt", Some.ReportText);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            corpus.IngestAsync(new At("b-2020.txt", () => throw new InvalidOperationException("crash")))
        );

        using var reopened = await CorpusIndex.OpenAsync(corpus.DataFolder, null, CancellationToken.None);
        Assert.Equal(["a-2020"], reopened.Current.Reports.Select(r => r.Report));
    }

    [Fact]
    public async Task ASnapshotDoesNotChangeUnderATurn()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        var before = corpus.Index.Current;
        corpus.Write("a-2020.txt", Some.ReportText.Replace("120.5", "999.9", StringComparison.Ordinal));
        await corpus.IngestAsync();

        Assert.Contains("120.5", before.Text("a-2020"), StringComparison.Ordinal);
        Assert.Contains("999.9", corpus.Index.Current.Text("a-2020"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ReadersDuringAnIngestSeeOneWholeState()
    {
        using var corpus = await Some.CorpusAsync(("a-2020", Some.ReportText));
        for (var i = 0; i < 12; i++)
        {
            corpus.Write($"r{i}-2020.txt", Some.ReportText);
        }

        var counts = new List<int>();
        await corpus.IngestAsync(new At(null, () => counts.Add(corpus.Index.Current.Reports.Count)));

        Assert.All(counts, count => Assert.Equal(1, count));
        Assert.Equal(13, corpus.Index.Current.Reports.Count);
    }

    [Fact]
    public async Task AMissingCorpusFolderIsNamed()
    {
        using var corpus = new IndexedCorpus();

        var error = await Assert.ThrowsAsync<IndexException>(() => corpus.OpenAsync());

        Assert.Contains(corpus.CorpusFolder, error.Message, StringComparison.Ordinal);
        Assert.Contains("does not exist", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyCorpusFolderIsNamed()
    {
        using var corpus = new IndexedCorpus();
        corpus.Write("readme.md", "no report");

        Assert.Contains(
            "holds no report",
            (await Assert.ThrowsAsync<IndexException>(() => corpus.OpenAsync())).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ADataFolderThatCannotBeWrittenIsNamed()
    {
        var file = Path.GetTempFileName();

        var error = await Assert.ThrowsAsync<IndexException>(() =>
            CorpusIndex.OpenAsync(Path.Combine(file, "data"), null, CancellationToken.None)
        );

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("--data", error.Message, StringComparison.Ordinal);
        File.Delete(file);
    }

    [Fact]
    public async Task AnIndexOfAnOlderFormatIsMadeAnewByItself()
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        await using (var connection = new SqliteConnection($"Data Source={corpus.DataFolder}/assistant.db;Pooling=False"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "DROP TABLE reports; PRAGMA user_version = 1";
            command.ExecuteNonQuery();
        }

        Assert.Equal(1, (await corpus.OpenAsync()).Added);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task ADamagedIndexIsNamedAndMadeAnewOnRequest(bool truncated)
    {
        using var corpus = await Some.CorpusAsync();
        corpus.Index.Dispose();
        var file = Path.Combine(corpus.DataFolder, "assistant.db");
        var bytes = await File.ReadAllBytesAsync(file);
        await File.WriteAllBytesAsync(file, truncated ? bytes[..(bytes.Length / 2)] : Encoding.UTF8.GetBytes(new string('x', 5000)));
        File.Delete(file + "-wal");

        var error = await Assert.ThrowsAsync<IndexException>(() => corpus.OpenAsync());

        Assert.Contains(file, error.Message, StringComparison.Ordinal);
        Assert.Contains("--rebuild", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, (await corpus.OpenAsync(rebuild: true)).Added);
    }

    [Fact]
    public async Task VectorsAreMadeWhereAGeneratorIsGivenAndTheirModelIsRemembered()
    {
        using var corpus = await Some.CorpusAsync();
        using var index = await CorpusIndex.OpenAsync(corpus.DataFolder, new Letters(), CancellationToken.None);

        var summary = await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Equal(1, summary.Updated);
        Assert.NotEmpty(await index.Passages.SearchAsync("生产总值", 3).ToListAsync());
        Assert.Equal(1, (await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None)).Unchanged);
    }

    [Fact]
    public async Task AGeneratorThatDoesNotAnswerLeavesWordsServingWithAWarning()
    {
        using var corpus = await Some.CorpusAsync();
        var options = new EmbeddingOptions { Endpoint = "http://127.0.0.1:9/v1", Model = "m" };
        using var index = await CorpusIndex.OpenAsync(
            corpus.DataFolder,
            EmbeddingGenerators.Create(options, _ => throw new NotSupportedException()),
            CancellationToken.None
        );

        var summary = await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Contains("does not answer", Assert.Single(summary.Warnings), StringComparison.Ordinal);
        Assert.NotEmpty(index.Current.Passages("清河县-2021"));
    }

    private sealed class At(string? file, Action act) : IProgress<IngestProgress>
    {
        public void Report(IngestProgress value)
        {
            if (file is null || value.File == file)
            {
                act();
            }
        }
    }
}
