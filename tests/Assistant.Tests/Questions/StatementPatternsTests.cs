using Assistant.Core.Contract;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class StatementPatternsTests
{
    [Theory]
    [InlineData("全省超算算力排名跻身全国前列")]
    [InlineData("济青高铁列入国家中长期规划")]
    [InlineData("房子的事可以放心，保交房都交完了")]
    public void ASentenceThatAsksNothingIsToBeVerified(string text) => Assert.Equal(QuestionKind.Verify, KindOf(text));

    [Theory]
    [InlineData("去年新获批的国家级平台")]
    [InlineData("今年突出抓的三个方面")]
    [InlineData("2020年固定资产投资完成额")]
    [InlineData("房价涨得太凶了，国家管不管")]
    [InlineData("已建成的公园有哪些")]
    [InlineData("老小区改造户数，去年")]
    [InlineData("济青高铁通车了吗")]
    [InlineData("新区医院开诊了没")]
    [InlineData("老人看病能报销吗")]
    public void ANounPhraseOrAQuestionIsNot(string text) => Assert.NotEqual(QuestionKind.Verify, KindOf(text));

    [Theory]
    [InlineData("2018年的收入比2016年还要高", 2018, 2016, true)]
    [InlineData("2019年的投资比2020年低", 2019, 2020, false)]
    public void TwoYearsThatAreComparedAreNamedWithTheDirection(string text, int first, int second, bool higher) =>
        Assert.Equal((first, second, higher), StatementPatterns.YearsCompared(SearchText.Normalize(text)));

    [Theory]
    [InlineData("2018年的收入比2016年高多少")]
    [InlineData("2018年的收入高不高")]
    public void AQuestionForTheDifferenceStatesNothing(string text) =>
        Assert.Null(StatementPatterns.YearsCompared(SearchText.Normalize(text)));

    private static QuestionKind KindOf(string text) => new QuestionReader().Read(new Question("1", text, []), new FakeSnapshot()).Kind;

    [Theory]
    [InlineData("2018年的财政收入不比2016年高,对吗")]
    [InlineData("2018年粮食产量比2016年并没有减少,是吗")]
    public void ADeniedComparisonClaimsNeither(string text) => Assert.Null(StatementPatterns.YearsCompared(text));

    [Theory]
    [InlineData("2021年义务教育怎么均衡发展")]
    [InlineData("2021年义务教育咋均衡发展")]
    [InlineData("2020-2025年老旧小区怎么改造")]
    [InlineData("3月份的植树活动怎么组织")]
    public void AQuestionForTheWayTakesNothingForGranted(string text) => Assert.Null(StatementPatterns.PremiseOf(text, asksVerdict: false));

    [Theory]
    [InlineData("财政收入怎么就掉了14%", "财政收入掉了14%")]
    [InlineData("地铁27号线怎么没通车", "地铁27号线没通车")]
    [InlineData("出口为什么掉了14%", "出口掉了14%")]
    public void WhatIsTakenForGrantedIsNamed(string text, string premise) =>
        Assert.Equal(premise, StatementPatterns.PremiseOf(text, asksVerdict: false));

    [Theory]
    [InlineData("有人说去年财政收入131.4亿元，哪来的数，对不对", true)]
    [InlineData("落实谁执法谁普法12项，对吗", true)]
    [InlineData("出口为什么掉了14%，属实吗", true)]
    [InlineData("出口为什么掉了14%", false)]
    public void WhoAsksWhetherItIsRightIsOwedAVerdict(string text, bool asks) => Assert.Equal(asks, StatementPatterns.AsksIfRight(text));
}
