using Assistant.Core.Language;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Language;

/// <summary>Times that a report of 2021 names.</summary>
public sealed class TimeReaderTests
{
    private const int Year = 2021;

    [Theory]
    [InlineData("过去五年,财政收入翻一番", 2016, 2020)]
    [InlineData("五年来,新增就业25万人", 2016, 2020)]
    [InlineData("近三年来共引进企业93家", 2018, 2020)]
    [InlineData("五年累计完成投资100亿元", 2016, 2020)]
    [InlineData("“十三五”时期年均增长8%", 2016, 2020)]
    [InlineData("“十三五”前三年累计投资50亿元", 2016, 2018)]
    [InlineData("“十三五”后两年增速加快", 2019, 2020)]
    [InlineData("“十四五”以来新增企业3家", 2021, 2025)]
    [InlineData("2017年以来累计投入40亿元", 2017, 2020)]
    [InlineData("一九五三年至一九五七年的五年间", 1953, 1957)]
    public void ASpanIsTheOneThatTheWordsName(string text, int from, int to)
    {
        var time = Assert.Single(Read(text));

        Assert.Equal((from, to, TimeRole.Measured), (time.From, time.To, time.Role));
    }

    [Theory]
    [InlineData("投资额创近16年新高")]
    [InlineData("取得近三年最好成绩")]
    [InlineData("五年来首次实现正增长")]
    [InlineData("提前两年完成任务")]
    [InlineData("学前三年毛入园率达到90%")]
    [InlineData("筹划近30年的铁路开工")]
    [InlineData("纳入国家“十四五”规划")]
    [InlineData("有效应对1961年以来最强降雨")]
    [InlineData("第三年")]
    [InlineData("《2021年行动方案》")]
    public void WhatOnlySoundsLikeATimeIsNone(string text) => Assert.Empty(Read(text));

    [Theory]
    [InlineData("今后五年,新建学校20所", 2021, 2025)]
    [InlineData("未来三年建成", 2021, 2023)]
    [InlineData("到2025年,城镇化率达到70%", 2025, 2025)]
    public void TheYearsToComeAreADeadline(string text, int from, int to)
    {
        var time = Assert.Single(Read(text));

        Assert.Equal((from, to, TimeRole.Deadline), (time.From, time.To, time.Role));
    }

    [Fact]
    public void TheseFiveYearsAreThoseToComeInAPlan()
    {
        Assert.Equal((2021, 2025), (Read("这五年,要加快改革", ahead: true)[0].From, Read("这五年,要加快改革", ahead: true)[0].To));
        Assert.Equal((2016, 2020), (Read("这五年,我们加快改革")[0].From, Read("这五年,我们加快改革")[0].To));
    }

    [Theory]
    [InlineData("比2015年增长8%")]
    [InlineData("较上年提高2个百分点")]
    [InlineData("与“十二五”末相比")]
    [InlineData("以2019年为基期")]
    public void WhatIsComparedWithIsABasis(string text) => Assert.Equal(TimeRole.Basis, Assert.Single(Read(text)).Role);

    [Fact]
    public void WordsThatCountFromTheReportNeedItsYear() =>
        Assert.Empty(TimeReader.Read("去年,过去五年", YearReader.All("去年,过去五年"), null, false));

    [Fact]
    public void ReadingTimesNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789一二三五十年来前后近过去这今“”至到比末时期规划"])
            .Array[0, 50]
            .Select(a => new string(a))
            .Sample(text => Read(text).All(time => time.Start >= 0 && time.End <= text.Length && time.From <= time.To));

    private static IReadOnlyList<TimeMention> Read(string text, bool ahead = false) =>
        TimeReader.Read(text, YearReader.All(text), Year, ahead);
}
