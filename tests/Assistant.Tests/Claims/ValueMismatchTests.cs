using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class ValueMismatchTests
{
    [Theory]
    [InlineData("博物馆开馆时间是2021年", "2020年博物馆开馆。")]
    [InlineData("地铁开通的年份为2019年", "2018年地铁开通。")]
    [InlineData("2021年博物馆开馆", "博物馆开馆时间是2020年。")]
    public void AnotherYearIsAMismatch(string statement, string passage) => Assert.True(ValueMismatch.Of(statement, passage));

    [Theory]
    [InlineData("2010年引进资金10亿元", "引进资金10亿元，是2006年的3.85倍。")]
    [InlineData("2010年争取资金4亿元", "争取资金4亿元，相当于2006年的2倍。")]
    [InlineData("2010年财政收入5亿元", "财政收入5亿元，比2009年增加1亿元。")]
    public void AYearToCompareWithIsNone(string statement, string passage) => Assert.False(ValueMismatch.Of(statement, passage));

    [Theory]
    [InlineData("老旧小区改造全部完成", "老旧小区改造全部完成，仍有3个项目尚未开工。")]
    [InlineData("危房改造全部完成", "危房改造全部完成，还有2条道路没有通车。")]
    public void WhatThePassageSaysWholeIsNotDenied(string statement, string passage) =>
        Assert.False(ValueMismatch.OfShare(statement, passage));

    [Theory]
    [InlineData("粮食生产实现12连丰", "粮食生产实现十二连丰。")]
    [InlineData("粮食生产实现二十一连丰", "粮食生产实现“21连丰”。")]
    public void OneRunInOtherNumeralsIsTheSame(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Contradicted, new ClaimJudge().Judge(claim, passage).Verdict);

    [Theory]
    [InlineData("南充市", "南部新城建设加快推进，完成投资计划", "阆中新城建设加快推进，完成投资计划。")]
    [InlineData("云浮市", "新兴产业园区建设加快推进，完成投资计划", "罗定产业园区建设加快推进，完成投资计划。")]
    [InlineData("延安市", "延长产业链条工作加快推进，完成投资计划", "黄陵产业链条工作加快推进，完成投资计划。")]
    public void AnEverydayWordIsNoTown(string place, string claim, string passage)
    {
        var alone = new PassageAlone(passage, place, 2020);

        Assert.False(TownsBeside.Tell(new ClaimCase(claim, alone.Passage, alone)));
    }
}
