using Assistant.Core.Language;
using Assistant.Core.Questions;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class StatementPatternsTests
{
    [Theory]
    [InlineData("全省超算算力排名跻身全国前列")]
    [InlineData("济青高铁列入国家中长期规划")]
    [InlineData("中心城区公园绿地全部免费开放")]
    [InlineData("房子的事可以放心，保交房都交完了")]
    public void ASentenceThatAsksNothingIsToBeVerified(string text) =>
        Assert.True(StatementPatterns.IsStatement(SearchText.Normalize(text), leans: false));

    [Theory]
    [InlineData("去年新获批的国家级平台")]
    [InlineData("今年突出抓的三个方面")]
    [InlineData("2020年固定资产投资完成额")]
    [InlineData("房价涨得太凶了，国家管不管")]
    [InlineData("已建成的公园有哪些")]
    [InlineData("老小区改造户数，去年")]
    public void ANounPhraseOrAQuestionIsNot(string text) =>
        Assert.False(StatementPatterns.IsStatement(SearchText.Normalize(text), leans: false));

    [Theory]
    [InlineData("济青高铁通车了吗")]
    [InlineData("新区医院开诊了没")]
    public void AQuestionMaySuppose(string text) => Assert.True(StatementPatterns.Supposes(SearchText.Normalize(text)));

    [Theory]
    [InlineData("哪条地铁通车了吗")]
    [InlineData("老人看病能报销吗")]
    public void AnOpenQuestionSupposesNothing(string text) => Assert.False(StatementPatterns.Supposes(SearchText.Normalize(text)));
}
