using System.IO.Compression;
using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Tests.Support;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class FormatsTests
{
    private const string Lines =
        "2024年青柳县政府工作报告\n各位代表：\n一、2023年工作回顾\n生产总值完成312.6亿元，增长6.1%。\n二、2024年工作安排\n生产总值增长6%左右。";

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("gb18030")]
    public void TextIsReadInTheEncodingThatItIsIn(string name)
    {
        var encoding = name == "gb18030" ? CodePagesEncodingProvider.Instance.GetEncoding(name)! : Encoding.GetEncoding(name);

        Assert.Equal(Lines, Read("a.txt", encoding.GetBytes(Lines)).Text.Value);
    }

    [Fact]
    public void TraditionalTextIsReadInBig5()
    {
        const string text = "二〇二四年政府工作報告\n各位代表：\n一、過去一年工作回顧\n全縣生產總值增長6.1%，經濟發展穩中有進。";

        Assert.Equal(
            text.Replace('〇', '零'),
            Read("a.txt", CodePagesEncodingProvider.Instance.GetEncoding("big5")!.GetBytes(text.Replace('〇', '零'))).Text.Value
        );
    }

    [Fact]
    public void LineBreaksWrittenAsLettersAreLineBreaks() =>
        Assert.Equal(Lines, Read("a.txt", Encoding.UTF8.GetBytes(Lines.Replace("\n", @"\r\n", StringComparison.Ordinal))).Text.Value);

    [Fact]
    public void OfAWebPageTheReportIsRead()
    {
        var page = $"""
            <html><head><meta charset="gb2312"><title>政府工作报告_青柳县人民政府</title><script>var x = "一、二、三";</script></head><body>
            <div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/hd">互动交流</a></li></ul></div>
            <div class="main"><h1>2024年青柳县政府工作报告</h1><div class="share">分享到：<a>微信</a></div>
            <div id="zoom">{string.Concat(
                Lines.Split('\n').Skip(1).Select(l => $"<p>&#12288;&#12288;<span>{l[..2]}</span>{l[2..]}</p>")
            )}<p>新增就业5320<sup>[5]</sup>人。</p></div></div>
            <div class="foot">版权所有：青柳县人民政府</div></body></html>
            """;

        var text = Read("a.html", CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes(page)).Text.Value;
        Assert.Equal(Lines + "\n新增就业5320人。", text);
    }

    [Fact]
    public void TablesOfAWebPageAreRowsOfFigures()
    {
        var report = Read(
            "青柳县-2024.html",
            Encoding.UTF8.GetBytes(
                "<p>2024年青柳县政府工作报告</p><p>各位代表：</p><p>一、2023年工作回顾</p><table><tr><th>指标</th><th>单位</th><th>2023年</th></tr><tr><td>粮食产量</td><td>万吨</td><td>41.5</td></tr></table><p>二、2024年工作安排</p><p>稳中求进。</p>"
            )
        );

        var figure = Assert.Single(WordFile.Figures(report));
        Assert.Equal(("粮食产量", 41.5m, "万吨"), (figure.Indicator, figure.Value, figure.Unit));
    }

    [Fact]
    public void MarkdownIsReadWithoutItsSigns()
    {
        const string markdown =
            "---\ntitle: x\n---\n# 2024年青柳县政府工作报告\n\n**各位代表：**\n\n## 一、2023年工作回顾\n\n    全县[生产总值](http://a.b)增长6.1%。\n\n1. 新建学校4所。\n2. 新建医院1所。\n\n| 指标 | 增长 |\n|---|---|\n| 财政收入 | 7.2% |\n";

        Assert.Equal(
            "2024年青柳县政府工作报告\n各位代表：\n一、2023年工作回顾\n全县生产总值增长6.1%。\n1.新建学校4所。\n2.新建医院1所。\n指标\t增长\n财政收入\t7.2%",
            Read("a.md", Encoding.UTF8.GetBytes(markdown)).Text.Value
        );
    }

    [Fact]
    public void FootnotesOfMarkdownAreAGlossary()
    {
        var report = Read(
            "青柳县-2024.md",
            Encoding.UTF8.GetBytes(
                "# 2024年青柳县政府工作报告\n\n各位代表：\n\n## 一、2023年工作回顾\n\n深化“最多跑一次”[^1]改革，新增就业5320[^甲]人，推进“五心服务”[^b]。\n\n## 二、2024年工作安排\n\n稳中求进。\n\n[^1]: 群众到政府办事，在材料齐全时一次办结。\n[^b]: 五心服务：热心、耐心、细心、贴心、放心的服务。\n[^甲]: 不含农户。\n"
            )
        );

        Assert.Equal(
            [("最多跑一次", "群众到政府办事，在材料齐全时一次办结。"), ("五心服务", "热心、耐心、细心、贴心、放心的服务。")],
            report.Glossary.Select(g => (g.Term, g.Definition))
        );
        Assert.Contains("深化“最多跑一次”改革，新增就业5320人，推进“五心服务”。", report.Text.Value, StringComparison.Ordinal);
        Assert.Equal(ChapterKind.Tasks, report.Outline.Chapters[^1].Kind);
    }

    [Theory]
    [InlineData("printed.pdf")]
    [InlineData("printed-office.pdf")]
    public void APrintedPdfGivesTheLedgerOfItsText(string file)
    {
        var printed = Read("青柳县-2024.pdf", Bytes(file));
        var text = Read("青柳县-2024.txt", Bytes("printed.txt"));

        Assert.Equal(Ledger(text), Ledger(printed));
        Assert.Equal(Sentences(text), Sentences(printed).Select(sentence => SeenText.Of(sentence).Value));
    }

    [Fact]
    public void APdfKeepsItsPages()
    {
        var report = Read("青柳县-2024.pdf", Bytes("printed.pdf"));

        Assert.True(report.PageStarts.Count > 2);
        Assert.Equal(0, report.PageStarts[0]);
        Assert.Equal(report.PageStarts.Order(), report.PageStarts);
        Assert.DoesNotContain("printed", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRunningHeadOfAPdfIsLeftOutAndTheTitleStays()
    {
        var text = Read("青柳县-2024.pdf", Bytes("printed-office.pdf")).Text.Value;

        Assert.StartsWith("政府工作报告\n", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("政府工作报告").Length);
        Assert.DoesNotContain("—1—", text.Replace(" ", string.Empty, StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void ALongPdfIsReadToItsLastPage()
    {
        using var builder = new PdfDocumentBuilder();
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        for (var i = 1; i <= 800; i++)
        {
            builder.AddPage(595, 842).AddText($"Chapter {i} tells what was done and what comes next.", 12, new PdfPoint(60, 700), font);
        }

        var report = Read("long.pdf", builder.Build());
        Assert.Equal(800, report.PageStarts.Count);
    }

    [Theory]
    [InlineData("locked.pdf", "protected by a password")]
    [InlineData("scanned.pdf", "scanned PDF")]
    [InlineData("damaged.pdf", "not a readable PDF")]
    [InlineData("bomb.docx", "unpacks to more than")]
    [InlineData("elsewhere.docx", "unpacks to more than")]
    [InlineData("deep.docx", "nests its parts")]
    [InlineData("entities.docx", "not a readable .docx")]
    [InlineData("empty.html", "holds no text")]
    [InlineData("deep.html", "nests its elements")]
    [InlineData("huge.txt", "million bytes of text")]
    [InlineData("long.txt", "more than a million characters")]
    public void ABadFileIsNamedWithItsCause(string name, string cause)
    {
        var error = Assert.Throws<ReportFormatException>(() => Read(name, BadFile(name)));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    private static byte[] BadFile(string name) =>
        name switch
        {
            "locked.pdf" => Bytes(name),
            "scanned.pdf" => Scanned(),
            "damaged.pdf" => "%PDF-1.7 broken"u8.ToArray(),
            "bomb.docx" => Bomb(),
            "entities.docx" => WithDocument(
                "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>"
            ),
            "elsewhere.docx" => WithPart("custom/item.xml", $"<x>{new string(' ', 70_000_000)}</x>"),
            "deep.docx" => WithDocument(
                "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>"
                    + string.Concat(Enumerable.Repeat("<w:sdt><w:sdtContent>", 20_000))
                    + WordFile.P("各位代表：")
                    + string.Concat(Enumerable.Repeat("</w:sdtContent></w:sdt>", 20_000))
                    + "</w:body></w:document>"
            ),
            "deep.html" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<div>", 100_000)) + "各位代表："),
            "long.txt" => Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Lines + "\n", 15_000))),
            "empty.html" => "<html><body><script>load()</script></body></html>"u8.ToArray(),
            _ => new byte[20_000_001],
        };

    private static IEnumerable<string> Sentences(Report report) =>
        new SentencePassageSplitter().Split(report).Where(p => p.Kind != PassageKind.TitlePage).Select(p => p.Text);

    private static Report Read(string name, byte[] bytes) => new ReportReader().Read($"/corpus/{name}", bytes);

    private static byte[] Bytes(string file) =>
        File.ReadAllBytes(Path.Combine(Repository.Root, "tests", "Assistant.Tests", "Documents", "Files", file));

    private static List<(string, decimal, string, int?, string)> Ledger(Report report) =>
        [.. WordFile.Figures(report).Select(f => (f.Indicator, f.Value, f.Unit, f.PeriodStart, f.Status.ToString()))];

    private static byte[] Scanned()
    {
        using var builder = new PdfDocumentBuilder();
        builder.AddPage(595, 842);
        builder.AddPage(595, 842);
        return builder.Build();
    }

    private static byte[] Bomb() =>
        WithDocument(
            "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + new string(' ', 70_000_000)
                + "</w:document>"
        );

    private static byte[] WithDocument(string document) => WithPart("word/document.xml", document);

    private static byte[] WithPart(string name, string content)
    {
        var bytes = new MemoryStream();
        bytes.Write(WordFile.Of(WordFile.P("各位代表：")));
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(name)?.Delete();
            using var part = zip.CreateEntry(name).Open();
            part.Write(Encoding.UTF8.GetBytes(content));
        }

        return bytes.ToArray();
    }
}
