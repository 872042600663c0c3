using System.Text;
using Assistant.Core.Index;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>The list of what was checked, and the draft as Markdown.</summary>
public sealed class VerdictListTests(KeqiaoIndex index) : IClassFixture<KeqiaoIndex>
{
    private const string Draft = "2019年一般公共预算收入151.4亿元，增长4%。\n指标\t2019年\n实到外资\t4亿美元\n\n柯桥的明天会更加美好。";

    [Fact]
    public void ASpreadsheetShowsARowForEachVerdictAndTheSlipBelow()
    {
        var bytes = KeqiaoIndex.Written(output => VerdictList.WriteCsv(index.Check(Draft), output));
        var lines = Encoding.UTF8.GetString(bytes).Split("\r\n");

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        Assert.StartsWith("\ufeff序号,数字,文中的话,结论,报告中的数,报告,章节,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith(
            "1,151.4亿元,2019年一般公共预算收入151.4亿元,不一致,131.4亿元,keqiao-2020,一、过去一年工作回顾,",
            lines[1],
            StringComparison.Ordinal
        );
        Assert.EndsWith(",数值不同", lines[1], StringComparison.Ordinal);
        Assert.Contains(lines, l => l.StartsWith("4,,柯桥的明天会更加美好。,空话（不核对）,", StringComparison.Ordinal));
        Assert.Contains("核对时间,2026-03-02 09:30:00 +08:00", lines);
        Assert.Contains($"核对程序,报告助手 1.2.3，索引格式 {IndexDatabase.Format}", lines);
        Assert.Contains("判断模型,a-model", lines);
        Assert.Contains(lines, l => l.StartsWith("所用报告,keqiao-2020（SHA-256 ", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\",\"2019年实到外资4亿美元\")。")]
    [InlineData("@SUM(1+9)*cmd|' /C calc'!A0，2019年实到外资4亿美元。")]
    [InlineData("+1+cmd|' /C calc'!A0，2019年实到外资4亿美元。")]
    [InlineData("-2+3+cmd|' /C calc'!A0，2019年实到外资4亿美元。")]
    public void NoCellIsAFormula(string draft)
    {
        var csv = Encoding.UTF8.GetString(KeqiaoIndex.Written(output => VerdictList.WriteCsv(index.Check(draft), output)));

        Assert.DoesNotMatch("(?m)(^|,)\"?[=@+]|(^|,)\"?-[^0-9]|(^|,)\"?-\\d+\\+", csv);
    }

    [Fact]
    public void TheListIsAWordDocumentToo()
    {
        var bytes = KeqiaoIndex.Written(output => VerdictList.WriteWord(index.Check(Draft), output));

        Assert.Empty(new WordParts(bytes).Faults());
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        var text = document.MainDocumentPart!.Document!.Body!.InnerText;
        Assert.Contains("151.4亿元", text, StringComparison.Ordinal);
        Assert.Contains("不一致", text, StringComparison.Ordinal);
        Assert.Contains("所用报告：keqiao-2020（SHA-256 ", text, StringComparison.Ordinal);
        Assert.Equal("报告助手", document.PackageProperties.Creator);
    }

    [Fact]
    public void ADraftComesBackAsMarkdownWithMarks()
    {
        var lines = Encoding
            .UTF8.GetString(KeqiaoIndex.Written(output => MarkedDraft.WriteMarkdown(index.Check(Draft), output)))
            .Split('\n');

        Assert.Equal("2019年一般公共预算收入<b>151.4亿元</b>✗[^1]，增长<b>4%</b>✓[^2]。", lines[0]);
        Assert.Equal(["| 指标 | 2019年 |", "| --- | --- |", "| 实到外资 | <b>4亿美元</b>✓[^3] |"], lines[2..5]);
        Assert.Contains(lines, l => l.StartsWith("[^1]: 不一致：报告中是131.4亿元。出处：", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.StartsWith("[^4]:", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatMarkdownWouldReadAsItsOwnIsEscaped()
    {
        var text = Encoding.UTF8.GetString(
            KeqiaoIndex.Written(output => MarkedDraft.WriteMarkdown(index.Check("# 标题*一*\n1. 2019年实到外资4亿美元。<b>。"), output))
        );

        Assert.StartsWith("\\# 标题\\*一\\*\n\n1\\. 2019年实到外资<b>4亿美元</b>", text, StringComparison.Ordinal);
        Assert.Contains("[^1]。\\<b\\>。\n", text, StringComparison.Ordinal);
    }
}
