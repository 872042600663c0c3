using System.IO.Compression;
using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Assistant.Tests.Verification;

/// <summary>Drafts that come back as Word documents with comments.</summary>
public sealed class MarkedDraftTests(KeqiaoIndex index) : IClassFixture<KeqiaoIndex>
{
    private const string Figure = "131.4亿元";
    private const string M = "xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\"";

    private static readonly string[] Rewritten =
    [
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/document.xml",
        "word/comments.xml",
    ];

    /// <summary>The sentence 2019年一般公共预算收入131.4亿元。 with its figure written in many ways.</summary>
    public static TheoryData<string> Writings() =>
        [
            WordFile.R("131.4亿元"),
            WordFile.R("13") + WordFile.R("1.4", "<w:b/>") + WordFile.R("亿元"),
            $"<w:hyperlink w:anchor=\"a\">{WordFile.R("131.4亿元")}</w:hyperlink>",
            $"<w:hyperlink w:anchor=\"a\">{WordFile.R("131.4")}</w:hyperlink>{WordFile.R("亿元")}",
            $"<w:ins w:id=\"1\" w:author=\"x\">{WordFile.R("131.4亿元")}</w:ins>",
            $"{WordFile.R("131.")}<w:ins w:id=\"1\" w:author=\"x\">{WordFile.R("4亿")}</w:ins>{WordFile.R("元")}",
            $"{WordFile.R("131")}<w:del w:id=\"1\" w:author=\"x\"><w:r><w:delText>.7</w:delText></w:r></w:del>{WordFile.R(".4亿元")}",
            $"<w:moveTo w:id=\"1\" w:author=\"x\">{WordFile.R("131.4亿元")}</w:moveTo>",
            $"<w:smartTag w:uri=\"u\" w:element=\"e\">{WordFile.R("131.4")}</w:smartTag>{WordFile.R("亿元")}",
            $"<w:smartTag w:uri=\"u\" w:element=\"e\"><w:smartTag w:uri=\"u\" w:element=\"f\">{WordFile.R("131")}</w:smartTag>{WordFile.R(".4亿")}</w:smartTag>{WordFile.R("元")}",
            $"<w:sdt><w:sdtPr><w:alias w:val=\"a\"/></w:sdtPr><w:sdtContent>{WordFile.R("131.4亿元")}</w:sdtContent></w:sdt>",
            $"<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{WordFile.R("131.4亿元")}</w:sdtContent></w:sdt>",
            $"<w:fldSimple w:instr=\" DOCPROPERTY a \">{WordFile.R("131.4亿元")}</w:fldSimple>",
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>"
                + WordFile.R("131.4亿元")
                + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
            "<w:r><w:rPr><w:i/></w:rPr><w:t>131</w:t><w:t>.4</w:t><w:t>亿元</w:t></w:r>",
            "<w:bookmarkStart w:id=\"5\" w:name=\"b\"/>" + WordFile.R("131.4亿元") + "<w:bookmarkEnd w:id=\"5\"/>",
        ];

    [Fact]
    public void ADraftOfAnOfficeSuiteComesBackUntouchedButForItsComments()
    {
        var bytes = File.ReadAllBytes(
            Path.Combine(Repository.Root, "tests", "Assistant.Tests", "Verification", "Files", "draft-office.docx")
        );
        var draft = index.Check("draft-office.docx", bytes);
        var (before, after) = (new WordParts(bytes), new WordParts(KeqiaoIndex.Written(o => MarkedDraft.WriteWord(draft, o))));

        var judged = draft.Result.Verdicts.Where(v => v.Kind != VerdictKind.Boast).ToList();
        Assert.True(judged.Count > 60);
        Assert.True(judged.Count(v => v.Kind == VerdictKind.Contradicted) > 7);
        Assert.Equal(before.Names.Append("docProps/custom.xml").Order(), after.Names.Order());
        Assert.All(before.Names.Except(Rewritten), name => Assert.True(before.IsSame(name, after), name));
        Assert.Equal(before.Without(1), after.Without(1));
        Assert.Equal("请核实", after.Comments()[0]);
        Assert.Equal(judged.Count + 1, after.Comments().Count);
        Assert.Empty(after.Faults().Except(before.Faults()));
    }

    [Fact]
    public void EveryCommentOfADraftIsAtItsFigure()
    {
        var bytes = File.ReadAllBytes(
            Path.Combine(Repository.Root, "tests", "Assistant.Tests", "Verification", "Files", "draft-office.docx")
        );
        var draft = index.Check("draft-office.docx", bytes);
        var marked = new WordParts(KeqiaoIndex.Written(o => MarkedDraft.WriteWord(draft, o)));

        var wanted = draft
            .Result.Verdicts.Where(v => v.Kind != VerdictKind.Boast)
            .Select(v => draft.Text[(v.FigureStart ?? v.Start!.Value)..(v.FigureEnd ?? v.End!.Value)]);
        var exact = marked.Comments().Where(c => c.Key > 0 && !c.Value.StartsWith('“')).Select(c => c.Key).ToList();
        Assert.Equal(wanted.Take(exact.Count), exact.Select(id => marked.Anchored()[id]));

        // The figures in the text box and in the footnote are marked where these are in the text.
        Assert.Equal(2, marked.Comments().Count - 1 - exact.Count);
    }

    [Fact]
    public void ACommentSaysTheVerdictTheRightValueAndTheSource()
    {
        var marked = new WordParts(index.Mark(WordFile.Of(WordFile.P("2019年一般公共预算收入151.4亿元。"))));

        var lines = Assert.Single(marked.Comments()).Value.Split('\n');
        Assert.Equal("不一致：报告中是131.4亿元", lines[0]);
        Assert.Equal("出处：2020年柯桥区政府工作报告（keqiao-2020），一、过去一年工作回顾", lines[1]);
        Assert.StartsWith("原文：初步测算,生产总值突破1500亿元", lines[2], StringComparison.Ordinal);
        Assert.Equal("理由：数值不同", lines[3]);
        var comment = marked.Xml("word/comments.xml").Elements().Single();
        Assert.Equal(
            ["0", "报告助手", "2026-03-02T09:30:00Z", "核"],
            comment.Attributes().Where(a => !a.IsNamespaceDeclaration).Select(a => a.Value)
        );
    }

    [Theory]
    [MemberData(nameof(Writings))]
    public void AFigureIsMarkedExactlyHoweverItIsWritten(string figure)
    {
        var bytes = WordFile.Of($"<w:p>{WordFile.R("2019年一般公共预算收入")}{figure}{WordFile.R("，增长4%。")}</w:p>");
        var (before, after) = (new WordParts(bytes), new WordParts(index.Mark(bytes)));

        Assert.Equal([Figure, "4%"], after.Anchored().Values);
        Assert.Equal(before.Without(0), after.Without(0));
        Assert.Empty(after.Faults().Except(before.Faults()));
    }

    [Theory]
    [InlineData("hyperlink")]
    [InlineData("ins")]
    [InlineData("fldSimple")]
    [InlineData("sdtContent")]
    public void TheReferenceOfACommentIsNoPartOfWhatHoldsTheFigure(string holder)
    {
        foreach (var writing in Writings().Select(w => w.Data))
        {
            var marked = new WordParts(
                index.Mark(WordFile.Of($"<w:p>{WordFile.R("2019年一般公共预算收入")}{writing}{WordFile.R("，增长4%。")}</w:p>"))
            );

            Assert.DoesNotContain(marked.Xml("word/document.xml").Descendants().Where(e => e.Name.LocalName == "commentReference"), e =>
                e.Ancestors().Any(a => a.Name.LocalName == holder)
            );
        }
    }

    [Fact]
    public void TheReferenceOfACommentInAFieldIsBehindIt()
    {
        var marked = new WordParts(
            index.Mark(
                WordFile.Of(
                    $"<w:p>{WordFile.R("2019年一般公共预算收入")}<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> REF a </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>{WordFile.R("131.4亿元")}<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>{WordFile.R("。")}</w:p>"
                )
            )
        );

        var order = marked
            .Xml("word/document.xml")
            .Descendants()
            .Where(e => e.Name.LocalName is "fldChar" or "commentReference" or "commentRangeEnd")
            .Select(e => e.Name.LocalName);
        Assert.Equal(["fldChar", "fldChar", "commentRangeEnd", "fldChar", "commentReference"], order);
    }

    [Fact]
    public void WhatNoCommentCanBeginInIsMarkedAsAWholeAndNamed()
    {
        var box =
            $"<w:r><w:pict><v:shape><v:textbox><w:txbxContent>{WordFile.P("2019年实到外资4亿美元。")}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>";
        var bytes = WordFile.Of(
            $"<w:p>{WordFile.R("盘活工业闲置土地")}<m:oMath {M}><m:r><m:t>1281</m:t></m:r></m:oMath>{WordFile.R("亩")}<w:r><w:footnoteReference w:id=\"2\"/></w:r>{WordFile.R("。")}{box}</w:p>",
            ("footnotes", $"<w:footnote w:id=\"2\">{WordFile.P("2019年引进内资110.9亿元。")}</w:footnote>")
        );
        var (before, after) = (new WordParts(bytes), new WordParts(index.Mark(bytes)));

        Assert.Equal(["“1281亩”一致", "“4亿美元”一致", "“110.9亿元”一致"], after.Comments().Values.Select(c => c.Split('\n')[0]));
        Assert.Equal(["1281亩", "2019年实到外资4亿美元。", ""], after.Anchored().OrderBy(a => a.Key).Select(a => a.Value));
        Assert.Equal(before.Without(0), after.Without(0));
        Assert.True(before.IsSame("word/footnotes.xml", after));
    }

    [Fact]
    public void ABoundControlIsMarkedFromOutside()
    {
        var marked = new WordParts(
            index.Mark(
                WordFile.Of(
                    $"<w:p>{WordFile.R("2019年一般公共预算收入")}<w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent>{WordFile.R("131.4亿元")}</w:sdtContent></w:sdt>{WordFile.R("。")}</w:p>"
                )
            )
        );

        Assert.DoesNotContain(
            marked.Xml("word/document.xml").Descendants().Where(e => e.Name.LocalName.StartsWith("comment", StringComparison.Ordinal)),
            e => e.Ancestors().Any(a => a.Name.LocalName == "sdt")
        );
    }

    [Fact]
    public void CommentsThatAreThereKeepTheirNumbers()
    {
        var bytes = WordFile.Of(
            $"<w:p>{WordFile.R("2019年一般公共预算收入")}<w:commentRangeStart w:id=\"7\"/>{WordFile.R("131.4亿元")}<w:commentRangeEnd w:id=\"7\"/><w:r><w:commentReference w:id=\"7\"/></w:r>{WordFile.R("。")}</w:p>",
            ("comments", $"<w:comment w:id=\"7\" w:author=\"张科长\">{WordFile.P("请核实")}</w:comment>")
        );
        var marked = new WordParts(index.Mark(bytes));

        Assert.Equal([7, 8], marked.Comments().Keys.Order());
        Assert.Equal("请核实", marked.Comments()[7]);
        Assert.Equal([Figure, Figure], marked.Anchored().Values);
        Assert.Equal(new WordParts(bytes).Without(8), marked.Without(8));
    }

    [Fact]
    public void ADraftThatWasMarkedIsMarkedOnceMore()
    {
        var once = index.Mark(WordFile.Of(WordFile.P("2019年一般公共预算收入131.4亿元。")));
        var twice = new WordParts(index.Mark(once));

        Assert.Equal([0, 1], twice.Comments().Keys.Order());
        Assert.Equal([Figure, Figure], twice.Anchored().Values);
        Assert.Single(twice.Names, n => n.Contains("comments", StringComparison.Ordinal));
        Assert.Single(twice.Names, n => n.Contains("custom", StringComparison.Ordinal));
    }

    [Fact]
    public void AutomaticNumbersAndTablesDoNotMoveTheMarks()
    {
        var bytes = WordFile.Of(
            WordFile.P("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr>", WordFile.R("2019年一般公共预算收入131.4亿元。"))
                + WordFile.Table(["指标", "单位", "2019年"], ["实到外资", "亿美元", "4"], ["引进内资", "亿元", "120.9"])
                + WordFile.P("2019年盘活工业闲置土地1281亩。"),
            (
                "numbering",
                """<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>"""
            )
        );
        var (before, after) = (new WordParts(bytes), new WordParts(index.Mark(bytes)));

        Assert.Equal([Figure, "4", "120.9", "1281亩"], after.Anchored().OrderBy(a => a.Key).Select(a => a.Value));
        Assert.StartsWith("不一致：报告中是110.9亿元", after.Comments()[2], StringComparison.Ordinal);
        Assert.Equal(before.Without(0), after.Without(0));
    }

    [Fact]
    public void ASentenceWithoutFiguresIsMarkedWhole()
    {
        var marked = new WordParts(index.Mark(WordFile.Of(WordFile.P("2019年实到外资4亿美元。区内银行贷款不良率上升。"))));

        Assert.Equal(["4亿美元", "区内银行贷款不良率上升。"], marked.Anchored().Values);
    }

    [Fact]
    public void HoweverRunsAreCutNothingIsLost()
    {
        const string text = "2019年 一般公共预算收入131.4亿元 ，增长4%。实到外资4亿美元，引进内资110.9亿元。";
        Gen.Int[1, text.Length - 1]
            .Array[0, 6]
            .Sample(
                cuts =>
                {
                    var ends = cuts.Distinct().Order().Append(text.Length).ToList();
                    var runs = ends.Select((end, i) => WordFile.R(text[(i == 0 ? 0 : ends[i - 1])..end], i % 2 == 0 ? "<w:b/>" : ""));
                    var bytes = WordFile.Of($"<w:p>{string.Concat(runs)}</w:p>");
                    var (before, after) = (new WordParts(bytes), new WordParts(index.Mark(bytes)));
                    return before.Without(0).SequenceEqual(after.Without(0))
                        && after.Anchored().OrderBy(a => a.Key).Select(a => a.Value).SequenceEqual([Figure, "4%", "4亿美元", "110.9亿元"]);
                },
                iter: 30
            );
    }

    [Theory]
    [InlineData("word/document2.xml", "word/comments.xml")]
    [InlineData("text/main.xml", "text/comments.xml")]
    [InlineData("document.xml", "comments.xml")]
    public void AMainPartOfAnotherNameIsFound(string name, string comments)
    {
        var bytes = Renamed(WordFile.Of(WordFile.P("2019年一般公共预算收入131.4亿元。")), name);
        var marked = new WordParts(index.Mark(bytes));

        Assert.Contains(comments, marked.Names);
        Assert.Equal([Figure], marked.Anchored(name).Values);
        Assert.Equal("2019年一般公共预算收入131.4亿元。", new ReportReader().Read("again.docx", index.Mark(bytes)).Text.Value);
    }

    [Fact]
    public void AStrictDocumentStaysStrict()
    {
        var bytes = Changed(WordFile.Of(WordFile.P("2019年一般公共预算收入131.4亿元。")), (_, xml) =>
            xml.Replace(
                    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    "http://purl.oclc.org/ooxml/wordprocessingml/main",
                    StringComparison.Ordinal
                )
                .Replace(
                    "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
                    "http://purl.oclc.org/ooxml/officeDocument/relationships",
                    StringComparison.Ordinal
                )
        );
        var after = index.Mark(bytes);
        var marked = new WordParts(after);

        Assert.Equal([Figure], marked.Anchored().Values);
        Assert.Equal("http://purl.oclc.org/ooxml/wordprocessingml/main", marked.Xml("word/comments.xml").Name.NamespaceName);
        using var document = WordprocessingDocument.Open(new MemoryStream(after), false);
        Assert.Single(document.MainDocumentPart!.WordprocessingCommentsPart!.Comments!.ChildElements);
    }

    [Fact]
    public void AProtectedDocumentStaysProtected()
    {
        var bytes = WordFile.Of(
            WordFile.P("2019年一般公共预算收入131.4亿元。"),
            ("settings", "<w:documentProtection w:edit=\"readOnly\" w:enforcement=\"1\"/>")
        );
        var (before, after) = (new WordParts(bytes), new WordParts(index.Mark(bytes)));

        Assert.True(before.IsSame("word/settings.xml", after));
        Assert.Equal([Figure], after.Anchored().Values);
    }

    [Fact]
    public void ADraftOfThreeHundredPagesComesBackWhole()
    {
        var filler = string.Concat(Enumerable.Repeat("各位代表，大家上午好。", 18));
        var bytes = WordFile.Of(
            string.Concat(
                Enumerable
                    .Range(0, 1200)
                    .Select(i =>
                        WordFile.P(i % 20 == 0 ? $"{filler}2019年一般公共预算收入{(i % 40 == 0 ? "131.4" : "151.4")}亿元。" : filler)
                    )
            )
        );
        var draft = index.Check("draft.docx", bytes);
        var (before, after) = (new WordParts(bytes), new WordParts(KeqiaoIndex.Written(o => MarkedDraft.WriteWord(draft, o))));

        Assert.True(draft.Text.Length > 230_000);
        Assert.Equal(60, after.Anchored().Count);
        Assert.Equal(30, after.Comments().Values.Count(c => c.StartsWith("不一致", StringComparison.Ordinal)));
        Assert.Equal(before.Without(0), after.Without(0));
    }

    [Fact]
    public void ADraftWithoutFiguresComesBackWithoutComments()
    {
        var bytes = WordFile.Of(WordFile.P("各位代表，大家上午好。"));
        var draft = index.Check("draft.docx", bytes);
        var (before, after) = (new WordParts(bytes), new WordParts(KeqiaoIndex.Written(o => MarkedDraft.WriteWord(draft, o))));

        Assert.Contains("没有可以核对的数字", draft.Result.Summary, StringComparison.Ordinal);
        Assert.Empty(after.Comments());
        Assert.Equal(before.Without(0), after.Without(0));
    }

    [Theory]
    [InlineData("encrypted.docx")]
    [InlineData("old.docx")]
    public void AnEncryptedDraftOrAnOldOneIsNamedWithTheCure(string name)
    {
        byte[] bytes = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[600]];

        var error = Assert.Throws<ReportFormatException>(() => index.Check(name, bytes));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains("without a password", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADraftOfNothingIsNamed() =>
        Assert.Contains(
            "no text",
            Assert.Throws<ReportFormatException>(() => index.Check("empty.docx", WordFile.Of("<w:p/>"))).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void TheFileSaysWhatWasCheckedWithWhat()
    {
        var bytes = WordFile.Of(WordFile.P("2019年一般公共预算收入131.4亿元。"));
        var properties = new WordParts(index.Mark(bytes, "/drafts/draft.docx"))
            .Xml("docProps/custom.xml")
            .Elements()
            .ToDictionary(e => e.Attribute("name")!.Value, e => e.Value);

        Assert.Equal("2026-03-02 09:30:00 +08:00", properties["核对时间"]);
        Assert.Equal("draft.docx", properties["核对文稿"]);
        Assert.Equal(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), properties["文稿SHA-256"]);
        Assert.StartsWith("keqiao-2020 ", properties["所用报告"], StringComparison.Ordinal);
    }

    private static byte[] Renamed(byte[] file, string main) =>
        Changed(
            file,
            (name, xml) =>
                name == "_rels/.rels" || name == "[Content_Types].xml"
                    ? xml.Replace("word/document.xml", main, StringComparison.Ordinal)
                    : xml,
            name =>
                name == "word/document.xml" ? main
                : name == "word/_rels/document.xml.rels"
                    ? $"{main[..(main.LastIndexOf('/') + 1)]}_rels/{main[(main.LastIndexOf('/') + 1)..]}.rels"
                : name
        );

    private static byte[] Changed(byte[] file, Func<string, string, string> change, Func<string, string>? rename = null)
    {
        using var stream = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(file)))
        using (var target = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var entry in source.Entries)
            {
                using var reader = new StreamReader(entry.Open());
                using var writer = new StreamWriter(
                    target.CreateEntry(rename?.Invoke(entry.FullName) ?? entry.FullName).Open(),
                    new UTF8Encoding(false)
                );
                writer.Write(change(entry.FullName, reader.ReadToEnd()));
            }
        }

        return stream.ToArray();
    }
}
