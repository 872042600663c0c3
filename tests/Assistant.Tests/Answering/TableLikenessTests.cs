using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Tables compare like with like: amounts with amounts, falls with falls, results of one year; and a bound or a denial is never lost.</summary>
public sealed class TableLikenessTests()
    : CorpusTests(
        (
            "清河县-2023",
            Of(
                "清河县",
                2023,
                "地区生产总值完成120亿元。",
                "PM2.5浓度下降3%；一般公共预算收入完成9亿元；地区生产总值增长7%；一般公共预算收入增长4%。"
            )
        ),
        (
            "清河县-2024",
            Of(
                "清河县",
                2024,
                "地区生产总值完成131亿元；一般公共预算收入完成8亿元，增长5%；PM2.5浓度下降12%；进出口总额增长12%；旅游收入增长6%。",
                "地区生产总值增长6.5%；城镇新增就业3000人；社会消费品零售总额增长7%。"
            )
        ),
        (
            "北山县-2024",
            Of(
                "北山县",
                2024,
                "地区生产总值50亿元以上；PM2.5浓度下降5%；进出口总额下降15%；旅游收入增长8%；规模以上工业增加值增长9%。",
                "地区生产总值增长6%；城镇新增就业2000人；社会消费品零售总额增长8%。"
            )
        ),
        ("东山县-2024", Of("东山县", 2024, "地区生产总值增长5.4%；粮食产量5万吨；规模以上工业增加值增长7%。", "地区生产总值增长6%。")),
        ("西河县-2024", Of("西河县", 2024, "地区生产总值增长7.4%；进出口总额增长20%。", "地区生产总值增长5%。")),
        ("南江县-2024", Of("南江县", 2024, "地区生产总值增长3.4%；旅游收入增长9%。", "地区生产总值增长5%。")),
        ("石门县-2022", Of("石门县", 2022, "地区生产总值突破50亿元，增长9%。", "地区生产总值增长12%。")),
        ("石门县-2024", Of("石门县", 2024, "地区生产总值突破50亿元。", "居民消费价格涨幅控制在3%以内。")),
        ("安平县-2021", Of("安平县", 2021, "地区生产总值增长11%。", "居民消费价格涨幅控制在3%以内。"))
    )
{
    private static string Of(string place, int year, string done, string planned) =>
        $"""
            政府工作报告
            {year}年1月8日在{place}第十届人民代表大会第三次会议上
            一、{year - 1}年工作回顾
            {done}
            二、{year}年工作安排
            主要预期目标是：{planned}
            """;

    [Fact]
    public async Task AnAmountIsMeantWhereNoRateIsAskedFor()
    {
        var answer = await AskAsync("2023年地区生产总值哪个县最高");

        Assert.Equal(["清河县", "北山县", "石门县"], answer.Table!.Rows.Select(r => r[0]));
        Assert.Contains("最高的是清河县2023年实绩：131亿元", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RatesInPlaceOfAmountsAreNamedSoAndNotRanked()
    {
        var answer = await AskAsync("2023年旅游收入哪个县最高");

        Assert.Contains("旅游收入增速", answer.Table!.Columns[1], StringComparison.Ordinal);
        Assert.DoesNotContain("最高的是", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AmountAndRateOfAnAimAreTwoRowsWithAVerdictEach()
    {
        var answer = await AskAsync("清河县2023年定的目标完成了吗");

        Assert.Contains(["一般公共预算收入", "9亿元 [1]", "8亿元 [2]"], answer.Table!.Rows);
        Assert.Contains(["一般公共预算收入增速", "4% [1]", "5% [2]"], answer.Table.Rows);
        Assert.Contains("一般公共预算收入：按报告给出的数字，目标没有完成", answer.Text, StringComparison.Ordinal);
        Assert.Contains("一般公共预算收入增速：按报告给出的数字，目标完成", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFallBeyondTheAimReachesIt()
    {
        var answer = await AskAsync("清河县2023年PM2.5浓度目标完成了吗");

        Assert.Contains("目标完成", answer.Text, StringComparison.Ordinal);
        Assert.Contains("清河县2023年实绩降幅更大，为下降12%", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfTwoFallsTheDeeperIsNamedAsAFall()
    {
        var answer = await AskAsync("清河县和北山县2023年PM2.5浓度变化率分别是多少");

        Assert.Contains("清河县2023年实绩降幅更大，为下降12%，北山县2023年实绩为下降5%", answer.Text, StringComparison.Ordinal);
        Assert.Equal("7个百分点", Assert.Single(answer.Derived).Text);
    }

    [Fact]
    public async Task AFallIsNotOverABound()
    {
        var answer = await AskAsync("各县2023年进出口总额增速超过10%的有哪些");

        Assert.Equal(["清河县", "西河县"], answer.Table!.Rows.Select(r => r[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task WhatIsOpenAtABoundIsNamedAndWhatIsOverItListed()
    {
        var answer = await AskAsync("2023年GDP超过50亿元的县有哪些");

        Assert.Equal(["清河县", "石门县"], answer.Table!.Rows.Select(r => r[0]).Order(StringComparer.Ordinal));
        Assert.Contains("北山县2023年实绩给出的是界限，是否符合不能确定", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EqualNumbersWithUnlikeConditionsAreNotCalledTheSame()
    {
        var answer = await AskAsync("北山县和石门县2023年地区生产总值");

        Assert.Contains("数字相同，但报告给出的是界限", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("都是", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResultsAreMeantWhereNoAimIsAskedFor()
    {
        var answer = await AskAsync("清河县、东山县、西河县、北山县GDP增速");

        Assert.Equal(["5.4% [1]", "7.4% [2]"], answer.Table!.Rows.Select(r => r[1]).Where(c => c.Length > 0));
    }

    [Fact]
    public async Task FiguresOfUnlikeYearsAreNotRanked()
    {
        var answer = await AskAsync("安平县和东山县GDP增速哪个更高");

        Assert.Contains("没有直接比较", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Derived);
    }

    [Fact]
    public async Task TheHighestOfSeveralYearsIsAResult()
    {
        var answer = await AskAsync("石门县2021年到2023年GDP增速哪一年最高");

        Assert.DoesNotContain("目标", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARateBehindTheLastNameIsNotPutOnACount()
    {
        var answer = await AskAsync("清河县和北山县2024年城镇新增就业和GDP增速目标分别是多少");

        Assert.Contains(answer.Table!.Rows, r => r[0] == "清河县" && r.Any(c => c.StartsWith("3000人", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("各县2024年社会消费品零售总额目标是多少", "7%")]
    [InlineData("各县2023年规模以上工业增加值是多少", "9%")]
    public async Task AWordInsideANameNamesNoKind(string question, string cell) =>
        Assert.Contains((await AskAsync(question)).Table!.Rows, r => r[1].StartsWith(cell, StringComparison.Ordinal));

    [Fact]
    public async Task OfTwoPlacesTheOneThatGivesItIsAnsweredAndTheOtherNamed()
    {
        var answer = await AskAsync("东山县和西河县2023年粮食产量是多少吨");

        Assert.Equal(Outcome.Partial, answer.Outcome);
        Assert.Equal(["西河县（2023年实绩）"], answer.Table!.Missing);
    }

    [Theory]
    [InlineData("2023年GDP增速没有超过5.5%的县有哪些")]
    [InlineData("2023年GDP增速超过5%低于5.6%的县有哪些")]
    [InlineData("2023年GDP增速高于全国的县有哪些")]
    [InlineData("2023年GDP增速比全国高的县有哪些")]
    [InlineData("哪些县没有给出2023年GDP增速")]
    [InlineData("2023年进出口总额下降的县有哪些")]
    [InlineData("2023年进出口总额下降最多的是哪个县")]
    [InlineData("2023年GDP超过100000000000000000000000000000000亿元的县有哪些")]
    [InlineData("2023年GDP增速达到5.4%的县有哪些")]
    [InlineData("各县前年GDP增速")]
    [InlineData("各县每年GDP增速是多少")]
    public async Task ABoundOrADenialThatIsNotReadIsRefused(string question)
    {
        var answer = await AskAsync(question);

        Assert.Null(answer.Table);
        Assert.Contains("条件没有读懂", answer.Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADenialOfOnePlaceIsNoTable() =>
        Assert.Null((await AskAsync("清河县2022年和2023年GDP增速没有超过5.5%的是哪年")).Table);

    [Fact]
    public async Task AmountsInAnotherUnitAreNotHeldUnderABound()
    {
        var answer = await AskAsync("2023年GDP超过100亿美元的县有哪些");

        Assert.Contains("单位不同，没有比较：", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Table!.Rows);
    }
}
