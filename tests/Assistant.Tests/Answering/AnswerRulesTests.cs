using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class AnswerRulesTests
{
    [Fact]
    public void AResultIsNoAnswerWhereATargetIsAskedFor()
    {
        Assert.True(AnswerRules.IsRuledOut(Read("2020年财政收入目标是多少亿元"), Ranked(clash: 1, period: -1)));
        Assert.False(AnswerRules.IsRuledOut(Read("2020年财政收入目标是多少亿元"), Ranked(clash: 1, period: 1)));
        Assert.False(AnswerRules.IsRuledOut(Read("谁来抓财政收入"), Ranked(clash: 1, period: -1)));
    }

    [Fact]
    public void TheBestPassageThatIsNotRuledOutLeads()
    {
        RankedPassage[] ranked = [Ranked(clash: 1, period: -1), Ranked(clash: 0, period: 0), Ranked(clash: 0, period: 1)];

        Assert.Equal([ranked[1], ranked[0], ranked[2]], AnswerRules.Leading(Read("2020年财政收入目标是多少亿元"), ranked));
    }

    [Fact]
    public void WhereAllAreRuledOutTheOrderStays()
    {
        RankedPassage[] ranked = [Ranked(clash: 1, period: -1), Ranked(clash: 1, period: -1)];

        Assert.Same(ranked, AnswerRules.Leading(Read("2020年财政收入目标是多少亿元"), ranked));
    }

    private static ParsedQuestion Read(string question) =>
        new QuestionReader().Read(new Question("1", question, []), new FakeSnapshot(Some.Report()));

    private static RankedPassage Ranked(double clash, double period)
    {
        var values = new double[RankFeatures.Names.Count];
        (values[(int)RankFeature.StatusClash], values[(int)RankFeature.FigurePeriod]) = (clash, period);
        return new RankedPassage(Some.Passages()[0], 1, 0, 0, values);
    }
}
