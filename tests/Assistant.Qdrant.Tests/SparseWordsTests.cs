using Assistant.Core.Language;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Qdrant.Tests;

public sealed class SparseWordsTests
{
    [Fact]
    public void AWordWeighsAsInBm25()
    {
        var vector = SparseWords.OfPassage("收入 增长 收入 支出", averageTokens: 8);

        // Length 4 of 8 on average: 1 - 0.75 + 0.75 / 2 = 0.625.
        var weights = vector.Indices.Zip(vector.Values).ToDictionary();
        Assert.Equal(2 * 2.2 / (2 + (1.2 * 0.625)), weights[SparseWords.Index("收入")], 1e-5);
        Assert.Equal(1 * 2.2 / (1 + (1.2 * 0.625)), weights[SparseWords.Index("支出")], 1e-5);
    }

    [Fact]
    public void IndicesAreStableUniqueAndInOrder()
    {
        var vector = SparseWords.OfPassage(string.Join(' ', SearchText.Tokens(Some.ReportText)), averageTokens: 50);

        Assert.Equal(vector.Indices.Distinct().Order(), vector.Indices);
        Assert.Equal(vector.Indices.Count, vector.Values.Count);
        Assert.Equal(0x811C9DC5u, SparseWords.Index(string.Empty));
        Assert.Equal(0xE40C292Cu, SparseWords.Index("a"));
    }

    [Fact]
    public void WordsThatShareAnIndexCountAsOne()
    {
        // Two known words of one FNV-1a hash.
        Assert.Equal(SparseWords.Index("costarring"), SparseWords.Index("liquid"));

        Assert.Equal(
            SparseWords.OfPassage("liquid liquid", averageTokens: 2),
            SparseWords.OfPassage("costarring liquid", averageTokens: 2)
        );
        Assert.Equal(1, Assert.Single(SparseWords.OfQuery(["costarring", "liquid"], null).Values));
    }

    [Fact]
    public void AnUnknownWordKeepsTheServersMeasure() => Assert.Equal(1, Assert.Single(SparseWords.OfQuery(["火星"], null).Values));

    [Fact]
    public void PointIdentifiersAreStableUuids()
    {
        Assert.Equal(PointIds.Of("a#0"), PointIds.Of("a#0"));
        Assert.NotEqual(PointIds.Of("a#0"), PointIds.Of("a#1"));
        Assert.Matches("^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$", PointIds.Of("柯桥-2020#12").Uuid);
    }
}
