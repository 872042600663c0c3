using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class WordDocumentTests
{
    private const string Numbering = """
        <w:abstractNum w:abstractNumId="0">
        <w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/><w:suff w:val="nothing"/></w:lvl>
        <w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl>
        <w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%3"/><w:isLgl/></w:lvl>
        </w:abstractNum>
        <w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum>
        <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
        <w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
        <w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
        """;

    [Fact]
    public void AutomaticNumbersAreReadAsWordShowsThem()
    {
        var report = WordFile.Read(
            Item("2023年工作回顾", 1, 0)
                + Item("产业升级", 1, 1)
                + Item("新建厂房3处。", 1, 2)
                + Item("改造厂房5处。", 1, 2)
                + Item("城乡建设", 1, 1)
                + Item("2024年工作安排", 1, 0)
                + Item("扩大投资", 1, 1),
            ("numbering", Numbering)
        );

        Assert.Equal(
            "一、2023年工作回顾\n（一）产业升级\n1.1新建厂房3处。\n1.2改造厂房5处。\n（二）城乡建设\n二、2024年工作安排\n（一）扩大投资",
            report.Text.Value
        );
    }

    [Fact]
    public void AListWithAStartOfItsOwnBeginsAnew()
    {
        var report = WordFile.Read(
            Item("新建学校4所。", 2, 0) + Item("新建医院1所。", 2, 0) + Item("2024年建成公路86公里。", 3, 0),
            ("numbering", Numbering)
        );

        Assert.Equal("1.新建学校4所。\n2.新建医院1所。\n1. 2024年建成公路86公里。", report.Text.Value);
    }

    [Fact]
    public void ANumberOfAStyleIsShown()
    {
        var report = WordFile.Read(
            WordFile.P("<w:pStyle w:val=\"item\"/>", WordFile.R("新建公园2座。")),
            ("numbering", Numbering),
            ("styles", """<w:style w:type="paragraph" w:styleId="item"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>""")
        );

        Assert.Equal("1.新建公园2座。", report.Text.Value);
    }

    [Fact]
    public void ARaisedNoteMarkIsNoDigitOfTheNumberBefore()
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("新增就业5320")}{Raised("5")}{WordFile.R("人，占比12")}{Raised("6")}{WordFile.R("%。")}</w:p>"
        );

        Assert.Contains("新增就业5320人，占比12%。", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void WhatIsInASmartTagIsRead()
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("新建公路")}<w:smartTag w:uri=\"u\" w:element=\"chmetcnv\"><w:smartTag w:uri=\"u\" w:element=\"n\">{WordFile.R("86")}</w:smartTag>{WordFile.R("公里")}</w:smartTag>{WordFile.R("。")}</w:p>"
        );

        Assert.Contains("\n新建公路86公里。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void AnExponentStays()
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("新增绿地1280m")}{Raised("2")}{WordFile.R("，粮食10")}{Raised("4")}{WordFile.R("吨。")}</w:p>"
        );

        Assert.Contains("新增绿地1280m²，粮食10⁴吨。", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ATextBoxStandsOnceBehindItsParagraph()
    {
        var box = WordFile.P("社会消费品零售总额97.8亿元。");
        var report = WordFile.Report(
            $"""
            <w:p>{WordFile.R("森林覆盖率46.3%，")}<w:r><mc:AlternateContent>
            <mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>{box}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>
            <mc:Fallback><w:pict><v:shape><v:textbox><w:txbxContent>{box}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback>
            </mc:AlternateContent></w:r>{WordFile.R("空气优良天数比例91.2%。")}</w:p>
            """
        );

        Assert.Contains(
            "\n森林覆盖率46.3%，空气优良天数比例91.2%。\n社会消费品零售总额97.8亿元。\n二、",
            report.Text.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void TrackedChangesAreReadAsAccepted()
    {
        var report = WordFile.Report(
            $"""
            <w:p><w:moveFrom w:id="1" w:author="x">{WordFile.R("粮食产量41.5万吨。")}</w:moveFrom></w:p>
            <w:p>{WordFile.R("肉类产量2.3万吨。")}<w:moveTo w:id="2" w:author="x">{WordFile.R("粮食产量41.5万吨。")}</w:moveTo></w:p>
            <w:p>{WordFile.R(
                "新建公路"
            )}<w:del w:id="3" w:author="x"><w:r><w:delText>68</w:delText></w:r></w:del><w:ins w:id="4" w:author="x">{WordFile.R(
                "86"
            )}</w:ins>{WordFile.R("公里。")}</w:p>
            """
        );

        Assert.Contains("\n肉类产量2.3万吨。粮食产量41.5万吨。\n新建公路86公里。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void AParagraphWhoseMarkWasDeletedGoesOnInTheNext()
    {
        var report = WordFile.Report(
            WordFile.P("<w:rPr><w:del w:id=\"1\" w:author=\"x\"/></w:rPr>", WordFile.R("固定资产投资")) + WordFile.P("增长8.8%。")
        );

        Assert.Contains("\n固定资产投资增长8.8%。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("“五心服务”：指热心、细心、耐心服务，覆盖乡镇14个。", "指热心、细心、耐心服务，覆盖乡镇14个。")]
    [InlineData("热心、细心、耐心服务。", "热心、细心、耐心服务。")]
    public void AFootnoteExplainsTheTermBeforeItsMark(string note, string definition)
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("全面推行“五心服务”")}<w:r><w:footnoteReference w:id=\"1\"/></w:r>{WordFile.R("，办理事项1860件。")}</w:p>",
            (
                "footnotes",
                $"<w:footnote w:type=\"separator\" w:id=\"-1\"><w:p><w:r><w:separator/></w:r></w:p></w:footnote><w:footnote w:id=\"1\"><w:p><w:r><w:footnoteRef/></w:r>{WordFile.R(note)}</w:p></w:footnote>"
            )
        );

        Assert.Contains("全面推行“五心服务”，办理事项1860件。", report.Text.Value, StringComparison.Ordinal);
        var entry = Assert.Single(report.Glossary);
        Assert.Equal(("五心服务", definition), (entry.Term, entry.Definition));
        Assert.Equal(note, entry.Span.Of(report.Text.Value));
    }

    [Fact]
    public void AnEndnoteIsAPassageOfTheAnnexAndOfNoYear()
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("推行“一件事”")}<w:r><w:endnoteReference w:id=\"2\"/></w:r>{WordFile.R("改革。")}</w:p>",
            ("endnotes", $"<w:endnote w:id=\"2\">{WordFile.P("一件事：指把10个环节合成1个环节。")}</w:endnote>")
        );

        var passage = new SentencePassageSplitter().Split(report).Single(p => p.Kind == PassageKind.Glossary);
        Assert.Equal(
            ("一件事：指把10个环节合成1个环节。", SectionKind.Annex, null),
            (passage.Text, passage.SectionKind, passage.PeriodStart)
        );
    }

    [Fact]
    public void HiddenTextIsLeftOut()
    {
        var report = WordFile.Report(
            $"<w:p>{WordFile.R("固定资产投资")}{WordFile.R("（实际-3.5%）", "<w:vanish/>")}{WordFile.R("（内部）", "<w:rStyle w:val=\"secret\"/>")}{WordFile.R("增长8.8%。", "<w:vanish w:val=\"0\"/>")}</w:p>",
            ("styles", "<w:style w:type=\"character\" w:styleId=\"secret\"><w:rPr><w:vanish/></w:rPr></w:style>")
        );

        Assert.Contains("\n固定资产投资增长8.8%。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void CodesOfFieldsAreLeftOutAndTheirResultsStay()
    {
        var report = WordFile.Report(
            $"""
            <w:p>{WordFile.R("投资")}{Field("begin")}<w:r><w:instrText> =12.5*2 </w:instrText></w:r>{Field("separate")}{WordFile.R(
                "25"
            )}{Field("end")}{WordFile.R("亿元，第")}<w:fldSimple w:instr=" PAGE ">{WordFile.R("7")}</w:fldSimple>{WordFile.R("批。")}</w:p>
            """
        );

        Assert.Contains("\n投资25亿元，第批。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ATableOfContentsIsLeftOut()
    {
        var report = WordFile.Read(
            $"<w:p>{Field("begin")}<w:r><w:instrText> TOC \\o </w:instrText></w:r>{Field("separate")}{WordFile.R("一、2023年工作回顾 1")}</w:p>"
                + $"<w:p>{WordFile.R("二、2024年工作安排 5")}{Field("end")}</w:p>"
                + WordFile.P("各位代表：")
        );

        Assert.Equal("各位代表：", report.Text.Value);
    }

    [Fact]
    public void HyphensSymbolsAndContentControlsAreRead()
    {
        var report = WordFile.Report(
            $"<w:sdt><w:sdtContent><w:p>{WordFile.R("房地产投资增长")}<w:r><w:noBreakHyphen/></w:r>{WordFile.R("12.6")}<w:r><w:softHyphen/></w:r><w:r><w:sym w:font=\"Symbol\" w:char=\"F025\"/></w:r>{WordFile.R("。")}</w:p></w:sdtContent></w:sdt>"
        );

        Assert.Contains("\n房地产投资增长-12.6%。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void AFrameOfOneCellIsNoTable()
    {
        var report = WordFile.Report(
            $"<w:tbl><w:tr><w:tc>{WordFile.P("新建公路86公里。")}{WordFile.P("新建桥梁3座。")}</w:tc></w:tr></w:tbl>"
        );

        Assert.Contains("\n新建公路86公里。\n新建桥梁3座。\n", report.Text.Value, StringComparison.Ordinal);
    }

    [Fact]
    public void ARowOfATableIsNoHeading()
    {
        var report = WordFile.Report(
            WordFile.Table(
                ["指标", "完成情况"],
                ["一、经济发展", ""],
                ["进出口总额", "23.5亿元"],
                ["二、民生", ""],
                ["城镇新增就业", "5320人"]
            )
        );

        Assert.Equal(["一、2023年工作回顾", "二、2024年工作安排"], report.Sections.Where(s => s.Depth > 0).Select(s => s.Heading));
        Assert.Contains("\n进出口总额\t23.5亿元\n二、民生\t\n", report.Text.Value, StringComparison.Ordinal);
    }

    private static string Item(string text, int number, int level) =>
        WordFile.P($"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"{number}\"/></w:numPr>", WordFile.R(text));

    private static string Raised(string text) => WordFile.R(text, "<w:vertAlign w:val=\"superscript\"/>");

    private static string Field(string kind) => $"<w:r><w:fldChar w:fldCharType=\"{kind}\"/></w:r>";
}
