using Assistant.Core.Answering;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class LogisticModelTests
{
    private static readonly string[] Names = ["score", "phrases"];

    [Fact]
    public void AModelReadsBackAsItWasWrittenAndScoresStandardisedValues()
    {
        var model = new LogisticModel(0.5, [2, -1], [4, 0.5], [1, -2]);

        var back = LogisticModel.Parse("# a comment\n" + model.Write(Names), Names);

        Assert.Equal(0.5 + ((10 - 2) / 4.0) + (-2 * (0 + 1) / 0.5), back.Score([10, 0]), 9);
    }

    [Theory]
    [InlineData("score\t0\t1\n", "score\t0\t1")]
    [InlineData("score\t0\tone\t2\n", "score\t0\tone\t2")]
    [InlineData("score\t0\t0\t2\n", "score\t0\t0\t2")]
    [InlineData("score\t0\t1\t2\nscore\t0\t1\t3\n", "score\t0\t1\t3")]
    [InlineData("\t0\t1\t0.5\nscore\t0\t1\t2\n", "lacks 'phrases'")]
    [InlineData("\t0\t1\t0.5\nscore\t0\t1\t2\nphrases\t0\t1\t2\nwind\t0\t1\t2\n", "has 'wind'")]
    [InlineData("score\t0\t1\t2\nphrases\t0\t1\t2\n", "lacks ''")]
    public void WhatIsWrongWithAFileIsNamed(string text, string named) =>
        Assert.Contains(
            named,
            Assert.Throws<InvalidDataException>(() => LogisticModel.Parse(text, Names)).Message,
            StringComparison.Ordinal
        );
}
