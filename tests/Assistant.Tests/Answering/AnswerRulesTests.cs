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
    public void AFigureOfTheIndicatorUnitAndTimeAskedForIsToldOutright() => Assert.True(Tells("2020年财政收入多少亿元", _ => { }));

    [Theory]
    [InlineData("figure-fits", 0)]
    [InlineData("form", 0.5)]
    [InlineData("figure", 0.5)]
    [InlineData("figure-period", -1)]
    [InlineData("unit", -0.5)]
    public void WhatFitsInAllButOneIsNot(string feature, double value) =>
        Assert.False(Tells("2020年财政收入多少亿元", values => values[RankFeatures.IndexOf(feature)] = value));

    [Fact]
    public void WhereNoUnitIsNamedALevelIs()
    {
        Assert.True(
            Tells("2020年财政收入是多少", values =>
                (values[RankFeatures.IndexOf("unit")], values[RankFeatures.IndexOf("level")]) = (0, 0.7)
            )
        );
        Assert.False(
            Tells("2020年财政收入是多少", values =>
                (values[RankFeatures.IndexOf("unit")], values[RankFeatures.IndexOf("level")]) = (0, 0.5)
            )
        );
    }

    [Fact]
    public void NorIsWhatDoesNotReadLikeTheAnswer()
    {
        Assert.False(Tells("2020年财政收入多少亿元", values => values[RankFeatures.IndexOf("figure")] = 0.8, reading: -0.1));
        Assert.True(Tells("2020年财政收入多少亿元", values => values[RankFeatures.IndexOf("figure")] = 0.8, reading: 0.1));
        Assert.True(Tells("2020年财政收入多少亿元", _ => { }, reading: -0.1));
    }

    [Fact]
    public void NorWhereNoNumberIsAsked() => Assert.False(Tells("谁来抓财政收入", _ => { }));

    private static bool Tells(string asked, Action<double[]> change, double? reading = null)
    {
        var question = new QuestionReader().Read(new Question("1", asked, []), new FakeSnapshot(Some.Report()));
        var values = new double[RankFeatures.Names.Count];
        foreach (var name in new[] { "figure-fits", "form", "figure", "unit" })
        {
            values[RankFeatures.IndexOf(name)] = 1;
        }

        change(values);
        return AnswerRules.TellsOutright(question, new RankedPassage(Some.Passages()[0], 1, 0, 0, values) { Reading = reading });
    }
}
