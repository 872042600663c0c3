using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Ledger;

public sealed class SeenFiguresTests
{
    [Theory]
    [InlineData("新建绿地1\u200b280亩。", "1\u200b280亩", 1280)]
    [InlineData("新建绿地1\u00ad280亩。", "1\u00ad280亩", 1280)]
    [InlineData("新建绿地1 2 8 0亩。", "1 2 8 0亩", 1280)]
    [InlineData("新增就业5320[5]人。", "5320[5]人", 5320)]
    [InlineData("培训农民1860①人次。", "1860①人次", 1860)]
    [InlineData("生产总值增⻓6.1﹪。", "6.1﹪", 6.1)]
    public void TheFigureIsReadAndItsTextStaysAsPrinted(string sentence, string text, double value)
    {
        var report = Some.Report(
            $"2024年青柳县政府工作报告\n各位代表：\n一、2023年工作回顾\n{sentence}\n二、2024年工作安排\n稳中求进。",
            "青柳县-2024"
        );

        var figure = Assert.Single(WordFile.Figures(report));
        Assert.Equal((text, (decimal)value), (figure.Text, figure.Value));
        Assert.Equal(text, report.Text.Value[figure.Start..figure.End]);
    }

    [Fact]
    public void CompatibilityIdeographsOpenChaptersToo()
    {
        var report = Some.Report(
            "2024年青柳县政府⼯作报告\n各位代表：\n⼀、2023年⼯作回顾\n⼀般公共预算收⼊18.4亿元，增⻓7.2%。\n⼆、2024年⼯作安排\n⼀般公共预算收⼊增⻓6.5%。",
            "a001"
        );

        Assert.Equal(
            [(18.4m, 2023, "Actual"), (7.2m, 2023, "Actual"), (6.5m, 2024, "Target")],
            WordFile.Figures(report).Select(f => (f.Value, f.PeriodStart ?? 0, f.Status.ToString()))
        );
        Assert.Contains("⼀般公共预算收⼊18.4亿元", report.Text.Value, StringComparison.Ordinal);
    }
}
