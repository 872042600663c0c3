using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class PrintedWordsTests : IAsyncLifetime
{
    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync();

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void EachMarkIsAWordOfTheSearch()
    {
        var found = Assert.Single(Find("一般公共预算收入 下降").Found);

        Assert.Equal(["一般公共预算收入", "下降"], found.Marks.Select(m => m.Of(found.Passage.Text)));
    }

    [Theory]
    [InlineData("１２０．５亿元")]
    [InlineData("120.5亿元")]
    public void WideAndNarrowSignsAreTheSame(string words) => Assert.Equal(1, Find(words).Total);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("房价")]
    [InlineData("项目 房价")]
    public void WhatIsNotPrintedIsNotFound(string words) => Assert.Equal(0, Find(words).Total);

    [Fact]
    public void WordsThatOverlapAreMarkedOnce()
    {
        var found = Find("公共预算 预算收入").Found[0];

        Assert.Equal("公共预算收入", Assert.Single(found.Marks).Of(found.Passage.Text));
    }

    [Fact]
    public void AllAreCountedAndTheFirstAreGiven()
    {
        var search = Find("增长", most: 1);

        Assert.True(search.Total > 1);
        Assert.Equal(1, search.Reports);
        Assert.Single(search.Found);
    }

    private PrintedSearch Find(string words, int most = 100) =>
        PrintedWords.Find(corpus.Index.Current, words, corpus.Index.Current.Reports, most, CancellationToken.None);
}
