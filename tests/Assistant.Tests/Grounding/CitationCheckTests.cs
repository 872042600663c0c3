using Assistant.Core.Grounding;
using Assistant.Core.Passages;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Grounding;

public sealed class CitationCheckTests
{
    private static readonly FakeSnapshot Snapshot = new(Some.Report(Some.ReportText
        .Replace("新引进项目32个，总投资55亿元。", "新引进项目32个，总投资55亿元。污水管网改造未完成年度任务。城南水厂开工建设，城北水厂建成投用。", StringComparison.Ordinal)
        .Replace("新建农村公路25公里。", "新建农村公路25公里。争取高铁站启用，培育特色产业集群。", StringComparison.Ordinal)));

    [Theory]
    [InlineData("东湖水库", "2020年，清河县东湖水库除险加固工程完工。")]
    [InlineData("东湖水库", "报告指出，全县东湖水库的除险加固工程已竣工。")]
    [InlineData("污水管网", "污水管网改造没有完成年度任务。")]
    [InlineData("城南水厂", "城南水厂已动工建设，城北水厂已建成投用。")]
    [InlineData("高铁站", "2021年力争高铁站启用，并培育特色产业集群。")]
    [InlineData("8.2亿元", "2020年GDP为120.5亿元。")]
    public void OtherWordsForTheSamePass(string holding, string sentence) => Assert.Null(Fault(sentence, holding));

    [Theory]
    [InlineData("东湖水库", "西山水库除险加固工程竣工。", "西山")]
    [InlineData("东湖水库", "东湖水库除险加固工程竣工，群众一致好评。", "群众一致好评")]
    [InlineData("东湖水库", "今年计划完成东湖水库除险加固工程。", "计划")]
    [InlineData("污水管网", "污水管网改造完成年度任务。", "未")]
    [InlineData("城南水厂", "城南水厂竣工验收。", "验收")]
    [InlineData("高铁站", "去年高铁站启用。", "去年")]
    [InlineData("高铁站", "高铁站已启用。", "已")]
    [InlineData("高铁站", "The station opened.", "the")]
    public void WhatThePassageDoesNotSayIsNamed(string holding, string sentence, string named) => Assert.Contains(named, Fault(sentence, holding), StringComparison.Ordinal);

    [Fact]
    public void CheckingNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["未不力争将收入增长，。[]|12%亿元"]).Array[0, 100].Select(a => new string(a)).Sample(text => { Fault(text, "8.2亿元"); }, iter: 300);

    private static string? Fault(string sentence, string holding)
    {
        List<Passage> passages = [Snapshot.Passages("清河县-2021").First(p => p.Kind == PassageKind.Body && p.Text.Contains(holding, StringComparison.Ordinal))];
        return new CitationCheck(Snapshot).Fault(sentence, new FigureGate(Snapshot).Judge(sentence, passages).Figures, passages);
    }
}
