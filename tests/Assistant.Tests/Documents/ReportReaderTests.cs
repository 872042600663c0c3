using System.Text;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class ReportReaderTests
{
    private static readonly Encoding Gb18030 = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;

    [Fact]
    public void TheCustomersReportIsOutlined()
    {
        var report = new ReportReader().Read(Repository.Keqiao);

        Assert.Equal("柯桥区", report.Place);
        Assert.Equal(GovernmentLevel.County, report.Level);
        Assert.Equal(2020, report.Year);
        Assert.Equal(2019, report.ReviewedYear);
        Assert.Equal("赵如浪", report.Deliverer);
        Assert.Equal(new DateOnly(2020, 1, 8), report.Date);
        Assert.Equal(
            ["一、过去一年工作回顾", "二、今年工作主要任务", "三、大力提升政府治理能力"],
            report.Sections.Where(s => s.Depth == 1 && s.Kind != SectionKind.Annex).Select(s => s.Heading)
        );
        Assert.Equal(
            [SectionKind.Review, SectionKind.Plan, SectionKind.Plan],
            report.Sections.Where(s => s.Depth == 1 && s.Kind != SectionKind.Annex).Select(s => s.Kind)
        );
        Assert.Equal(10, report.Sections.Count(s => s.Depth == 2));
    }

    [Fact]
    public void TheCustomersGlossaryIsWhole()
    {
        var glossary = new ReportReader().Read(Repository.Keqiao).Glossary;

        Assert.Equal(30, glossary.Count);
        Assert.All(glossary, entry => Assert.NotNull(entry.Page));
        Assert.Equal(("M0", 4), (glossary[4].Term, glossary[4].Page));
        Assert.Equal("4个100亿", glossary[15].Term);
        Assert.StartsWith("百亿功能纤维项目", glossary[15].Definition, StringComparison.Ordinal);
    }

    [Fact]
    public void ProblemsAdmittedAreToldApart() =>
        Assert.Contains(new ReportReader().Read(Repository.Keqiao).Paragraphs, p => p.Kind == SectionKind.Problems);

    [Fact]
    public void LeadSentencesOfParagraphsAreFound() =>
        Assert.Contains(new ReportReader().Read(Repository.Keqiao).Paragraphs, p => p.Lead == "营商环境持续优化");

    [Fact]
    public void Utf8WithMarkUtf16AndGb18030ReadTheSame()
    {
        var plain = Some.Report().Text.Value;

        Assert.Equal(plain, Read([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Some.ReportText)]).Text.Value);
        Assert.Equal(plain, Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Some.ReportText)]).Text.Value);
        Assert.Equal(plain, Read(Gb18030.GetBytes(Some.ReportText)).Text.Value);
    }

    [Theory]
    [InlineData("南通市-2024", "南通市", 2024, GovernmentLevel.City)]
    [InlineData("2025年上海市政府工作报告", "上海市", 2025, GovernmentLevel.Province)]
    [InlineData("国务院-1957", "国务院", 1957, GovernmentLevel.National)]
    [InlineData("容城_2019", "容城县", 2019, GovernmentLevel.County)]
    [InlineData("保定市_2026_report", "保定市", 2026, GovernmentLevel.City)]
    [InlineData("2025年宁夏政府工作报告", "宁夏回族自治区", 2025, GovernmentLevel.Province)]
    public void PlaceAndYearComeFromTheFileNameWhereTheTextHasNone(string name, string place, int year, GovernmentLevel level)
    {
        var report = Some.Report(
            $"各位代表：\n现在，我代表政府向大会报告工作。容城县、宁夏回族自治区。\n一、{year - 1}年工作回顾\n经济稳步增长。",
            name
        );

        Assert.Equal((place, year, level), (report.Place, report.Year, report.Level));
    }

    [Fact]
    public void TheYearComesFromTheReviewWhereNeitherNameNorDateHasOne() =>
        Assert.Equal(2024, Some.Report("各位代表：\n现在报告工作。\n一、2023年工作回顾\n经济稳步增长。", "承德").Year);

    [Fact]
    public void AWordDocumentIsReadWithItsTables()
    {
        var report = Read(Docx("政府工作报告", "一、2020年工作回顾", "生产总值增长6.1%。"), "清河县-2021.docx");

        Assert.Contains("生产总值增长6.1%。", report.Text.Value, StringComparison.Ordinal);
        Assert.Contains("指标", report.Text.Value, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> BadFiles() =>
        new()
        {
            { "empty.txt", [], "empty" },
            { "blank.txt", "  \n\n "u8.ToArray(), "white space" },
            { "binary.txt", [0x7F, 0x45, 0x4C, 0x46, 0, 1, 2, 3, 0, 0], "not a text file" },
            { "undecodable.txt", [0xFF, 0x41, 0xFF, 0xFF, 0x80, 0x20], "not a text file in UTF-8, UTF-16, GB18030 or Big5" },
            { "damaged.docx", "PK\u0003\u0004 this is no zip"u8.ToArray(), "not a readable .docx" },
            { "old.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "encrypted document or an old .doc" },
        };

    [Theory]
    [MemberData(nameof(BadFiles))]
    public void ABadFileIsNamedWithItsCause(string name, byte[] bytes, string cause)
    {
        var error = Assert.Throws<ReportFormatException>(() => Read(bytes, name));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2020年工作回顾\n一、经济发展稳中有进\n全县生产总值增长6.1%。\n2021年工作安排\n一、推进工业强县\n全县生产总值增长7%以上。")]
    [InlineData("一、2020年工作回顾\n（一）经济发展稳中有进\n全县生产总值增长6.1%。\n2021年是“十四五”开局之年。\n全县生产总值增长7%以上。")]
    [InlineData(
        "过去一年，面对复杂形势，我们全力以赴稳增长、促改革、惠民生，较好完成了全年目标任务，经济社会发展取得新的成绩。\n全县生产总值增长6.1%，城乡居民收入稳步增长，城镇新增就业完成年度计划，重点项目建设进展顺利，各项社会事业全面进步，民生福祉持续改善，社会大局和谐稳定。\n今年政府工作的总体要求是：稳中求进。\n全县生产总值增长7%以上。"
    )]
    public void WhatIsDoneAndWhatIsPlannedIsToldApartHoweverTheHeadingsLook(string body)
    {
        var passages = Some.Passages(
            $"政府工作报告\n2021年2月1日在清河县第八届人民代表大会第一次会议上\n清河县人民政府县长 王小明\n各位代表：\n现在，我代表县人民政府向大会报告工作，请予审议。\n{body}"
        );

        Assert.Equal(Status.Actual, passages.First(p => p.Text.Contains("6.1%", StringComparison.Ordinal)).Status);
        Assert.Equal(Status.Target, passages.First(p => p.Text.Contains("7%以上", StringComparison.Ordinal)).Status);
    }

    [Fact]
    public void EveryReportOfThisCenturyHasAReviewAndAPlan()
    {
        var lopsided = Directory
            .GetFiles(Repository.Shared("corpus/reports"), "*.txt")
            .Select(f => new ReportReader().Read(f))
            .Where(r => r.Year > 2003)
            .Select(r => (r.Name, Body: new SentencePassageSplitter().Split(r).Where(p => p.Kind == PassageKind.Body).ToList()))
            .Where(r =>
                Share(r.Body, p => p.Status == Status.Actual) < 0.15 || Share(r.Body, p => p.Status is Status.Target or Status.Plan) < 0.15
            )
            .Select(r => r.Name);

        Assert.Empty(lopsided);
    }

    private static double Share(List<Passage> passages, Func<Passage, bool> which) =>
        passages.Count(which) / (double)Math.Max(1, passages.Count);

    [Fact]
    public void AnyTextIsRead() =>
        Gen.OneOf(Gen.Char, Gen.Char["0123456789２０年月日政府工作报告回顾安排一二三、（）\n。市县"])
            .Array[1, 300]
            .Select(a => new string(a))
            .Sample(
                text =>
                {
                    if (text.Any(c => char.IsLetterOrDigit(c)) && !text.Any(char.IsSurrogate) && !text.Any(char.IsControl))
                    {
                        var report = Read(Encoding.UTF8.GetBytes(text));
                        return report.Text.Value.Length > 0;
                    }

                    return true;
                },
                iter: 400
            );

    [Fact]
    public void AMissingFileIsNamed() =>
        Assert.Contains(
            "nowhere.txt",
            Assert.Throws<ReportFormatException>(() => new ReportReader().Read("/nowhere.txt")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void EveryReportOfTheCollectionIsReadWithPlaceYearAndSections()
    {
        var folder = Repository.Shared("corpus/reports");
        var known = File.ReadLines(Repository.Shared("corpus/reports.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f[0]), f => (Place: f[1], Year: f[3]));

        var reports = Directory.GetFiles(folder, "*.txt").Select(f => new ReportReader().Read(f)).ToList();

        var place = reports.Count(r => known.TryGetValue(r.Name, out var k) && r.Place == k.Place);
        var year = reports.Count(r => known.TryGetValue(r.Name, out var k) && r.Year?.ToString(null as IFormatProvider) == k.Year);
        var sections = reports.Count(r => r.Sections.Count(s => s.Depth > 0) >= 2);
        TestContext.Current.TestOutputHelper?.WriteLine($"{reports.Count} reports: place {place}, year {year}, sections {sections}");
        TestContext.Current.TestOutputHelper?.WriteLine(
            "without sections: " + string.Join(" ", reports.Where(r => r.Sections.Count(s => s.Depth > 0) < 2).Select(r => r.Name))
        );
        Assert.True(place >= reports.Count * 0.99, $"place found in {place} of {reports.Count}");
        Assert.True(year >= reports.Count * 0.99, $"year found in {year} of {reports.Count}");
        Assert.True(sections >= reports.Count * 0.97, $"sections found in {sections} of {reports.Count}");
    }

    [Theory]
    [InlineData("docx")]
    [InlineData("gb18030")]
    [InlineData("noisy")]
    public void OriginalsAreReadAsTheyArrive(string kind)
    {
        var reports = Directory.GetFiles(Repository.Shared($"corpus/originals/{kind}")).Select(f => new ReportReader().Read(f)).ToList();

        Assert.All(reports, r =>
            Assert.True(r.Place is not null && r.Year is not null && r.Text.Value.Length > 2000, $"{r.Name}: {r.Place} {r.Year}")
        );
    }

    private static Report Read(byte[] bytes, string name = "清河县-2021.txt") => new ReportReader().Read($"/corpus/{name}", bytes);

    private static byte[] Docx(params string[] lines)
    {
        using var stream = new MemoryStream();
        using (var document = WordprocessingDocument.Create(stream, DocumentFormat.OpenXml.WordprocessingDocumentType.Document))
        {
            var body = new Body(lines.Select(l => new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Text(l)))));
            body.AppendChild(
                new Table(new TableRow(new TableCell(new DocumentFormat.OpenXml.Wordprocessing.Paragraph(new Run(new Text("指标"))))))
            );
            document.AddMainDocumentPart().Document = new Document(body);
        }

        return stream.ToArray();
    }
}
