using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Documents;

public sealed class SentencePassageSplitterTests
{
    private static readonly Gen<string> Texts = Gen.OneOf(Gen.Char["\n。；，、（）“”\"："], Gen.Char["县年增长12%一A"])
        .Array[0, 1500]
        .Select(a => new string(a));

    [Fact]
    public void PassagesAreExactPiecesOfTheCanonicalTextInOrder()
    {
        var report = new ReportReader().Read(Repository.Keqiao);

        var passages = new SentencePassageSplitter().Split(report);

        Assert.All(passages, p => Assert.Equal(report.Text.Value[p.Start..p.End], p.Text));
        Assert.Equal(Enumerable.Range(0, passages.Count), passages.Select(p => p.Ordinal));
        Assert.All(passages.Zip(passages.Skip(1)), pair => Assert.True(pair.First.End <= pair.Second.Start));
    }

    [Fact]
    public void NothingIsLostButTheNumbersOfGlossaryEntries() =>
        Texts.Sample(text =>
        {
            if (string.IsNullOrWhiteSpace(text))
            {
                return;
            }

            var report = Some.Report(text);
            var passages = new SentencePassageSplitter().Split(report);
            var kept = Solid(string.Concat(passages.Select(p => p.Text)));
            var first = report.Glossary.Count > 0 ? report.Glossary[0].Span.Start : report.Text.Value.Length;
            Assert.StartsWith(
                Solid(string.Concat(passages.Where(p => p.End <= first).Select(p => p.Text))),
                Solid(report.Text.Value),
                StringComparison.Ordinal
            );
            Assert.True(report.Glossary.Count > 0 || kept == Solid(report.Text.Value));
            Assert.All(passages, p => Assert.InRange(p.Text.Length, 1, 400));
        });

    [Fact]
    public void PassagesNeverCrossASection()
    {
        var report = new ReportReader().Read(Repository.Keqiao);

        foreach (var passage in new SentencePassageSplitter().Split(report).Where(p => p.Kind == PassageKind.Body))
        {
            Assert.DoesNotContain('\n', passage.Text);
            Assert.DoesNotContain(report.Sections, s => s.HeadingSpan.Start > passage.Start && s.HeadingSpan.Start < passage.End);
        }
    }

    [Fact]
    public void MostPassagesCanBeQuotedAlone()
    {
        var bodies = new SentencePassageSplitter()
            .Split(new ReportReader().Read(Repository.Keqiao))
            .Where(p => p.Kind == PassageKind.Body)
            .ToList();

        Assert.True(bodies.Count(p => p.Text.Length is >= 15 and <= 150) > bodies.Count * 0.8);
        Assert.DoesNotContain(bodies, p =>
            p.Text.StartsWith("增长", StringComparison.Ordinal) || p.Text.StartsWith("同比", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void HeadingsLeadAndGlossaryGoWithThePassage()
    {
        var passages = new SentencePassageSplitter().Split(new ReportReader().Read(Repository.Keqiao));

        var passage = passages.Single(p => p.Text.Contains("帮助企业解决5027个难题", StringComparison.Ordinal));
        Assert.Equal(["一、过去一年工作回顾", "(一)奋力爬坡越坎,经济实现高开稳走向好"], passage.HeadingPath);
        Assert.Equal("营商环境持续优化", passage.Lead);
        Assert.Equal(30, passages.Count(p => p.Kind == PassageKind.Glossary));
        Assert.Single(passages, p => p.Kind == PassageKind.TitlePage && p.Text.Contains("赵如浪", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("新引进项目32个", 2020, 2020, Status.Actual)]
    [InlineData("生产总值增长7%以上", 2021, 2021, Status.Target)]
    [InlineData("新建农村公路25公里", 2021, 2021, Status.Target)]
    [InlineData("指农村集体的资金", null, null, Status.None)]
    public void PeriodAndStatusComeFromTheSection(string part, int? from, int? to, Status status)
    {
        var passage = Some.Passages().Single(p => p.Text.Contains(part, StringComparison.Ordinal));

        Assert.Equal((from, to, status), (passage.PeriodStart, passage.PeriodEnd, passage.Status));
    }

    [Theory]
    [InlineData("一、工作回顾\n过去五年，财政收入翻了一番，民生支出年年增加。\n二、今后工作\n加油。", "过去五年", 2016, 2020)]
    [InlineData("一、工作回顾\n稳步前进。\n二、2021年工作安排\n到2025年，森林覆盖率达到30%以上。", "到2025年", 2025, 2025)]
    [InlineData("一、工作回顾\n近两年共引进人才150人。\n二、今后工作\n加油。", "近两年", 2019, 2020)]
    [InlineData("一、工作回顾\n五年来，新增就业25万人。\n二、今后工作\n加油。", "五年来", 2016, 2020)]
    [InlineData("一、工作回顾\n五年累计完成投资100亿元。\n二、今后工作\n加油。", "五年累计", 2016, 2020)]
    [InlineData("一、工作回顾\n“十三五”时期，生产总值年均增长8%。\n二、今后工作\n加油。", "时期", 2016, 2020)]
    [InlineData("一、工作回顾\n投资额创近16年新高。\n二、今后工作\n加油。", "新高", 2020, 2020)]
    [InlineData("一、工作回顾\n高考取得近三年最好成绩。\n二、今后工作\n加油。", "最好", 2020, 2020)]
    [InlineData("一、工作回顾\n加油。\n二、今后工作\n今后五年，新建学校20所。", "今后五年", 2021, 2025)]
    [InlineData("一、工作回顾\n加油。\n二、今后工作\n编制好“十五五”规划。", "规划", 2021, 2021)]
    public void YearsInTheSentenceComeFirst(string text, string part, int from, int to)
    {
        var passage = Some.Passages(text).Single(p => p.Text.Contains(part, StringComparison.Ordinal));

        Assert.Equal((from, to), (passage.PeriodStart, passage.PeriodEnd));
    }

    [Theory]
    [InlineData("一、工作回顾\n加油。\n二、2021年工作安排\n五年来，我县经济实力明显增强。", "五年来", Status.Actual)]
    [InlineData("一、工作回顾\n加油。\n二、2021年工作安排\n要总结五年来的经验。", "五年来", Status.Plan)]
    [InlineData("一、工作回顾\n加油。\n二、2021年工作安排\n继续推进2020年棚改480户。", "棚改", Status.Target)]
    [InlineData("一、工作回顾\n今年要建成3条公路。\n二、今后工作\n加油。", "3条", Status.Target)]
    [InlineData("一、工作回顾\n今年以来经济平稳。\n二、今后工作\n加油。", "平稳", Status.Actual)]
    public void WhatIsDoneAndWhatIsPlannedIsToldByTheWords(string text, string part, Status status) =>
        Assert.Equal(status, Some.Passages(text).Single(p => p.Text.Contains(part, StringComparison.Ordinal)).Status);

    [Fact]
    public void ALongSentenceIsCutBetweenClausesThatStandAlone()
    {
        var clause = "完成老旧小区改造项目施工任务合计二十五个片区";
        var sentence = string.Join("，", Enumerable.Repeat(clause, 12)) + "，增长8%。";

        var bodies = Some.Passages("一、工作回顾\n" + sentence).Where(p => p.Kind == PassageKind.Body).ToList();

        Assert.True(bodies.Count > 1);
        Assert.EndsWith("增长8%。", bodies[^1].Text, StringComparison.Ordinal);
        Assert.All(bodies, p => Assert.StartsWith("完成", p.Text, StringComparison.Ordinal));
    }

    private static string Solid(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
