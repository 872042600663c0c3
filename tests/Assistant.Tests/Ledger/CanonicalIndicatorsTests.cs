using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Ledger;

/// <summary>Which common indicator a figure is of.</summary>
public sealed class CanonicalIndicatorsTests
{
    [Theory]
    [InlineData("全市生产总值增长6.1%", "地区生产总值")]
    [InlineData("地区生产总值完成120.5亿元", "地区生产总值")]
    [InlineData("国内生产总值增长6.1%", "地区生产总值")]
    [InlineData("GDP增长6.1%", "地区生产总值")]
    [InlineData("经济总量达到64697亿元", "地区生产总值")]
    [InlineData("人均地区生产总值达到8万元", "人均地区生产总值")]
    [InlineData("城镇登记失业率3.2%", "城镇登记失业率")]
    [InlineData("城镇调查失业率控制在5.5%以内", "城镇调查失业率")]
    [InlineData("规上工业增加值增长7%左右", "规模以上工业增加值")]
    [InlineData("工业增加值增长7%左右", "全部工业增加值")]
    [InlineData("固定资产投资增长5%", "固定资产投资")]
    [InlineData("民间投资增长5%", "民间投资")]
    [InlineData("税收收入增长5%", "税收收入")]
    [InlineData("地方一般公共预算收入增长5%", "一般公共预算收入")]
    [InlineData("社零总额增长5%", "社会消费品零售总额")]
    [InlineData("新建高标准农田30万亩", "新建改造高标准农田")]
    [InlineData("建成高标准农田30万亩", "新建改造高标准农田")]
    [InlineData("高标准农田达7759万亩", "高标准农田")]
    [InlineData("粮食产量达到30万吨", "粮食产量")]
    [InlineData("粮食增长3%", "粮食产量")]
    [InlineData("PM2.5平均浓度28微克/立方米", "PM2.5浓度")]
    public void OneIndicatorHasOneName(string sentence, string canonical) => Assert.Equal(canonical, Only(sentence).Canonical);

    [Theory]
    [InlineData("开发区规上工业增加值增长6%")]
    [InlineData("民营企业进出口增长6%")]
    [InlineData("市本级固定资产投资增长6%")]
    [InlineData("高新技术产业增加值占规上工业增加值比重60%")]
    [InlineData("粮食收购量达到30万吨")]
    [InlineData("地区生产总值突破100个")]
    [InlineData("累计建成高标准农田300万亩")]
    [InlineData("煤炭淘汰落后生产能力1.1亿吨")]
    [InlineData("生产总值超200亿元县")]
    public void WordsOfScopeMakeAnotherIndicator(string sentence) => Assert.Null(Only(sentence).Canonical);

    [Theory]
    [InlineData("地区生产总值再上新台阶，达到4015亿元")]
    [InlineData("地区生产总值增速快于全省的势头不断巩固提升，全年增长7.8%")]
    [InlineData("地区生产总值连跨4个千亿台阶，达到1.3万亿元")]
    public void WhatIsSaidOfAnIndicatorIsNoPartOfItsName(string sentence) => Assert.Equal("地区生产总值", Figures(sentence)[^1].Canonical);

    [Theory]
    [InlineData("藤县高端产业集群发展，地区生产总值突破300亿元")]
    [InlineData("梧州市藤县产业集群发展，地区生产总值突破300亿元")]
    [InlineData("梧州高新区独立运行，地区生产总值突破100亿元")]
    [InlineData("园区在全省排名靠前，进出口总额1050万元")]
    public void WhatIsSaidOfACountyOrAZoneIsNotOfTheCity(string sentence) => Assert.Null(Figures(sentence, "梧州市")[^1].Canonical);

    [Theory]
    [InlineData("梧州市加快转型，地区生产总值突破300亿元")]
    [InlineData("藤县高端产业集群发展，全市地区生产总值突破1300亿元")]
    [InlineData("加快高新区建设，地区生产总值突破1300亿元")]
    public void WhatIsSaidOfTheCityIsItsOwn(string sentence) => Assert.Equal("地区生产总值", Figures(sentence, "梧州市")[^1].Canonical);

    [Theory]
    [InlineData("社会消费品零售总额由20.11亿元增加到260.36亿元", null, "社会消费品零售总额")]
    [InlineData("进出口总额从不足20.1亿元扩大到2393.7亿元", null, "进出口总额")]
    [InlineData("进出口总额由2019年的20.1亿元扩大到2393.7亿元", "进出口总额", "进出口总额")]
    public void WhatAFigureRoseFromIsNoFigureOfTheIndicatorUnlessItsYearIsNamed(string sentence, params string?[] canonical) =>
        Assert.Equal(canonical, Figures(sentence).Select(f => f.Canonical));

    [Fact]
    public void WhatIsSaidOfTheNationIsNotOfTheCity()
    {
        var figures = new FigureExtractor().ExtractFromText(
            "全国居民消费价格上涨0.2%。",
            new FigureContext("清河市-2024", "p", "清河市", 2024, 2023, 2023, Core.Contract.Status.Actual)
        );

        Assert.Null(Assert.Single(figures).Canonical);
    }

    [Fact]
    public void NoNameIsOfTwoIndicatorsAndNoneIsWhatItMustNotBeTakenFor()
    {
        Assert.True(CanonicalIndicators.All.Count >= 120);
        foreach (var indicator in CanonicalIndicators.All)
        {
            Assert.All(indicator.Names, name => Assert.Single(CanonicalIndicators.All, i => i.Names.Contains(name)));
            Assert.DoesNotContain(indicator.Not, indicator.Names.Contains);
        }
    }

    // 150 figures, drawn by lot from those whose words have something of a common indicator, each labelled by hand in its sentence.
    [Fact]
    public void FiguresOfReportsGetTheRightName()
    {
        var folder = Repository.Shared("corpus/reports");
        var rows = File.ReadLines(Path.Combine(Repository.Root, "tests", "Assistant.Tests", "Ledger", "Gold", "canonical.tsv"))
            .Where(l => !l.StartsWith('#'))
            .Select(l => l.Split('\t'))
            .ToList();
        var (named, right, given) = (0, 0, 0);
        var complaints = new List<string>();
        foreach (var report in rows.GroupBy(r => r[0]))
        {
            var read = new ReportReader().Read(Path.Combine(folder, report.Key + ".txt"));
            var figures = new FigureExtractor().Extract(read, new SentencePassageSplitter().Split(read)).ToLookup(f => f.Start);
            foreach (var row in report)
            {
                var canonical = figures[int.Parse(row[1], null)].FirstOrDefault()?.Canonical ?? string.Empty;
                named += canonical.Length > 0 ? 1 : 0;
                given += row[3].Length > 0 ? 1 : 0;
                right += canonical.Length > 0 && canonical == row[3] ? 1 : 0;
                if (canonical != row[3])
                {
                    complaints.Add($"{row[0]} {row[2]}: {canonical}, not {row[3]}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{rows.Count} figures, {given} of common indicators, {named} named, {right} right"
        );
        Assert.True(right >= named * 0.97, string.Join('\n', complaints));
        Assert.True(right >= given * 0.9, string.Join('\n', complaints));
    }

    private static Figure Only(string sentence) => Assert.Single(Figures(sentence));

    private static IReadOnlyList<Figure> Figures(string sentence, string place = "") =>
        new FigureExtractor().ExtractFromText(
            sentence + "。",
            new FigureContext(string.Empty, string.Empty, place, 2024, 2023, 2023, Core.Contract.Status.Actual)
        );
}
