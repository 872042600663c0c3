using Assistant.Core.Search;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class JoinedTopicsTests
{
    [Theory]
    [InlineData("城里人和农民的收入,去年谁涨得快", "城里人", "农民")]
    [InlineData("gdp总量和社零增速在全市的位次哪个更靠前", "gdp总量", "社零增速")]
    public void TwoThingsSideBySideAreFound(string text, string left, string right)
    {
        var topics = JoinedTopics.Of(text);

        Assert.NotNull(topics);
        Assert.Equal((left, right), (text[topics.Value.Left], text[topics.Value.Right]));
    }

    [Fact]
    public void OneThingIsNone() => Assert.Null(JoinedTopics.Of("去年财政收入多少"));
}
