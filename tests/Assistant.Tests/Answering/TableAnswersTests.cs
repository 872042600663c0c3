using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Questions over places, years and indicators, answered from the ledgers.</summary>
public sealed class TableAnswersTests()
    : CorpusTests(
        ("清河县-2023", Of("清河县", 2023, "120.5亿元", "6.1%", "7%以上", "8.2亿元")),
        ("清河县-2024", Of("清河县", 2024, "131.2亿元", "7.2%", "6.5%左右", "9.1亿元")),
        ("东山县-2024", Of("东山县", 2024, "98亿元", "5.4%", "6%左右", "7亿元")),
        ("西河县-2024", Of("西河县", 2024, "210亿元", "4.4%", "5.5%", "15亿元", "开发区规上工业增加值增长9%。")),
        ("北山县-2024", Of("北山县", 2024, "50亿元", "3.4%", "4%", "5亿元").Replace("增长3%", "下降2%", StringComparison.Ordinal)),
        ("北山县-2025", Of("北山县", 2025, "55亿元", "4.4%", "5%", "6亿元", "2023年地区生产总值为52亿元。")),
        (
            "南江县-2024",
            "政府工作报告\n2024年1月8日在南江县第十届人民代表大会第三次会议上\n一、2023年工作回顾\n新建农村公路25公里。\n二、2024年工作安排\n新建农村公路30公里。\n"
        )
    )
{
    private static string Of(string place, int year, string level, string growth, string target, string revenue, string more = "") =>
        $"""
            政府工作报告
            {year}年1月8日在{place}第十届人民代表大会第三次会议上
            一、{year - 1}年工作回顾
            地区生产总值完成{level}，增长{growth}；一般公共预算收入完成{revenue}，增长3%。{more}
            二、{year}年工作安排
            主要预期目标是：地区生产总值增长{target}；一般公共预算收入增长4%左右。
            """;

    [Fact]
    public async Task EachPlaceHasACellThatIsCitedAndWhoDoesNotGiveItIsNamed()
    {
        var answer = await AskAsync("各县2024年GDP增长目标分别是多少");

        Assert.Equal(Outcome.Partial, answer.Outcome);
        Assert.Equal(
            [
                ["东山县", "6%左右 [1]"],
                ["北山县", "4% [2]"],
                ["南江县", ""],
                ["清河县", "6.5%左右 [3]"],
                ["西河县", "5.5% [4]"],
            ],
            answer.Table!.Rows.OrderBy(r => r[0], StringComparer.Ordinal)
        );
        Assert.Equal(["南江县（2024年目标）"], answer.Table.Missing);
        Assert.Equal(["东山县-2024", "北山县-2024", "清河县-2024", "西河县-2024"], answer.Citations.Select(c => c.Report));
        Assert.Contains("报告没有给出：南江县", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFirstOfAnOrderIsNamed()
    {
        var answer = await AskAsync("2023年地区生产总值总量哪个县最高");

        Assert.Equal(["西河县", "清河县", "东山县", "北山县"], answer.Table!.Rows.Select(r => r[0]));
        Assert.Contains("最高的是西河县2023年实绩：210亿元", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABoundLeavesOutWhatIsNotOverIt()
    {
        var answer = await AskAsync("2023年GDP超过100亿元的县有哪些");

        Assert.Equal(["清河县", "西河县"], answer.Table!.Rows.Select(r => r[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task YearsOfOnePlaceAreSetSideBySideWithWhatChanged()
    {
        var answer = await AskAsync("清河县近两年地区生产总值怎么变的");

        Assert.Equal(
            [
                ["2022年", "120.5亿元 [1]"],
                ["2023年", "131.2亿元 [2]"],
            ],
            answer.Table!.Rows
        );
        Assert.Contains("131.2-120.5=10.7", answer.Text, StringComparison.Ordinal);
        Assert.Contains("不是按可比价格计算的增速", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AYearWithoutAReportIsNamed()
    {
        var answer = await AskAsync("清河县近三年GDP增速分别是多少");

        Assert.Equal(
            [
                ["2021年", ""],
                ["2022年", "6.1% [1]"],
                ["2023年", "7.2% [2]"],
            ],
            answer.Table!.Rows
        );
        Assert.Equal(["清河县（2021年实绩）"], answer.Table.Missing);
    }

    [Fact]
    public async Task TheYearOfTheHighestIsNamed() =>
        Assert.Contains("2023年实绩更高", (await AskAsync("清河县哪一年GDP增速最高")).Text, StringComparison.Ordinal);

    [Fact]
    public async Task AmountAndRateAreTwoColumns()
    {
        var answer = await AskAsync("清河县2022年、2023年的地区生产总值和增速分别是多少");

        Assert.Equal(["年份", "地区生产总值", "地区生产总值增速"], answer.Table!.Columns);
        Assert.Equal(
            [
                ["2022年", "120.5亿元 [1]", "6.1% [1]"],
                ["2023年", "131.2亿元 [2]", "7.2% [2]"],
            ],
            answer.Table.Rows
        );
    }

    [Fact]
    public async Task OfManyPlacesThatDoNotGiveItNoneIsSearchedFor()
    {
        var answer = await AskAsync("各县2026年GDP增长目标分别是多少");

        Assert.Equal((Outcome.Refused, RefusalKind.PeriodMissing), (answer.Outcome, answer.Refusal!.Kind));
    }

    [Fact]
    public async Task AnAimIsSetAgainstTheResultInTheReportOfTheNextYear()
    {
        var answer = await AskAsync("清河县2023年地区生产总值增长目标完成了吗");

        Assert.Equal(
            [
                ["2023年目标", "7%以上 [1]"],
                ["2023年", "7.2% [2]"],
            ],
            answer.Table!.Rows
        );
        Assert.Contains("目标完成", answer.Text, StringComparison.Ordinal);
        Assert.Equal(["清河县-2023", "清河县-2024"], answer.Citations.Select(c => c.Report));
    }

    [Fact]
    public async Task SeveralIndicatorsOfOnePlaceAreRows()
    {
        var answer = await AskAsync("东山县2024年GDP目标和一般公共预算收入目标各是多少");

        Assert.Equal(
            [
                ["地区生产总值增速", "6%左右 [1]"],
                ["一般公共预算收入增速", "4%左右 [1]"],
            ],
            answer.Table!.Rows
        );
    }

    [Fact]
    public async Task APartDoesNotFillTheCellOfTheWhole() => Assert.Null((await AskAsync("各县2023年规模以上工业增加值增长多少")).Table);

    [Fact]
    public async Task APlaceWithoutAReportIsNamedBesideTheOthers()
    {
        var answer = await AskAsync("东山县、西河县、定兴县2024年GDP增长目标分别是多少");

        Assert.Equal(["东山县", "西河县"], answer.Table!.Rows.Select(r => r[0]));
        Assert.Contains("定兴县（没有收录报告）", answer.Table.Missing);
    }

    [Fact]
    public async Task EveryAimOfAYearIsSetAgainstItsResult()
    {
        var answer = await AskAsync("清河县2023年定的目标完成了吗");

        Assert.Equal(["指标", "2023年目标", "2023年实绩"], answer.Table!.Columns);
        Assert.Equal(
            [
                ["地区生产总值增速", "7%以上 [1]", "7.2% [2]"],
                ["一般公共预算收入增速", "4%左右 [1]", "3% [2]"],
            ],
            answer.Table.Rows
        );
        Assert.Contains("地区生产总值增速：按报告给出的数字，目标完成", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhoAsksWhichOnesMeansAllPlaces()
    {
        var answer = await AskAsync("2023年GDP超过100亿元的有哪些");

        Assert.Equal(["清河县", "西河县"], answer.Table!.Rows.Select(r => r[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task TheNamedReportAnswersForTheYearBeforeIt()
    {
        var answer = await AskAsync("2023年政府工作报告里，清河县上一年的地区生产总值是多少，增速多少");

        Assert.Equal(
            [
                ["地区生产总值", "120.5亿元 [1]"],
                ["地区生产总值增速", "6.1% [1]"],
            ],
            answer.Table!.Rows
        );
    }

    [Fact]
    public async Task AFallIsNoRise()
    {
        var answer = await AskAsync("东山县和北山县2023年一般公共预算收入增速哪个高");

        Assert.Equal(
            [
                ["东山县", "3% [1]"],
                ["北山县", "下降2% [2]"],
            ],
            answer.Table!.Rows
        );
        Assert.Empty(answer.Derived);
    }

    [Fact]
    public async Task TwoReportsThatDifferAreBothShown()
    {
        var answer = await AskAsync("东山县、北山县、西河县2023年地区生产总值是多少亿元");

        Assert.Contains("北山县2023年实绩：两份报告的数不一致", answer.Text, StringComparison.Ordinal);
        Assert.Contains("52亿元", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("各县2024年GDP增长目标为什么不一样")]
    [InlineData("清河县2021、2022、2023三个年度的地区生产总值各是多少")]
    [InlineData("各县民营企业的一般公共预算收入贡献")]
    [InlineData("清河县2024年GDP增长目标是多少")]
    public async Task WhatAsksForMoreOrForOneFigureIsNoTable(string question) => Assert.Null((await AskAsync(question)).Table);
}
