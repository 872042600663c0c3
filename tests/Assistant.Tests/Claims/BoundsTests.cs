using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class BoundsTests
{
    [Theory]
    [InlineData("突破20%", nameof(Bound.AtLeast), "突破")]
    [InlineData("100多家", nameof(Bound.AtLeast), "多")]
    [InlineData("不超过3%", nameof(Bound.AtMost), "不超过")]
    [InlineData("3%以内", nameof(Bound.AtMost), "以内")]
    [InlineData("近80%", nameof(Bound.About), "近")]
    [InlineData("7%左右", nameof(Bound.About), "左右")]
    public void TheWordsOfABoundAreFound(string text, string bound, string word) =>
        Assert.Equal(word, Bounds.Find(text, Enum.Parse<Bound>(bound)));

    [Theory]
    [InlineData("近年来增长8%")]
    [InlineData("超标排放3家")]
    [InlineData("节约用水5万吨")]
    [InlineData("多元化发展")]
    public void AnotherWordBoundsNothing(string text) => Assert.False(Bounds.Any(text));

    [Theory]
    [InlineData("以上", nameof(Bound.AtLeast))]
    [InlineData("不低于", nameof(Bound.AtLeast))]
    [InlineData("余", nameof(Bound.AtLeast))]
    [InlineData("控制在…以内", nameof(Bound.AtMost))]
    [InlineData("不超过", nameof(Bound.AtMost))]
    [InlineData("约", nameof(Bound.About))]
    public void AModifierSetsOneBound(string modifier, string bound) => Assert.Equal(bound, Bounds.OfModifier(modifier)?.ToString());

    [Theory]
    [InlineData("力争")]
    [InlineData("预计")]
    public void AConditionOfAnotherKindSetsNone(string modifier) => Assert.Null(Bounds.OfModifier(modifier));
}
