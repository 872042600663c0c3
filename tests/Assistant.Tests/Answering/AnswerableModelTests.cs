using Assistant.Core.Answering;
using Assistant.Core.Retrieval;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class AnswerableModelTests
{
    private static readonly double[] Passage = new double[RankFeatures.Names.Count];
    private static readonly double[] Question = new double[14];

    [Fact]
    public void ValuesStandInTheOrderOfTheNamesWithAndWithoutAReading()
    {
        var alone = AnswerableModel.Features(Question, 1, [new(3, Passage, null), new(1, Passage, null)]);
        var read = AnswerableModel.Features(Question, 1, [new(3, Passage, 2.5), new(1, Passage, -4), new(0, Passage, null)]);

        Assert.Equal(AnswerableModel.Names.Count, alone.Length);
        Assert.Equal(AnswerableModel.ReadNames.Count, read.Length);
        double Value(string name) => read[AnswerableModel.ReadNames.ToList().IndexOf(name)];
        Assert.Equal([3, 2, 2.5, 6.5, 2.5, -4], new[] { "score", "margin", "reading", "reading-ahead", "reading-best", "reading-second" }.Select(Value));
    }

    [Fact]
    public void WhereNothingWasFoundTheValuesAreThoseWithoutAReading() =>
        Assert.Equal(AnswerableModel.Names.Count, AnswerableModel.Features(Question, 0, []).Length);

    [Fact]
    public void AProductIsThatOfItsNames()
    {
        var asked = (double[])Question.Clone();
        asked[2] = 1; // wants-number

        var read = AnswerableModel.Features(asked, -1.5, [new(3, Passage, 2.5)]);

        double Value(string name) => read[AnswerableModel.ReadNames.ToList().IndexOf(name)];
        Assert.Equal((-1.5, 2.5, 0), (Value("wants-number*phrases"), Value("wants-number*reading"), Value("wants-money*reading")));
    }

    [Fact]
    public void APassageThatReadsLikeTheAnswerMakesOneLikelier()
    {
        double Chance(double reading) => AnswerableModel.Chance(AnswerableModel.Features(Question, 0, [new(3, Passage, reading)]));

        Assert.True(Chance(5) > Chance(0) && Chance(0) > Chance(-5));
    }
}
