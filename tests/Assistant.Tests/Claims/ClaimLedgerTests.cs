using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class ClaimLedgerTests
{
    [Theory]
    [InlineData("“十三五”期间新增就业12.5万人，2020年财政收入同比增长4%。", "12.5万人")]
    [InlineData("过去五年新建学校86所，财政收入同比增长4%。", "86所")]
    [InlineData("任期内修路300公里，同比增长4%。", "300公里")]
    public void AFigureOfAllYearsKeepsThem(string text, string figure) => Assert.Equal(2016, Figure(text, figure).PeriodStart);

    [Theory]
    [InlineData("新增就业12.5万人，改造学校12所，财政收入5亿元，同比增长4%。", "12.5万人")]
    [InlineData("修路30公里，绿化面积8万亩，比上年增长4%。", "30公里")]
    public void AFigureBesideWhatIsComparedIsNotDatedByIt(string text, string figure) =>
        Assert.Equal(2016, Figure(text, figure).PeriodStart);

    [Theory]
    [InlineData("完成固定资产投资62.5亿元，同比增长36.1%。", "62.5亿元")]
    [InlineData("完成固定资产投资62.5亿元，同比增长36.1%。", "36.1%")]
    public void WhatIsComparedWithTheYearBeforeIsOfTheLastYear(string text, string figure) =>
        Assert.Equal(2020, Figure(text, figure).PeriodStart);

    [Theory]
    [InlineData("今年力争压减检查一半以上。")]
    [InlineData("今年力争压减检查近三成。")]
    public void AFigureInWordsHasTheStatusOfItsSentence(string text) =>
        Assert.NotEqual(Status.Actual, Assert.Single(ClaimLedger.Of("passage", new PassageAlone(text, "柯桥区", 2020))).Status);

    [Theory]
    [InlineData("去年压减检查一半以上。")]
    [InlineData("去年办实事八成五，压减检查近三成。")]
    public void TheQuoteOfAFigureInWordsIsTheReports(string text) =>
        Assert.All(
            ClaimLedger.Of("passage", new PassageAlone(text, "柯桥区", 2020)),
            f => Assert.Equal(f.Text, f.Quote.Substring(f.Start - f.SpanStart, f.Text.Length))
        );

    private static Figure Figure(string text, string figure) => ClaimLedger.Of("passage", new Span(text)).Single(f => f.Text == figure);

    // A passage of the review of five years.
    private sealed class Span(string text) : ICorpusSnapshot
    {
        private readonly PassageAlone alone = new(text, "柯桥区", 2021);

        public IReadOnlyList<ReportInfo> Reports => alone.Reports;

        public int PassageCount => 1;

        public string? Text(string report) => alone.Text(report);

        public IReadOnlyList<Passage> Passages(string report) => alone.Passages(report);

        public IReadOnlyList<Figure> Figures(string report) =>
            [.. alone.Figures(report).Select(f => f with { PeriodStart = 2016, PeriodEnd = 2020, Status = Status.Actual })];

        public ReportOutline Outline(string report) => alone.Outline(report);

        public IReadOnlyList<GlossaryEntry> Glossary(string report) => alone.Glossary(report);

        public int DocumentFrequency(string token) => alone.DocumentFrequency(token);
    }
}
