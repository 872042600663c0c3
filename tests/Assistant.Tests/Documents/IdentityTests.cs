using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Documents;

/// <summary>Place, level, year, meeting and deliverer of a report.</summary>
public sealed class IdentityTests
{
    private const string Untitled = "各位代表：\n现在，我代表市人民政府，向大会报告工作，请予审议。\n全市经济稳步增长，民生不断改善。\n";

    [Theory]
    [InlineData("2026年上海市政府工作报告（全文）(1)", "上海市", 2026)]
    [InlineData("附件1：2026年上海市政府工作报告", "上海市", 2026)]
    [InlineData("20260203青柳县政府工作报告", "青柳县", 2026)]
    [InlineData("青柳县2024年政府工作报告（修订稿）", "青柳县", 2024)]
    [InlineData("青柳县2024年政府工作报告 - 副本", "青柳县", 2024)]
    [InlineData("2026 上海 政府工作报告", "上海市", 2026)]
    [InlineData("保定市_2026_report", "保定市", 2026)]
    [InlineData("二〇二四年青柳县政府工作报告", "青柳县", 2024)]
    [InlineData("政府工作报告（2025年1月14日 北京市）", "北京市", 2025)]
    [InlineData("四川省凉山州2024年政府工作报告(公开版)", "凉山州", 2024)]
    [InlineData("宁夏2025", "宁夏回族自治区", 2025)]
    [InlineData("易县-2022", "易县", 2022)]
    [InlineData("米易县-2022", "米易县", 2022)]
    [InlineData("国务院-2016", "国务院", 2016)]
    public void AFileNameSaysPlaceAndYearInAllItsShapes(string name, string place, int year)
    {
        var report = Read(name, Untitled);

        Assert.Equal((place, year), (report.Place, report.Year));
    }

    [Theory]
    [InlineData("新疆维吾尔自治区")]
    [InlineData("延边朝鲜族自治州")]
    [InlineData("积石山保安族东乡族撒拉族自治县")]
    [InlineData("莫力达瓦达斡尔族自治旗")]
    [InlineData("内蒙古自治区")]
    public void TheWholeNameOfAnAutonomousPlaceIsRead(string place)
    {
        Assert.Equal(place, Read("a001", $"2024年{place}政府工作报告\n各位代表：\n现在，我向大会报告工作。\n").Place);
        Assert.Equal(place, Read($"{place}-2024", Untitled).Place);
    }

    [Theory]
    [InlineData("2024年1月15日在青柳县第十八届人民代表大会第三次会议上\n县长 王小明\n各位代表：\n")]
    [InlineData("青柳县人民政府县长 王小明\n各位代表：\n")]
    [InlineData("各位代表：\n现在，我代表青柳县人民政府，向大会报告工作。\n")]
    [InlineData("保定市青柳县2024年政府工作报告\n各位代表：\n")]
    public void ThePlaceIsReadFromTitleMeetingPostOrOpening(string opening) =>
        Assert.Equal("青柳县", Read("a001", opening + "全县经济增长。\n").Place);

    [Theory]
    [InlineData("县长王小明", "王小明")]
    [InlineData("2024年1月15日王小明县长在青柳县第十八届人民代表大会第三次会议上", "王小明")]
    [InlineData("2024年1月15日县长 王小明在青柳县第十八届人民代表大会第三次会议上", "王小明")]
    public void TheDelivererIsReadFromTheTitlePage(string line, string name) =>
        Assert.Equal(name, Read("a001", $"青柳县2024年政府工作报告\n{line}\n各位代表：\n全县经济增长。\n").Deliverer);

    [Fact]
    public void APlaceThatNothingNamesStaysUnknownAndIsTold()
    {
        var report = Read("a001", Untitled);

        Assert.Null(report.Place);
        Assert.Equal(GovernmentLevel.Unknown, report.Level);
        Assert.Contains(report.Notices, n => n.Contains("unknown place", StringComparison.Ordinal));
    }

    [Fact]
    public void TheTextWinsOverTheFileNameWithANotice()
    {
        var report = Read(
            "南通市-2023",
            "2024年青柳县政府工作报告\n2024年1月15日在青柳县第十八届人民代表大会第三次会议上\n各位代表：\n全县经济增长。\n"
        );

        Assert.Equal(("青柳县", 2024), (report.Place, report.Year));
        Assert.Contains(report.Notices, n =>
            n.Contains("南通市", StringComparison.Ordinal) && n.Contains("青柳县", StringComparison.Ordinal)
        );
        Assert.Contains(report.Notices, n => n.Contains("2023", StringComparison.Ordinal));
    }

    [Fact]
    public void AShorterNameOfTheSamePlaceIsNoContradiction() =>
        Assert.Empty(Read("容城_2024", "容城县2024年政府工作报告\n各位代表：\n全县经济增长。\n").Notices);

    [Fact]
    public void AReportThatMentionsTheNationIsNotOfTheNation() =>
        Assert.Null(Read("a001", "各位代表：\n现在，我代表市人民政府，向大会报告工作。\n我们认真贯彻党中央、国务院决策部署。\n").Place);

    [Fact]
    public void ADateInChineseNumeralsGivesTheYear() =>
        Assert.Equal(2024, Read("a001", "青柳县政府工作报告\n二〇二四年一月十五日\n各位代表：\n全县经济增长。\n").Year);

    [Fact]
    public void ASidecarSaysWhatNeitherTextNorNameSays()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a001.txt");
            File.WriteAllText(path, Untitled);
            File.WriteAllText(
                Path.ChangeExtension(path, ".json"),
                """{"place": "青柳县", "year": 2024, "speaker": "王小明", "meeting": "青柳县第十八届人民代表大会第三次会议"}"""
            );
            var report = new ReportReader().Read(path);

            Assert.Equal(("青柳县", 2024, "王小明", GovernmentLevel.County), (report.Place, report.Year, report.Deliverer, report.Level));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void ASidecarThatCannotBeReadIsTold()
    {
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var path = Path.Combine(folder.FullName, "a001.txt");
            File.WriteAllText(path, Untitled);
            File.WriteAllText(Path.ChangeExtension(path, ".json"), "{place");

            Assert.Contains(new ReportReader().Read(path).Notices, n => n.Contains("a001.json", StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("延边朝鲜族自治州", "延边", "延边州")]
    [InlineData("积石山保安族东乡族撒拉族自治县", "积石山", "积石山县")]
    [InlineData("黔南布依族苗族自治州", "黔南", "黔南州")]
    [InlineData("东乡族自治县", "东乡", "东乡县")]
    public void AnAutonomousPlaceHasShortNames(string name, string bare, string shortened) =>
        Assert.Equal((bare, shortened), (Divisions.BareName(name), Divisions.ShortName(name)));

    [Fact]
    public void PlaceAndYearOfTheCollectedReportsAreRight()
    {
        var table = Repository.Shared("corpus/reports.csv");
        Assert.SkipUnless(File.Exists(table), "there are no reports beside the checkout");
        var wrong = File.ReadLines(table)
            .Skip(1)
            .Select(l => l.Split(','))
            .Select(cells => (cells, report: new ReportReader().Read(Path.Combine(Repository.Shared("corpus/reports"), cells[0]))))
            .Where(r => r.report.Place != r.cells[1] || $"{r.report.Year}" != r.cells[3])
            .Select(r => $"{r.cells[0]}: {r.report.Place} {r.report.Year}")
            .ToList();

        Assert.Empty(wrong);
    }

    [Fact]
    public void PlaceAndYearAreReadFromTheTitleLineWhereTheFileNameSaysNothing()
    {
        var table = Repository.Shared("corpus/reports.csv");
        Assert.SkipUnless(File.Exists(table), "there are no reports beside the checkout");
        var titled = File.ReadLines(table)
            .Skip(1)
            .Select(l => l.Split(','))
            .Select(cells => (cells, report: Read("a001", File.ReadAllText(Path.Combine(Repository.Shared("corpus/reports"), cells[0])))))
            .Where(r => r.report.TitlePage.Of(r.report.Text.Value).Contains("政府", StringComparison.Ordinal))
            .ToList();
        var right = titled.Count(r => r.report.Place == r.cells[1] && $"{r.report.Year}" == r.cells[3]);

        Assert.True(right >= 0.98 * titled.Count, $"{right} of {titled.Count}");
    }

    private static Report Read(string name, string text) => new ReportReader().Read($"/nowhere/{name}.txt", Encoding.UTF8.GetBytes(text));
}
