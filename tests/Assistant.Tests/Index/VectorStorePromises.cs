using Assistant.Core.Index;
using Microsoft.Extensions.VectorData;
using Xunit;

namespace Assistant.Tests.Index;

/// <summary>What every store of passages promises; a suite for each implementation derives from it.</summary>
public abstract class VectorStorePromises
{
    /// <summary>An empty collection; what it needs is freed by the implementation's own fixture.</summary>
    protected abstract PassageCollection Collection { get; }

    [Fact]
    public async Task ARecordComesBackAsItWasPut()
    {
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "收入 增长", [1, 0]));

        var found = await Collection.GetAsync("a#0", new RecordRetrievalOptions { IncludeVectors = true });

        Assert.NotNull(found);
        Assert.Equal(
            ("a#0", "a", "地", 2020, "Actual", "text a#0", "收入 增长"),
            (found.Id, found.Report, found.Place, found.Year, found.Status, found.Text, found.Tokens)
        );
        Assert.Equal([1f, 0f], found.Vector.ToArray());
    }

    [Fact]
    public async Task AVectorIsLeftOutUnlessAskedFor()
    {
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "收入", [1, 0]));

        Assert.True((await Collection.GetAsync("a#0"))!.Vector.IsEmpty);
    }

    [Fact]
    public async Task AnUnknownKeyIsNull() => Assert.Null(await Collection.GetAsync("nowhere#0"));

    [Fact]
    public async Task PuttingAgainReplaces()
    {
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "收入"));
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "支出"));

        Assert.Empty(await HybridAsync(["收入"]));
        Assert.Equal(["a#0"], await HybridAsync(["支出"]));
    }

    [Fact]
    public async Task ADeletedRecordIsNotFoundAnyMore()
    {
        await Collection.UpsertAsync([Record("a#0", "a", 2020, "收入"), Record("a#1", "a", 2020, "收入")]);
        await Collection.DeleteAsync("a#0");
        await Collection.DeleteAsync(["a#0", "never#0"]);

        Assert.Equal(["a#1"], await HybridAsync(["收入"]));
    }

    [Fact]
    public async Task ADeletedReportLeavesTheOthers()
    {
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, "收入"),
            Record("a#1", "a", 2020, "收入"),
            Record("ab#0", "ab", 2020, "收入"),
        ]);
        await Collection.DeleteReportAsync("a");
        await Collection.DeleteReportAsync("never");

        Assert.Equal(["ab#0"], await HybridAsync(["收入"]));
        Assert.Null(await Collection.GetAsync("a#1"));
    }

    [Fact]
    public async Task MoreThanOneBatchComesBackWhole()
    {
        await Collection.UpsertAsync(Enumerable.Range(0, 1200).Select(i => Record($"a#{i}", "a", 2020, "收入", [1, i])));

        Assert.Equal(1200, await Collection.GetAsync(r => r.Report == "a", 5000).CountAsync());
        Assert.Equal(
            700,
            await Collection
                .GetAsync(r => r.Report == "a", 5000, new FilteredRecordRetrievalOptions<PassageRecord> { Skip = 500 })
                .CountAsync()
        );
        Assert.Equal(3, await Collection.GetAsync(r => r.Report == "a", 3).CountAsync());
    }

    [Fact]
    public async Task RarerWordsCountMore()
    {
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, "增长 收入"),
            Record("a#1", "a", 2020, "增长 旅游"),
            Record("a#2", "a", 2020, "增长 教育"),
            Record("a#3", "a", 2020, "无关"),
        ]);

        var found = await HybridAsync(["增长", "旅游"]);

        Assert.Equal("a#1", found[0]);
        Assert.DoesNotContain("a#3", found);
    }

    [Theory]
    [InlineData("pm2.5")]
    [InlineData("r&d")]
    [InlineData("1+n")]
    [InlineData("a\"b")]
    public async Task TokensAreMetWhole(string token)
    {
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, token.Replace("\"", "", StringComparison.Ordinal)),
            Record("a#1", "a", 2020, "pm r 1 n a"),
        ]);

        Assert.Equal(["a#0"], await HybridAsync([token.Replace("\"", "", StringComparison.Ordinal)]));
        await HybridAsync([token]);
    }

    [Fact]
    public async Task WordsServeAloneWithoutAVector()
    {
        await Collection.UpsertAsync([Record("a#0", "a", 2020, "收入", [1, 0]), Record("a#1", "a", 2020, "支出", [0, 1])]);

        Assert.Equal(["a#0"], await HybridAsync(["收入"], ReadOnlyMemory<float>.Empty));
    }

    [Fact]
    public async Task BothLegsAreFusedByReciprocalRank()
    {
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, "收入", [0.6f, 0.8f]),
            Record("a#1", "a", 2020, "支出", [1, 0]),
            Record("a#2", "a", 2020, "收入 收入", [1, 0.1f]),
        ]);

        var found = new List<(string Id, double Score)>();
        await foreach (var result in Collection.HybridSearchAsync(new ReadOnlyMemory<float>([1f, 0f]), ["收入"], 3))
        {
            found.Add((result.Record.Id, result.Score!.Value));
        }

        Assert.Equal("a#2", found[0].Id);
        Assert.Equal((1.0 / 2) + (1.0 / 3), found[0].Score, 6);
    }

    [Fact]
    public async Task DenseSearchOrdersByCosine()
    {
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, "x", [0, 1]),
            Record("a#1", "a", 2020, "x", [2, 0.2f]),
            Record("a#2", "a", 2020, "x", [1, 1]),
        ]);

        var found = new List<string>();
        await foreach (var result in Collection.SearchAsync(new ReadOnlyMemory<float>([1f, 0f]), 2))
        {
            found.Add(result.Record.Id);
        }

        Assert.Equal(["a#1", "a#2"], found);
    }

    [Fact]
    public async Task AVectorOfAnotherWidthIsToldWithTheCure()
    {
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "x", [0, 1]));

        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Collection.SearchAsync(new ReadOnlyMemory<float>([1f, 0f, 0f]), 2).ToListAsync()
        );

        Assert.Contains("2-wide", error.Message, StringComparison.Ordinal);
        Assert.Contains("--rebuild", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FiltersNarrowEverySearch()
    {
        string[] wanted = ["a", "b"];
        string[] others = ["c#0", "d#0"];
        int[] years = [2020, 2022];
        List<string> none = [];
        await Collection.UpsertAsync([
            Record("a#0", "a", 2020, "收入"),
            Record("b#0", "b", 2021, "收入"),
            Record("c#0", "c", 2022, "收入"),
        ]);

        Assert.Equal(["a#0", "b#0"], await FilteredAsync(r => wanted.Contains(r.Report)));
        Assert.Equal(["b#0"], await FilteredAsync(r => wanted.Contains(r.Report) && r.Year > 2020));
        Assert.Equal(["a#0", "c#0"], await FilteredAsync(r => r.Report == "a" || r.Year >= 2022));
        Assert.Equal(["b#0", "c#0"], await FilteredAsync(r => !(r.Report == "a")));
        Assert.Equal(["b#0", "c#0"], await FilteredAsync(r => r.Report != "a" && r.Status == "Actual" && r.Place == "地"));
        Assert.Equal(["a#0", "b#0"], await FilteredAsync(r => 2022 > r.Year && 2020 <= r.Year));
        Assert.Equal(["a#0", "c#0"], await FilteredAsync(r => years.Contains(r.Year)));
        Assert.Equal(["c#0"], await FilteredAsync(r => r.Id == "c#0" || none.Contains(r.Report)));
        Assert.Equal(["a#0", "b#0"], await FilteredAsync(r => !others.Contains(r.Id)));
        Assert.Equal(["a#0"], (await Collection.GetAsync(r => r.Year == 2020, 5).ToListAsync()).Select(r => r.Id));
    }

    [Fact]
    public async Task AFilterThatCannotBeTranslatedIsNamed()
    {
        var error = await Assert.ThrowsAsync<NotSupportedException>(() => FilteredAsync(r => r.Text.StartsWith('x')));

        Assert.Contains("StartsWith", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TopAndSkipPageThroughTheResults()
    {
        await Collection.UpsertAsync(
            Enumerable.Range(0, 5).Select(i => Record($"a#{i}", "a", 2020, $"收入{string.Concat(Enumerable.Repeat(" 支出", i))}"))
        );

        var page = new List<string>();
        await foreach (
            var result in Collection.HybridSearchAsync(
                ReadOnlyMemory<float>.Empty,
                ["收入"],
                2,
                new HybridSearchOptions<PassageRecord> { Skip = 2 }
            )
        )
        {
            page.Add(result.Record.Id);
        }

        Assert.Equal(["a#2", "a#3"], page);
    }

    [Fact]
    public async Task DeletingTheCollectionLeavesItEmptyAndUsable()
    {
        await Collection.UpsertAsync(Record("a#0", "a", 2020, "收入"));
        await Collection.EnsureCollectionDeletedAsync();
        await Collection.EnsureCollectionExistsAsync();

        Assert.Empty(await HybridAsync(["收入"]));
    }

    protected static PassageRecord Record(string id, string report, int year, string tokens, float[]? vector = null) =>
        new()
        {
            Id = id,
            Report = report,
            Place = "地",
            Year = year,
            Status = "Actual",
            Text = $"text {id}",
            Tokens = tokens,
            Vector = vector ?? ReadOnlyMemory<float>.Empty,
        };

    private async Task<List<string>> HybridAsync(string[] words, ReadOnlyMemory<float> vector = default)
    {
        var found = new List<string>();
        await foreach (var result in Collection.HybridSearchAsync(vector, words, 10))
        {
            found.Add(result.Record.Id);
        }

        return found;
    }

    private async Task<List<string>> FilteredAsync(System.Linq.Expressions.Expression<Func<PassageRecord, bool>> filter)
    {
        var found = new List<string>();
        await foreach (
            var result in Collection.HybridSearchAsync(
                ReadOnlyMemory<float>.Empty,
                ["收入"],
                10,
                new HybridSearchOptions<PassageRecord> { Filter = filter }
            )
        )
        {
            found.Add(result.Record.Id);
        }

        return [.. found.Order(StringComparer.Ordinal)];
    }
}
