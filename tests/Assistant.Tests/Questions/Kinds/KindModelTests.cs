using Assistant.Core.Questions;
using Xunit;

namespace Assistant.Tests.Questions.Kinds;

public sealed class KindModelTests
{
    private static readonly KindModel Model = KindModel.Of([
        ("吗$", Weights(QuestionKind.Verify)),
        ("status=", Weights(QuestionKind.Fact)),
    ]);

    [Fact]
    public void AModelReadsBackAsItWasWritten()
    {
        var features = new KindFeatures("^通车了吗$", ["status="]);

        Assert.Equal(Model.Probabilities(features), KindModel.Parse(Model.Write()).Probabilities(features));
    }

    [Fact]
    public void AFeatureCountsOnceHoweverOftenItOccurs() =>
        Assert.Equal(
            Model.Probabilities(new KindFeatures("^吗$", ["status="])),
            Model.Probabilities(new KindFeatures("^吗$吗$", ["status=", "status="]))
        );

    [Fact]
    public void WithoutAKnownFeatureAllKindsAreAlike() =>
        Assert.All(Model.Probabilities(new KindFeatures("^xyz$", [])), p => Assert.Equal(1.0 / KindModel.Kinds.Count, p, 9));

    [Fact]
    public void AFileOfOtherKindsIsRefused() =>
        Assert.Contains(
            "train it anew",
            Assert.Throws<InvalidDataException>(() => KindModel.Parse("feature\tfigure\n")).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void ABrokenLineIsShown() =>
        Assert.Contains(
            "吗\t1",
            Assert.Throws<InvalidDataException>(() => KindModel.Parse(Model.Write() + "吗\t1\n")).Message,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("投入3.5亿元", "^投入0亿元$")]
    [InlineData("2019年的哪2家", "^Y的哪2家$")]
    [InlineData("哪12个方面", "^哪N个方面$")]
    public void YearsAndAmountsLookAlike(string text, string expected) => Assert.Equal(expected, KindFeatures.Of(Read(text), null).Text);

    [Fact]
    public void TheYearOfTheReportSaysWhatIsPlanned()
    {
        Assert.Contains("year=own", KindFeatures.Of(Read("2020年造林面积"), 2020).Marks);
        Assert.Contains("year=reviewed", KindFeatures.Of(Read("2019年造林面积"), 2020).Marks);
        Assert.DoesNotContain(KindFeatures.Of(Read("2019年造林面积"), null).Marks, m => m.StartsWith("year=", StringComparison.Ordinal));
    }

    [Fact]
    public void EveryKindHasANameThatReadsBack() =>
        Assert.All(KindModel.Kinds, kind => Assert.Equal(kind, QuestionKinds.Parse(kind.Name())));

    [Fact]
    public void NamesAreLowerCaseWithUnderscores()
    {
        Assert.Equal("small_talk", QuestionKind.SmallTalk.Name());
        Assert.Null(QuestionKinds.Parse("Figure"));
    }

    private static ParsedQuestion Read(string text) => new QuestionReader().Read(new("q", text, []), new Support.FakeSnapshot());

    private static double[] Weights(QuestionKind of) => [.. KindModel.Kinds.Select(k => k == of ? 1.5 : 0)];
}
