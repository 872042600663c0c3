using Assistant.Core.Contract;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Ledger;

public sealed class FigureReadingTests
{
    [Theory]
    [InlineData("地区生产总值由2010年的162.4亿元增加到2015年的287.9亿元。", "地区生产总值", "地区生产总值")]
    [InlineData("工业总产值比1956年增长4.5%。", "工业总产值")]
    [InlineData("全县生产总值完成96.3亿元，是2011年的1.1倍。", "全县生产总值", "全县生产总值")]
    [InlineData("生产总值完成53.4亿元，年均递增13%。", "生产总值", "生产总值")]
    [InlineData("棉花总产568.6万吨、占全国92.2%。", "棉花总产", "棉花总产")]
    [InlineData("规模工业增加值增长7.3%、高于全国1.5个百分点。", "规模工业增加值", "规模工业增加值")]
    [InlineData("取缔违法企业26家、非法加油站点11家。", "取缔违法企业", "非法加油站点")]
    [InlineData("新建5条主干道路、2台热水锅炉、12公里供热管网。", "新建主干道路", "新建热水锅炉", "新建供热管网")]
    [InlineData("投资4亿元的青山训练基地建成。", "青山训练基地投资")]
    [InlineData("城镇居民收入和农村居民收入，分别增长58.3%和29.2%。", "城镇居民收入", "农村居民收入")]
    [InlineData("金融机构存、贷款余额分别达到143亿元和68亿元。", "金融机构存款余额", "金融机构贷款余额")]
    [InlineData("“保交楼”“保交房”交付率分别达100%、98%。", "保交楼”交付率", "保交房”交付率")]
    [InlineData("二氧化硫、氮氧化物排放量分别下降5.6%和4%。", "二氧化硫排放量", "氮氧化物排放量")]
    public void EachFigureIsGivenWhatItMeasures(string sentence, params string[] indicators) =>
        Assert.Equal(indicators, Read(sentence).Select(f => f.Indicator));

    [Theory]
    [InlineData("人均绿地由2019年的8.5平方米提高到24.4平方米。", 2019, 2024)]
    [InlineData("2023年，全县生产总值96.3亿元；财政收入6.4亿元。", 2023, 2023)]
    public void WhatRoseFromAYearIsNotOfThatYear(string sentence, params int[] years) =>
        Assert.Equal(years, Read(sentence).Select(f => f.PeriodEnd ?? 0));

    [Fact]
    public void AYearByWhichSomethingElseIsReachedDatesNothingBeforeIt()
    {
        var figures = Read("新建高标准农田80万亩，力争到2030年建成高效节水农业30万亩。", "二、2025年工作安排");

        Assert.Equal([2025, 2030], figures.Select(f => f.PeriodEnd ?? 0));
    }

    [Theory]
    [InlineData("五年来，我们坚持城乡统筹。累计完成投资485亿元。", 2020)]
    [InlineData("——这是生态环境明显改善的五年。完成植树造林69万亩。", 2020)]
    [InlineData("去年，我们坚持城乡统筹。累计完成投资485亿元。", 2024)]
    public void ASpanThatOpensAParagraphHoldsForTheRestOfIt(string paragraph, int from)
    {
        var figure = Assert.Single(Read(paragraph));

        Assert.Equal((from, 2024), (figure.PeriodStart, figure.PeriodEnd));
    }

    [Theory]
    [InlineData("实施工业倍增五年行动计划，居民人均可支配收入增长4.4%。")]
    [InlineData("社会预期偏弱，地区生产总值增长6.8%。")]
    [InlineData("人均预期寿命达到78.5岁。")]
    [InlineData("省级科技计划项目立项，高新技术企业达到1400家。")]
    [InlineData("固定资产投资完成120亿元，是年计划的113.4%。")]
    [InlineData("虚拟电厂建成，全社会用电量增长5%。")]
    [InlineData("积极争取上级资金5亿元。")]
    public void AResultIsNeitherPlannedNorExpected(string sentence) => Assert.All(Read(sentence), f => Assert.Equal("", f.Modifier));

    [Theory]
    [InlineData("主要预期目标是：地区生产总值增长6%。", "预期")]
    [InlineData("今年计划新建公路20公里。", "计划")]
    [InlineData("争取新增企业50家。", "争取")]
    public void WhatIsPlannedKeepsItsCondition(string sentence, string modifier) =>
        Assert.Equal(modifier, Assert.Single(Read(sentence, "二、2025年工作安排")).Modifier);

    [Theory]
    [InlineData("居民消费价格涨幅回落到2.6%。", false)]
    [InlineData("居民消费价格涨幅由5.4%回落到2.6%。", false)]
    [InlineData("居民消费价格下降2.6%。", true)]
    [InlineData("工业投资降幅收窄到2.6%。", true)]
    public void ASlowerRiseIsNoFall(string sentence, bool isFalling)
    {
        var figure = Read(sentence)[^1];

        Assert.Equal((isFalling, FigureKind.Growth), (figure.Falling, figure.Kind));
    }

    [Theory]
    [InlineData("2024年，我们坚持稳中求进。固定资产投资完成77.6亿元。", 2024)]
    [InlineData("2024年，我们坚持稳中求进。累计完成投资77.6亿元。", 2020)]
    [InlineData("综合实力显著增强。2024年完成生产总值，居全省前列。固定资产投资完成77.6亿元。", 2024)]
    [InlineData("2022年，我们坚持稳中求进。固定资产投资完成77.6亿元。", 2020)]
    public void TheYearUnderReviewDatesTheRestOfItsParagraph(string paragraph, int from)
    {
        var figure = Assert.Single(Read(paragraph, "一、过去五年的工作回顾"));

        Assert.Equal((from, 2024), (figure.PeriodStart, figure.PeriodEnd));
    }

    private static IReadOnlyList<Figure> Read(string paragraph, string heading = "一、工作回顾") =>
        WordFile.Figures(Some.Report($"2025年青柳县政府工作报告\n各位代表：\n{heading}\n{paragraph}\n", "青柳县-2025"));
}
