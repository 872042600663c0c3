using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class DraftTests
{
    [Fact]
    public void ARefusalCarriesItsReasonAndTheNearestQuote()
    {
        var passage = Some.Passages()[0];
        var nearest = new QuotedStatement("最近的：", passage.Text, passage, passage.Start, passage.End);

        var draft = Draft.Refuse(RefusalKind.IndicatorMissing, "报告没有给出所问的内容。", nearest);

        Assert.Equal(new DraftRefusal(RefusalKind.IndicatorMissing, "报告没有给出所问的内容。"), draft.Refusal);
        Assert.Equal((Outcome.Refused, nearest), (draft.Outcome, Assert.Single(draft.Statements)));
    }

    [Fact]
    public void WhatIsOurOwnWordsNeedsNoQuote()
    {
        var draft = Draft.Of("您好！");

        Assert.Equal((Outcome.Answered, "您好！"), (draft.Outcome, Assert.Single(draft.Remarks)));
        Assert.Empty(draft.Statements);
        Assert.Empty(draft.Verdicts);
    }

    [Fact]
    public void AStatementAsASentenceKeepsItsFrameAndItsPassage()
    {
        var passage = Some.Passages()[0];
        var statement = new QuotedStatement("2020年实绩：", passage.Text, passage, passage.Start, passage.End);

        var sentence = WrittenSentence.Of(statement, []);

        Assert.Equal(("2020年实绩：" + passage.Text, statement), (sentence.Text, sentence.Quote));
        Assert.Equal([passage], sentence.Passages);
    }

    [Fact]
    public void WhatIsJudgedOfARankedPassageIsItsScoreFeaturesAndReading()
    {
        var ranked = new RankedPassage(Some.Passages()[0], 1.5, 0, 0, new FeatureValues()) { Reading = 2 };

        Assert.Equal(new JudgedPassage(1.5, ranked.Features, 2), JudgedPassage.Of(ranked));
    }

    [Fact]
    public void AVerdictOfADraftNamesThePassageThatItRestsOn()
    {
        var passage = Some.Passages()[0];

        var verdict = new DraftVerdict("收入增长5%", "5%", VerdictKind.Contradicted, "4%", "数值不同", passage);

        Assert.Equal((VerdictKind.Contradicted, "4%", passage), (verdict.Kind, verdict.Expected, verdict.Passage));
    }
}
