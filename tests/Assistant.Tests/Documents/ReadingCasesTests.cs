using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Documents;

/// <summary>What people reported of other programs: characters, marks and features of Word that make a figure another one.</summary>
public sealed class ReadingCasesTests
{
    [Theory]
    [InlineData("02-docx-superscript-note.docx", 5320, "人")]
    [InlineData("02-docx-superscript-note.docx", 12, "%")]
    [InlineData("08-docx-hidden-text.docx", 8.8, "%")]
    [InlineData("09-docx-table-glued.docx", 35, "%")]
    [InlineData("10-docx-table-row-heading.docx", 23.5, "亿元")]
    [InlineData("13-zero-width-in-number.txt", 1280, "亩")]
    [InlineData("15-kangxi-radicals.txt", 18.4, "亿元")]
    [InlineData("17-small-percent.txt", 6, "%")]
    [InlineData("18-digits-apart.txt", 1280, "亩")]
    [InlineData("41-note-mark-in-figure.txt", 5320, "人")]
    public void AFigureOfACollectedCaseIsRead(string file, double value, string unit) =>
        Assert.Contains(WordFile.Figures(Case(file)), f => f.Value == (decimal)value && f.Unit == unit);

    [Fact]
    public void AResultOfATableIsNoTarget() =>
        Assert.All(WordFile.Figures(Case("10-docx-table-row-heading.docx")).Where(f => f.Value == 23.5m), f =>
            Assert.Equal((2023, Status.Actual), (f.PeriodStart, f.Status))
        );

    [Fact]
    public void HiddenWordsAndMovedTextAreNotReadTwice()
    {
        Assert.DoesNotContain(WordFile.Figures(Case("08-docx-hidden-text.docx")), f => f.Value == -3.5m);
        Assert.Single(WordFile.Figures(Case("06-docx-move-tracked.docx")), f =>
            f.Indicator.Contains("粮食总产量", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void NumbersOfWordMakeAListAndAFootnoteATerm()
    {
        Assert.Contains(Case("01-docx-auto-numbering.docx").Outline.Lists, l => (l.Promised, l.Items.Count) == (5, 5));
        Assert.Contains(Case("07-docx-footnote.docx").Glossary, g => g.Term == "五心服务");
    }

    [Fact]
    public void TextWithoutLineBreaksHasFigures() => Assert.True(WordFile.Figures(Case("39-one-line.txt")).Count >= 4);

    [Theory]
    [InlineData("26-place-labels.txt", "新疆维吾尔自治区-2024.txt", "新疆维吾尔自治区")]
    [InlineData("30-file-name.txt", "青柳县2024年政府工作报告（修订稿）.txt", "青柳县")]
    [InlineData("30-file-name.txt", "附件1：报告(1).txt", "青柳县")]
    [InlineData("30-file-name.txt", "20240203副本.txt", "青柳县")]
    public void ThePlaceOfACollectedCaseIsRead(string file, string name, string place) => Assert.Equal(place, Case(file, name).Place);

    [Theory]
    [InlineData("新建绿地1\u200c280亩", 1280, "亩")]
    [InlineData("新建绿地1\u200d280亩", 1280, "亩")]
    [InlineData("新建绿地1\u2060280亩", 1280, "亩")]
    [InlineData("新建绿地1\u00ad280亩", 1280, "亩")]
    [InlineData("新建绿地1\ufeff280亩", 1280, "亩")]
    [InlineData("新建绿地１２８０亩", 1280, "亩")]
    [InlineData("新建绿地1,280亩", 1280, "亩")]
    [InlineData("新建绿地1 2 8 0亩", 1280, "亩")]
    [InlineData("新建绿地1280[5]亩", 1280, "亩")]
    [InlineData("新建绿地1280①亩", 1280, "亩")]
    [InlineData("新建绿地1280〔8〕亩", 1280, "亩")]
    [InlineData("新建绿地1280*亩", 1280, "亩")]
    [InlineData("财政收入增长6.1﹪", 6.1, "%")]
    [InlineData("财政收入增长6．1％", 6.1, "%")]
    [InlineData("财政收入增长6.1 %", 6.1, "%")]
    [InlineData("⼀般公共预算收⼊18.4亿元", 18.4, "亿元")]
    [InlineData("粮食产量达到41.5万吨\u200b", 41.5, "万吨")]
    public void AFigureIsReadThroughWhatNobodySees(string sentence, double value, string unit)
    {
        var report = Read(
            "青柳县-2024.txt",
            $"2024年青柳县政府工作报告\n各位代表：\n一、2023年工作回顾\n2023年，全县{sentence}。\n二、2024年工作安排\n稳中求进。"
        );

        Assert.Contains(WordFile.Figures(report), f => f.Value == (decimal)value && f.Unit == unit);
        Assert.Contains(Squeezed(sentence), Squeezed(report.Text.Value), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("二○二三年")]
    [InlineData("二О二三年")]
    [InlineData("二0二三年")]
    [InlineData("2023\uf98e")]
    [InlineData("２０２３年")]
    public void TheYearOfAFigureIsReadHoweverItIsWritten(string year) =>
        Assert.Contains(
            WordFile.Figures(
                Read(
                    "青柳县-2025.txt",
                    $"2025年青柳县政府工作报告\n各位代表：\n一、2024年工作回顾\n{year}，全县粮食产量41.5万吨。\n二、2025年工作安排\n稳中求进。"
                )
            ),
            f => f.Value == 41.5m && f.PeriodStart == 2023
        );

    private static string Squeezed(string text) => text.Replace(" ", string.Empty, StringComparison.Ordinal);

    private static Report Case(string file, string? name = null) =>
        new ReportReader().Read(
            "/corpus/" + (name ?? "青柳县-2024" + Path.GetExtension(file)),
            File.ReadAllBytes(Repository.Shared($"cases/{file}"))
        );

    private static Report Read(string name, string text) => new ReportReader().Read($"/corpus/{name}", Encoding.UTF8.GetBytes(text));
}
