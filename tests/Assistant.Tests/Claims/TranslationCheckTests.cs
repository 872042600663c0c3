using Assistant.Core.Claims;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class TranslationCheckTests
{
    private const string Chinese = "2019年，一般公共预算收入131.4亿元，增长4%。";

    [Fact]
    public void AFaithfulTranslationHolds() =>
        Assert.Null(TranslationCheck.Fault("In 2019, general public budget revenue was 131.4亿元, up 4%.", Chinese));

    [Theory]
    [InlineData("In 2019, general public budget revenue was 131.4亿元.")]
    [InlineData("In 2019, general public budget revenue was 4%, up 131.4亿元.")]
    [InlineData("In 2019, general public budget revenue was 131.4亿元, down 4%.")]
    [InlineData("In 2019, general public budget revenue will be 131.4亿元, up 4%.")]
    [InlineData("In 2019, general public budget revenue was not 131.4亿元, up 4%.")]
    [InlineData("In 2019, tourism revenue was 131.4亿元, up 4%.")]
    [InlineData("In 2019, <b>general public budget revenue</b> was 131.4亿元, up 4%.")]
    public void OneThatSaysSomethingElseDoesNot(string translation) => Assert.NotNull(TranslationCheck.Fault(translation, Chinese));
}
