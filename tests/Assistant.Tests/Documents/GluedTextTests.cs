using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class GluedTextTests
{
    private const string Lines = """
        2024年青柳县政府工作报告
        2024年1月15日在青柳县第十八届人民代表大会第三次会议上
        各位代表：
        现在，我代表县人民政府，向大会报告工作，请予审议。
        一、2023年工作回顾
        2023年，全县地区生产总值完成312.6亿元，增长6.1%；一般公共预算收入18.4亿元，增长7.2%。
        ——产业结构不断优化。新增规模以上工业企业12家。
        二、2024年工作安排
        今年经济社会发展的主要预期目标是：地区生产总值增长6%左右，一般公共预算收入增长6.5%。
        """;

    [Fact]
    public void ATextThatLostItsLineBreaksIsCutAsItWas() =>
        Assert.Equal(
            Lines.Replace("\r", string.Empty, StringComparison.Ordinal),
            TextCleaner.Clean(Lines.Replace("\n", string.Empty, StringComparison.Ordinal)).Value
        );

    [Fact]
    public void ItsLedgerIsThatOfTheText() =>
        Assert.Equal(
            Ledger(Some.Report(Lines, "青柳县-2024")),
            Ledger(Some.Report(Lines.Replace("\n", string.Empty, StringComparison.Ordinal), "青柳县-2024"))
        );

    [Fact]
    public void ChaptersWithoutNumbersAreFound()
    {
        var report = Some.Report(
            "各位代表：现在，我代表县人民政府，向大会报告工作，请予审议。2023年工作回顾2023年是极不平凡的一年，全县生产总值增长6.1%，一般公共预算收入增长7.2%，城乡居民收入稳步提高，社会保持稳定。2024年工作安排2024年是关键之年，全县生产总值增长7%以上，一般公共预算收入增长6.5%，新增就业5000人，新建公路86公里。",
            "青柳县-2024"
        );

        Assert.Equal([SectionKind.Review, SectionKind.Plan], report.Sections.Where(s => s.Depth == 1).Select(s => s.Kind));
    }

    [Fact]
    public void ANumberOutOfOrderIsAnItem() =>
        Assert.DoesNotContain(
            "\n三、",
            TextCleaner
                .Clean(
                    string.Concat(Enumerable.Repeat("全县坚持稳中求进工作总基调。", 20))
                        + "三、四季度增速回升，全年平稳，工业和投资同步改善。"
                )
                .Value,
            StringComparison.Ordinal
        );

    private static List<(string, decimal, string)> Ledger(Report report) =>
        [.. WordFile.Figures(report).Select(f => (f.Indicator, f.Value, f.Status.ToString()))];
}
