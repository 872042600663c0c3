using Assistant.Core.Briefing;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Briefing;

/// <summary>What came of the promises of a report, by what the next one says.</summary>
public sealed class PromiseLedgerTests
{
    private static readonly FakeSnapshot Reports = new(
        Some.Report(TwoYears.Before, "清河县-2020"),
        Some.Report(TwoYears.After, "清河县-2021")
    );

    private static readonly IReadOnlyList<Promise> Ledger = new PromiseLedger(Reports).Of("清河县", 2020);

    [Theory]
    [InlineData("生产总值增长7%以上", PromiseOutcome.Met, "+0.2个百分点")]
    [InlineData("林果面积达到6.35万亩", PromiseOutcome.Missed, "-0.05万亩")]
    [InlineData("新增养老床位300张", PromiseOutcome.Missed, "-90张")]
    [InlineData("城镇登记失业率控制在4.5%以内", PromiseOutcome.Silent, null)]
    [InlineData("社会消费品零售总额增长8%", PromiseOutcome.Incomparable, null)]
    [InlineData("县中医院医技大楼年内投入使用", PromiseOutcome.Missed, null)]
    [InlineData("东湖水库除险加固工程年内竣工", PromiseOutcome.Met, null)]
    [InlineData("建成区域养老服务中心5个", PromiseOutcome.Silent, null)]
    public void APromiseHasTheOutcomeThatTheNextReportTells(string words, PromiseOutcome outcome, string? gap)
    {
        var promise = Assert.Single(Ledger, p =>
            p.Target.Report == "清河县-2020" && p.Target.Quote.Contains(words, StringComparison.Ordinal)
        );

        Assert.Equal((outcome, gap), (promise.Outcome, promise.Gap));
    }

    [Theory]
    [InlineData("旅游接待人数达到700万人次", "全年接待游客达到704万人次", PromiseOutcome.Met)]
    [InlineData("新建蔬菜大棚2000亩", "建成大棚1350亩", PromiseOutcome.Missed)]
    public void AResultMayBeInOtherWords(string target, string result, PromiseOutcome outcome) =>
        Assert.Equal(outcome, Assert.Single(Between(target, result), p => p.Target.Figure is not null).Outcome);

    [Fact]
    public void AGrowthWorkedOutFromTwoAmountsIsShownAndDecidesNothing()
    {
        var promise = Assert.Single(
            Between("社会消费品零售总额增长8%", "社会消费品零售总额完成44亿元", "社会消费品零售总额完成40亿元"),
            p => p.Target.Figure is not null
        );

        Assert.Equal(PromiseOutcome.Incomparable, promise.Outcome);
        Assert.Contains("+10%", promise.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AWorkThatComesBackWithItsCostIsTheSameWork() =>
        Assert.Equal(
            PromiseOutcome.Met,
            Between("投资6.5亿元的巨力刘伶醉整体搬迁项目建成投产", "投资6.5亿元的刘伶醉白酒生产线整体搬迁项目竣工投产")[0].Outcome
        );

    [Fact]
    public void AFallDoesNotMeetARise() => Assert.Equal(PromiseOutcome.Missed, Of("一般公共预算收入增长3%左右").Outcome);

    [Fact]
    public void AGapShowsHowItIsComputed() => Assert.Equal("6.3-6.35=-0.05", Of("林果面积达到6.35万亩").How);

    [Fact]
    public void QuotesAreTheTextAtTheirOffsets() =>
        Assert.All(Ledger.SelectMany(p => new[] { p.Target, p.Result }).OfType<PromiseText>(), t =>
            Assert.Equal(t.Quote, Reports.Text(t.Report)![t.Start..t.End])
        );

    [Fact]
    public void WhatTheLastReportPromisesIsSilent() =>
        Assert.All(Ledger.Where(p => p.Target.Report == "清河县-2021"), p => Assert.Equal("没有后来的报告", p.Reason));

    [Fact]
    public void ThePlaceMayLackItsLastWord() => Assert.Equal(Ledger.Count, new PromiseLedger(Reports).Of("清河", 2020).Count);

    [Fact]
    public void AnUnknownPlaceIsRefusedWithThoseThatThereAre() =>
        Assert.Contains(
            "清河县",
            Assert.Throws<InvalidDataException>(() => new PromiseLedger(Reports).Of("火星")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void AYearBehindAllReportsIsRefusedWithTheirYears() =>
        Assert.Contains(
            "2020, 2021",
            Assert.Throws<InvalidDataException>(() => new PromiseLedger(Reports).Of("清河县", 2030)).Message,
            StringComparison.Ordinal
        );

    private static Promise Of(string words) => Ledger.First(p => p.Target.Quote.Contains(words, StringComparison.Ordinal));

    private static List<Promise> Between(string target, string result, string before = "经济运行稳中有进") =>
        [
            .. new PromiseLedger(
                new FakeSnapshot(
                    Some.Report(Text(2020, before, target), "清河县-2020"),
                    Some.Report(Text(2021, result, "建设更美好的家园"), "清河县-2021")
                )
            )
                .Of("清河县")
                .Where(p => p.Target.Year == 2020),
        ];

    private static string Text(int year, string done, string planned) =>
        $"""
            政府工作报告
            {year}年2月1日在清河县第八届人民代表大会第一次会议上
            清河县人民政府县长 王小明
            各位代表：
            现在，我代表县人民政府向大会报告工作，请予审议。
            一、{year - 1}年工作回顾
            {done}。
            二、{year}年工作安排
            {planned}。
            """;
}
