using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Microsoft.Extensions.VectorData;
using Xunit;

namespace Assistant.Tests.Index;

/// <summary>A search over some of many reports finds what a search of every row finds.</summary>
public sealed class ManyReportsTests : IDisposable
{
    private const int Reports = 30;
    private const int Each = 40;
    private const int Width = 20;
    private static readonly string[] Words = [.. Enumerable.Range(0, 60).Select(i => $"词{i}")];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-many-");
    private readonly IndexDatabase database;
    private readonly SqlitePassageCollection passages;

    public ManyReportsTests()
    {
        database = IndexDatabase.Open(folder.FullName, rebuild: false);
        passages = new SqlitePassageCollection(database, database, new QueryEmbedder(null));
        var chance = new Random(7);
        passages.UpsertAsync(Enumerable.Range(0, Reports * Each).Select(i => Record(i, chance))).GetAwaiter().GetResult();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(25)]
    [InlineData(Reports)]
    public void WordsAreWeighedAsFts5WeighsThem(int reports)
    {
        var names = Names(reports);
        string[] words = ["词1", "词7", "词20", "词59", "nowhere"];

        var found = new WordSearch(database, database.Statistics).Find(words, r => names.Contains(r.Report), 50, CancellationToken.None);

        var expected = Fts5(words, names, 50);
        Assert.Equal(expected.Select(e => e.Number), found.Select(f => f.Number));
        Assert.All(found.Zip(expected), pair => Assert.Equal(pair.Second.Score, pair.First.Score, 1e-9));
    }

    [Fact]
    public void APartOfALargeIndexIsSearchedWhole()
    {
        var few = new WordSearch(database, database.Statistics).Find(["词3"], r => r.Report == "r4", 500, CancellationToken.None);
        var all = new WordSearch(database, database.Statistics).Find(["词3"], null, 5000, CancellationToken.None);

        Assert.Equal(Fts5(["词3"], ["r4"], 500).Count, few.Count);
        Assert.Equal(few.Select(f => f.Number), all.Select(a => a.Number).Where(few.Select(f => f.Number).ToHashSet().Contains));
    }

    [Fact]
    public void AWordThatIsNoTokenIsFoldedAsFts5FoldsIt()
    {
        var found = new WordSearch(database, database.Statistics).Find(["GDP"], r => r.Report == "r2", 50, CancellationToken.None);

        Assert.Equal(Fts5(["gdp"], ["r2"], 50), found);
        Assert.NotEmpty(found);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(25)]
    [InlineData(Reports)]
    public async Task TheNearestByMeaningAreThoseOfAnExactScan(int reports)
    {
        var names = Names(reports);
        var vector = Vector(new Random(3));
        var all = await passages
            .GetAsync(r => names.Contains(r.Report), 5000, new() { IncludeVectors = true })
            .ToListAsync(TestContext.Current.CancellationToken);

        var found = await passages
            .SearchAsync(vector, 10, new() { Filter = r => names.Contains(r.Report) })
            .ToListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            all.OrderByDescending(r => System.Numerics.Tensors.TensorPrimitives.CosineSimilarity(r.Vector.Span, vector))
                .Take(10)
                .Select(r => r.Id),
            found.Select(f => f.Record.Id)
        );
    }

    [Fact]
    public async Task WhatIsRemovedOrReplacedIsNotFoundByItsOldVector()
    {
        float[] vector = [100, .. new float[Width - 1]];
        await passages.UpsertAsync(Record(0, new Random(1), vector));
        async Task<string> Nearest() =>
            (await passages.SearchAsync(vector, 1).ToListAsync(TestContext.Current.CancellationToken)).Single().Record.Id;

        var before = await Nearest();
        await passages.UpsertAsync(Record(0, new Random(1), [.. vector.Select(v => -v)]));
        var replaced = await Nearest();
        await passages.UpsertAsync(Record(0, new Random(1), vector));
        await passages.DeleteAsync("r0#0", TestContext.Current.CancellationToken);

        Assert.Equal("r0#0", before);
        Assert.NotEqual("r0#0", replaced);
        Assert.NotEqual("r0#0", await Nearest());
    }

    [Fact]
    public void AProductOfEightBitVectorsOverflowsNowhere()
    {
        var least = Enumerable.Repeat(sbyte.MinValue, 1003).ToArray();
        var most = Enumerable.Repeat(sbyte.MaxValue, 1003).ToArray();

        Assert.Equal(1003 * 128 * 128, Int8Product.Of(least, least));
        Assert.Equal(-1003 * 128 * 127, Int8Product.Of(least, most));
    }

    [Fact]
    public void AVectorWithoutDirectionIsNearToNothing()
    {
        Assert.All(PassageBlock.Quantized([0, 0, 0]), v => Assert.Equal(0, v));
        Assert.All(PassageBlock.Quantized([float.NaN, 1, 2]), v => Assert.Equal(0, v));
        Assert.Equal([127, -127, 64], PassageBlock.Quantized([2, -2, 1]));
    }

    [Fact]
    public async Task APassageIsReadWithoutTheRestOfItsReport()
    {
        using var corpus = await Some.CorpusAsync();
        var report = Some.Report();
        var split = new SentencePassageSplitter().Split(report);

        var read = corpus.Index.Current.Passages(report.Name);

        Assert.Equal(split.Count, read.Count);
        Assert.Equivalent(split[^1], read[^1]);
        Assert.Same(read[^1], read.ToList()[^1]);
        Assert.Equal(split.Select(p => p.Text), read.Select(p => p.Text));
        Assert.Throws<ArgumentOutOfRangeException>(() => read[split.Count]);
        Assert.Throws<ArgumentOutOfRangeException>(() => read[-1]);
    }

    [Fact]
    public async Task TheFiguresOfAPassageAreThoseOfItsLedger()
    {
        using var corpus = await Some.CorpusAsync();
        var passages = corpus.Index.Current.Passages("清河县-2021");

        var alone = passages.SelectMany(corpus.Index.Current.FiguresOf).ToList();

        Assert.NotEmpty(alone);
        Assert.Equal(corpus.Index.Current.Figures("清河县-2021"), alone);
        Assert.Equal(alone, passages.SelectMany(corpus.Index.Current.FiguresOf));
    }

    public void Dispose()
    {
        database.Close();
        folder.Delete(recursive: true);
    }

    private static List<string> Names(int reports) => [.. Enumerable.Range(0, reports).Select(i => $"r{i}")];

    private static float[] Vector(Random chance) => [.. Enumerable.Range(0, Width).Select(_ => (float)(chance.NextDouble() - 0.5))];

    // Lower words are commoner, and a passage may have a word twice.
    private static PassageRecord Record(int number, Random chance, float[]? vector = null) =>
        new()
        {
            Id = $"r{number / Each}#{number % Each}",
            Report = $"r{number / Each}",
            Place = "",
            Year = 2020,
            Status = "Actual",
            Text = "",
            Tokens = string.Join(
                ' ',
                Enumerable
                    .Range(0, 3 + chance.Next(20))
                    .Select(_ => Words[(int)(Words.Length * chance.NextDouble() * chance.NextDouble())])
                    .Append("gdp")
            ),
            Vector = vector ?? Vector(chance),
        };

    private List<(long Number, double Score)> Fts5(string[] words, List<string> reports, int top) =>
        database.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText =
                "SELECT p.number, -bm25(passage_words) FROM passage_words JOIN passages p ON p.number = passage_words.rowid "
                + $"WHERE passage_words MATCH $match AND p.report IN ('{string.Join("','", reports)}') ORDER BY bm25(passage_words), p.number LIMIT {top}";
            command.Parameters.AddWithValue("$match", string.Join(" OR ", words.Select(w => $"\"{w}\"")));
            using var reader = command.ExecuteReader();
            var rows = new List<(long, double)>();
            while (reader.Read())
            {
                rows.Add((reader.GetInt64(0), reader.GetDouble(1)));
            }

            return rows;
        });
}
