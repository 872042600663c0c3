using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Conversations;

/// <summary>Conversations over several places: no answer comes from a place that is not meant, and none is passed over.</summary>
public sealed class PlaceConversationTests()
    : CorpusTests(("清河县-2021", Some.ReportText), ("东湖县-2021", OtherText), ("西山市-2020", CityText))
{
    private const string CityText = """
        政府工作报告
        2020年2月1日在西山市第八届人民代表大会第一次会议上
        西山市人民政府市长 李小明
        一、2019年工作回顾
        经济运行稳中有进。全市生产总值完成920.5亿元，增长7.1%；一般公共预算收入88.2亿元，增长1.9%。
        学习借鉴杭州经验，新开工项目61个。
        二、2020年工作安排
        新建农村公路85公里。
        """;

    private static readonly string OtherText = Some
        .ReportText.Replace("清河县", "东湖县", StringComparison.Ordinal)
        .Replace("8.2亿元", "9.3亿元", StringComparison.Ordinal)
        .Replace("120.5亿元", "133.7亿元", StringComparison.Ordinal);

    [Theory]
    [InlineData("清河县和杭州去年的一般公共预算收入谁高")]
    [InlineData("去年一般公共预算收入，清河县是多少？杭州呢？")]
    public async Task APlaceWithoutAReportIsNamedBesideTheAnswerForTheOther(string question)
    {
        var answer = await AskAsync(question);

        Assert.Equal(Outcome.Partial, answer.Outcome);
        Assert.Contains("8.2亿元", answer.Text, StringComparison.Ordinal);
        Assert.Contains("没有收录杭州市的政府工作报告", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATurnThatLeansOnSuchAComparisonNamesThePlaceToo() =>
        Assert.Contains(
            "没有收录杭州市",
            (await AskAsync("那生产总值呢", "清河县和杭州去年的一般公共预算收入谁高")).Text,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task APlaceThatAnotherClauseNamesIsStillRefused()
    {
        var answer = await AskAsync("杭州新开工项目多少个", "西山市去年生产总值多少");

        Assert.Equal(RefusalKind.PlaceMissing, answer.Refusal?.Kind);
    }

    [Fact]
    public async Task WhatGoesBackGoesBackToThePlaceOfTheTurn()
    {
        var answer = await AskAsync("再说回刚才的一般公共预算收入，增长多少", "清河县去年一般公共预算收入多少", "东湖县新引进项目多少个");

        Assert.All(answer.Citations, c => Assert.Equal("清河县-2021", c.Report));
        Assert.NotEmpty(answer.Citations);
    }

    [Theory]
    [InlineData("2018年一般公共预算收入多少", "比上一年高了还是低了", new[] { 2017, 2018 })]
    [InlineData("去年一般公共预算收入多少", "今年目标比上年高吗", new[] { 2020, 2021 })]
    [InlineData("今年一般公共预算收入目标多少", "比去年高了还是低了", new[] { 2020, 2021 })]
    public void TheYearBeforeIsThatBeforeTheYearSpokenOf(string before, string question, int[] years) =>
        Assert.Equal(years, Read(question, "清河县" + before).Years);

    [Theory]
    [InlineData("省里呢", "浙江省")]
    [InlineData("国家层面去年多少", "国务院")]
    [InlineData("今年粮食产量全省要保持多少", "浙江省")]
    [InlineData("这在全省能排第几", null)]
    [InlineData("省里给了多少钱", null)]
    public void TheDivisionAroundThePlaceIsAskedAboutByItsRank(string question, string? place) =>
        Assert.Equal(place, new AskedPlaceReader(Corpus.Index.Current).Read(question, ["柯桥区"]).Unknown);

    private ParsedQuestion Read(string question, params string[] history) =>
        new QuestionReader().Read(new Question("q", question, history), Corpus.Index.Current);
}
