using System.Text.Json;
using Assistant.Core.Briefing;
using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Briefing;

/// <summary>The dossier of a topic.</summary>
public sealed class BriefComposerTests
{
    private static readonly FakeSnapshot Reports = new(
        Some.Report(TwoYears.Before, "清河县-2020"),
        Some.Report(TwoYears.After, "清河县-2021")
    );

    private static readonly Brief Elderly = Compose(Reports, "养老服务", 2021);

    [Fact]
    public void EveryCitationQuotesItsReportAtItsOffsets()
    {
        Assert.NotEmpty(Elderly.Citations);
        Assert.All(Elderly.Citations, c => Assert.Equal(c.Quote, Reports.Text(c.Report)![c.Start..c.End]));
    }

    [Fact]
    public void ALineIsItsQuote() =>
        Assert.All(
            Elderly.Sections.Where(s => s.Kind != BriefSectionKind.Questions).SelectMany(s => s.Lines).Where(l => l.Citations.Count > 0),
            l => Assert.Equal(l.Citations[0].Quote, l.Text)
        );

    [Fact]
    public void TheSectionsComeInTheirOrder() => Assert.Equal(Enum.GetValues<BriefSectionKind>(), Elderly.Sections.Select(s => s.Kind));

    [Fact]
    public void TheTableHasTheGapOfTheLedger()
    {
        var row = Assert.Single(Section(BriefSectionKind.Figures).Rows, r => r.Target.Contains("养老床位", StringComparison.Ordinal));

        Assert.Equal(("-90张", "210-300=-90", PromiseOutcome.Missed), (row.Gap, row.How, row.Outcome));
    }

    [Fact]
    public void PensionInsuranceIsNotCareForTheElderly() =>
        Assert.DoesNotContain(Elderly.Citations, c => c.Quote.Contains("养老保险", StringComparison.Ordinal));

    [Fact]
    public void AnAdmittedProblemIsQuoted() =>
        Assert.Contains("养老服务设施仍然不足", Assert.Single(Section(BriefSectionKind.Problems).Lines).Text, StringComparison.Ordinal);

    [Fact]
    public void WhatIsNotSpokenOfAgainIsNamed() =>
        Assert.Contains(Section(BriefSectionKind.NotSpokenOf).Lines, l => l.Text.Contains("区域养老服务中心", StringComparison.Ordinal));

    [Fact]
    public void EveryQuestionRestsOnACitationAndHasAFollowUp()
    {
        var questions = Section(BriefSectionKind.Questions).Lines;

        Assert.InRange(questions.Count, 3, 5);
        Assert.All(questions, q => Assert.True(q.Citations.Count > 0 && q.FollowUp is not null));
    }

    [Fact]
    public void ATopicThatNoReportMentionsIsSaidToBeMissing()
    {
        var brief = Compose(Reports, "航天发射", 2021);

        Assert.False(brief.IsFound);
        Assert.Empty(brief.Sections);
        Assert.Contains("没有找到“航天发射”", brief.Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void APlaceWithOneYearSaysWhatIsMissing()
    {
        var brief = Compose(new FakeSnapshot(Some.Report(TwoYears.After, "清河县-2021")), "养老服务", null);

        Assert.Contains("没有早于2021年", brief.Notes[0], StringComparison.Ordinal);
        Assert.DoesNotContain(brief.Sections, s => s.Kind is BriefSectionKind.Figures or BriefSectionKind.PromisedBefore);
        Assert.Contains(brief.Sections, s => s.Kind == BriefSectionKind.Done);
    }

    [Fact]
    public void OfTwoVersionsOneIsTakenAndBothAreNamed()
    {
        var snapshot = new FakeSnapshot(
            Some.Report(TwoYears.Before, "清河县-2020"),
            Some.Report(TwoYears.After, "清河县-2021"),
            Some.Report(TwoYears.After, "清河县-2021-web")
        );

        var brief = Compose(snapshot, "养老服务", 2021);

        Assert.Equal(["清河县-2020", "清河县-2021"], brief.Reports.Select(r => r.Report));
        Assert.Contains(brief.Notes, n =>
            n.Contains("清河县-2021-web", StringComparison.Ordinal) && n.Contains("本材料用清河县-2021", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void AYearWithoutAReportIsRefusedWithThoseThatThereAre() =>
        Assert.Contains(
            "2020, 2021",
            Assert.Throws<InvalidDataException>(() => Compose(Reports, "养老服务", 1999)).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("？？")]
    public void AnEmptyTopicIsRefused(string topic) => Assert.Throws<ArgumentException>(() => Compose(Reports, topic, 2021));

    [Fact]
    public void ATopicThatIsALongTextIsRefused() =>
        Assert.Throws<ArgumentException>(() => Compose(Reports, new string('养', BriefComposer.MaxTopic + 1), 2021));

    [Fact]
    public void TheShortFormKeepsGapsAndQuestions() =>
        Assert.Equal(
            [BriefSectionKind.Figures, BriefSectionKind.Problems, BriefSectionKind.NotSpokenOf, BriefSectionKind.Questions],
            Elderly.In(BriefForm.OnePage).Sections.Select(s => s.Kind)
        );

    [Fact]
    public void JsonHasSectionsOfLinesWithTheirCitations()
    {
        using var json = JsonDocument.Parse(JsonSerializer.Serialize(Elderly, AnswerJson.Options));

        var section = json.RootElement.GetProperty("sections")[0];
        Assert.Equal("promised_before", section.GetProperty("kind").GetString());
        Assert.Equal(1, section.GetProperty("lines")[0].GetProperty("citations")[0].GetProperty("mark").GetInt32());
    }

    private static BriefSection Section(BriefSectionKind kind) => Assert.Single(Elderly.Sections, s => s.Kind == kind);

    private static Brief Compose(FakeSnapshot reports, string topic, int? year) =>
        new BriefComposer(reports).Compose(new BriefRequest(topic, "清河县", year), CancellationToken.None);
}
