using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>One place decides whether a question is answered, and one words the refusals.</summary>
public sealed class AnswerabilityTests
{
    private static readonly Passage Passage = Some.Passages().First(p => p.Text.Contains("120.5", StringComparison.Ordinal));

    [Theory]
    [InlineData(0.5, false, true)]
    [InlineData(0.3, false, false)]
    [InlineData(0.9, true, false)]
    public void APartIsAnsweredByProbabilityAndRules(double probability, bool ruledOut, bool answered) =>
        Assert.Equal(answered, Answerability.IsAnswered(Part(probability) with { RuledOut = ruledOut }));

    [Fact]
    public void APartWithoutAPassageIsNotAnswered() => Assert.False(Answerability.IsAnswered(Part(0.9) with { Ranked = [] }));

    [Fact]
    public async Task WithoutReportsTheReasonIsThatNothingIsIndexed()
    {
        using var corpus = await Some.CorpusAsync();
        var turn = corpus.Index.BeginTurn() with { Snapshot = new FakeSnapshot() };

        var decision = new Answerability(turn.Snapshot).Decide(Read("财政收入多少"), new Evidence([], new StructureFinder(turn)));

        Assert.Equal((AnswerForm.Refusal, RefusalReason.NoReports), (decision.Form, decision.Reason));
    }

    [Theory]
    [InlineData("一般公共预算收入多少", AnswerForm.Quotes)]
    [InlineData("什么是河长制", AnswerForm.Passages)]
    [InlineData("火星上有多少套住房", AnswerForm.Refusal)]
    public async Task TheFormFollowsFromTheEvidence(string question, AnswerForm form)
    {
        using var corpus = await Some.CorpusAsync();
        var turn = corpus.Index.BeginTurn();
        var parsed = new QuestionReader().Read(new Question("1", question, []), turn.Snapshot);
        var retriever = new PassageRetriever(RankModel.Default, Core.Embeddings.StaticEmbeddingModel.Default);
        var parts = await new EvidenceFinder(new SlotPlanner(), retriever).FindAsync(parsed, turn, TestContext.Current.CancellationToken);

        var decision = new Answerability(turn.Snapshot).Decide(parsed, new Evidence(parts, new StructureFinder(turn)));

        Assert.Equal(form, decision.Form);
        Assert.Equal(form == AnswerForm.Refusal, decision.Reason is not null);
    }

    [Theory]
    [InlineData(RefusalReason.NoReports, RefusalKind.OutOfScope)]
    [InlineData(RefusalReason.PlaceNotIndexed, RefusalKind.PlaceMissing)]
    [InlineData(RefusalReason.PeriodNotIndexed, RefusalKind.PeriodMissing)]
    [InlineData(RefusalReason.PeriodNotGiven, RefusalKind.PeriodMissing)]
    [InlineData(RefusalReason.OtherStatus, RefusalKind.PeriodMissing)]
    [InlineData(RefusalReason.TopicNotGiven, RefusalKind.OutOfScope)]
    [InlineData(RefusalReason.ContentNotGiven, RefusalKind.IndicatorMissing)]
    [InlineData(RefusalReason.SeveralPlaces, RefusalKind.Ambiguous)]
    [InlineData(RefusalReason.StatementNotFound, RefusalKind.IndicatorMissing)]
    [InlineData(RefusalReason.TooLong, RefusalKind.OutOfScope)]
    public void EveryReasonHasAKindAndWordsInBothLanguages(RefusalReason reason, RefusalKind kind)
    {
        var chinese = Refuse(reason, "zh");
        var english = Refuse(reason, "en");

        Assert.Equal(kind, chinese.Refusal!.Kind);
        Assert.EndsWith("。", chinese.Refusal.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", english.Refusal!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AskingBackOffersThePlacesAsChoices()
    {
        var draft = new RefusalComposer(new Wording("zh"), new StatementAnswers(new FakeSnapshot(), new Wording("zh"))).Compose(
            Read("财政收入多少"),
            RefusalReason.SeveralPlaces,
            new RefusalDetail(Places: ["甲县", "乙县"])
        );

        Assert.Equal(Outcome.Clarify, draft.Outcome);
        Assert.Equal([new Choice("甲县", "甲县", null), new Choice("乙县", "乙县", null)], draft.Choices);
    }

    private static Draft Refuse(RefusalReason reason, string language)
    {
        var wording = new Wording(language);
        return new RefusalComposer(wording, new StatementAnswers(new FakeSnapshot(), wording)).Compose(
            Read("财政收入多少"),
            reason,
            new RefusalDetail("杭州市", Part(0.1), Places: ["甲县", "乙县"])
        );
    }

    private static ParsedQuestion Read(string text) => new QuestionReader().Read(new("1", text, []), new FakeSnapshot());

    private static SlotResult Part(double probability)
    {
        var slot = new Slot([], 2020, Status.Actual, null, []);
        var best = new RankedPassage(Passage, 0, 0, 0, new double[RankFeatures.Names.Count]);
        return new SlotResult(slot, [best], probability, Threshold: 0.4, RuledOut: false);
    }
}
