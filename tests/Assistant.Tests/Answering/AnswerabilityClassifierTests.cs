using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Search;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class AnswerabilityClassifierTests
{
    private static readonly double[] Passage = new double[RankFeatures.Names.Count];
    private static readonly double[] Question = new double[14];

    [Fact]
    public void ValuesStandInTheOrderOfTheNamesWithAndWithoutAReading()
    {
        var alone = AnswerabilityClassifier.Features(Question, 1, [new(3, Passage, null), new(1, Passage, null)]);
        var read = AnswerabilityClassifier.Features(Question, 1, [new(3, Passage, 2.5), new(1, Passage, -4), new(0, Passage, null)]);

        Assert.Equal(AnswerabilityClassifier.Names.Count, alone.Length);
        Assert.Equal(AnswerabilityClassifier.ReadNames.Count, read.Length);
        double Value(string name) => read[AnswerabilityClassifier.ReadNames.ToList().IndexOf(name)];
        Assert.Equal(
            [3, 2, 2.5, 6.5, 2.5, -4],
            new[] { "score", "margin", "reading", "reading-ahead", "reading-best", "reading-second" }.Select(Value)
        );
    }

    [Fact]
    public void WhereNothingWasFoundTheValuesAreThoseWithoutAReading() =>
        Assert.Equal(AnswerabilityClassifier.Names.Count, AnswerabilityClassifier.Features(Question, 0, []).Length);

    [Fact]
    public void AProductIsThatOfItsNames()
    {
        var asked = (double[])Question.Clone();
        asked[2] = 1; // wants-number

        var read = AnswerabilityClassifier.Features(asked, -1.5, [new(3, Passage, 2.5)]);

        double Value(string name) => read[AnswerabilityClassifier.ReadNames.ToList().IndexOf(name)];
        Assert.Equal((-1.5, 2.5, 0), (Value("wants-number*phrases"), Value("wants-number*reading"), Value("wants-money*reading")));
    }

    [Fact]
    public void APassageThatReadsLikeTheAnswerMakesOneLikelier()
    {
        double Probability(double reading) =>
            AnswerabilityClassifier.Probability(AnswerabilityClassifier.Features(Question, 0, [new(3, Passage, reading)]));

        Assert.True(Probability(5) > Probability(0) && Probability(0) > Probability(-5));
    }
}
