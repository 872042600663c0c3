using Assistant.Core.Claims;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class SpokenNumbersTests
{
    [Theory]
    [InlineData("增长四成半", "增长45%")]
    [InlineData("八成都用到民生上", "80%都用到民生上")]
    [InlineData("占了一半以上", "占了50%以上")]
    [InlineData("办了三四十件实事", "办了30-40件实事")]
    [InlineData("投入二百七八十万元", "投入270-280万元")]
    [InlineData("有六千多条", "有6000多条")]
    [InlineData("人均收入四万二", "人均收入4.2万")]
    [InlineData("破了一百个亿", "破了100亿")]
    [InlineData("增长一倍半", "增长1.5倍")]
    [InlineData("增长超过四分之一", "增长超过25%")]
    [InlineData("增长百分之一百零五", "增长105%")]
    [InlineData("增长百分之二百三十", "增长230%")]
    [InlineData("完成百分之百", "完成100%")]
    public void NumbersStandAsReportsPrintThem(string said, string printed) => Assert.Equal(printed, SpokenNumbers.Of(said).Text);

    [Theory]
    [InlineData("“十四五”规划开局之年")]
    [InlineData("一二三产业融合")]
    [InlineData("第十八届运动会")]
    [InlineData("三个代表")]
    [InlineData("一成不变")]
    [InlineData("一带一路")]
    public void WhatIsNoNumberStays(string text) => Assert.Equal(text, SpokenNumbers.Of(text).Text);

    [Fact]
    public void EachCharacterKeepsItsPlace() =>
        Gen.Char["去年增长四成半一半三百多万条，0123."]
            .Array[0, 40]
            .Select(a => new string(a))
            .Sample(text =>
            {
                var spoken = SpokenNumbers.Of(text);
                var ends = Enumerable.Range(0, spoken.Text.Length).Select(i => (Start: spoken.Start(i), End: spoken.End(i + 1))).ToList();
                return ends.TrueForAll(e => e.Start >= 0 && e.Start < e.End && e.End <= text.Length);
            });
}
