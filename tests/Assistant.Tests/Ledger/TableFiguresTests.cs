using Assistant.Core.Contract;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Ledger;

public sealed class TableFiguresTests
{
    [Fact]
    public void AColumnOfYearsDatesTheRows() =>
        Assert.Equal(
            [("企业数", 79m, "", 2022), ("占比", 12m, "%", 2022), ("企业数", 86m, "", 2023), ("占比", 35m, "%", 2023)],
            Rows(WordFile.Table(["年份", "企业数", "占比"], ["2022", "79", "12%"], ["2023", "86", "35%"]))
        );

    [Fact]
    public void AColumnOfUnitsIsThatOfTheNumbersBesideIt() =>
        Assert.Equal(
            [
                ("地区生产总值", 312.6m, "亿元", 2023),
                ("地区生产总值", 6.1m, "%", 2023),
                ("粮食产量", 41.5m, "万吨", 2023),
                ("粮食产量", 2m, "%", 2023),
            ],
            Rows(
                WordFile.Table(
                    ["指标", "单位", "2023年", "增长（%）"],
                    ["地区生产总值", "亿元", "312.6", "6.1"],
                    ["粮食产量", "万吨", "41.5", "2.0"]
                )
            )
        );

    [Fact]
    public void AUnitAboveTheTableIsThatOfBareNumbers() =>
        Assert.Equal(
            [("一般公共预算收入", 18.4m, "亿元", 2023), ("税收收入", 12.3m, "亿元", 2023)],
            Rows(
                WordFile.P("财政收入情况（单位：亿元）")
                    + WordFile.Table(["项目", "完成数"], ["一般公共预算收入", "18.4"], ["其中：税收收入", "12.3"])
            )
        );

    [Fact]
    public void AColumnOfTargetsIsNotDone()
    {
        var figures = Figures(WordFile.Table(["指标", "2023年实绩", "2024年目标"], ["进出口总额（亿元）", "23.5", "25"]));

        Assert.Equal(
            [(23.5m, 2023, Status.Actual), (25m, 2024, Status.Target)],
            figures.Select(f => (f.Value, f.PeriodStart ?? 0, f.Status))
        );
    }

    [Fact]
    public void AFigureIsItsCellAndIsQuotedWithItsRow()
    {
        var report = WordFile.Report(WordFile.Table(["指标", "单位", "2023年"], ["进出口总额", "亿元", "23.5"]));
        var figure = WordFile.Figures(report).First(f => f.Indicator == "进出口总额");

        Assert.Equal("23.5", report.Text.Value[figure.Start..figure.End]);
        Assert.Equal("进出口总额\t亿元\t23.5", figure.Quote);
        Assert.Equal(figure.Quote, report.Text.Value[figure.SpanStart..figure.SpanEnd]);
    }

    [Fact]
    public void AHeadOverTwoColumnsLeavesTheOthersInPlace()
    {
        const string head =
            "<w:tr><w:tc><w:p/></w:tc><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/></w:tcPr><w:p><w:r><w:t>规模以上工业</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>占比</w:t></w:r></w:p></w:tc></w:tr>";
        var rows = WordFile.Table(["全县", "86家", "120亿元", "35%"]).Replace("<w:tbl>", "<w:tbl>" + head, StringComparison.Ordinal);

        Assert.Equal("全县占比", Figures(rows).Single(f => f.Unit == "%").Indicator);
    }

    private static List<(string, decimal, string, int)> Rows(string review) =>
        [.. Figures(review).Select(f => (f.Indicator, f.Value, f.Unit, f.PeriodStart ?? 0))];

    private static List<Figure> Figures(string review) =>
        [.. WordFile.Figures(WordFile.Report(review)).Where(f => f.Quote.Contains('\t', StringComparison.Ordinal))];
}
