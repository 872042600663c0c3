using Assistant.Core.Questions;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class NamedThingTests
{
    [Theory]
    [InlineData("粮食多少", "粮食")]
    [InlineData("粮食要稳在多少", "粮食")]
    [InlineData("去年粮食产量多少", "粮食产量")]
    [InlineData("新增学位多少个", "学位")]
    [InlineData("那粮食呢", "粮食")]
    [InlineData("多少", null)]
    public void TheThingIsWhatTheQuestionNames(string text, string? thing) => Assert.Equal(thing, NamedThing.In(text));

    [Theory]
    [InlineData("粮食", "粮食产量", true)]
    [InlineData("粮食", "粮食总产量", true)]
    [InlineData("学位", "新增学位", true)]
    [InlineData("粮食", "粮食储备库", false)]
    [InlineData("粮食补贴", "粮食产量", false)]
    public void AnIndicatorIsTheThingOrAQuantityOfIt(string thing, string indicator, bool isOne) =>
        Assert.Equal(isOne, NamedThing.IsIndicator(thing, indicator));
}
