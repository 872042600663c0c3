using Assistant.Core.Search;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class RankFeaturesTests
{
    [Fact]
    public void EveryFeatureStandsAtItsPlaceUnderTheNameThatTheModelsHave() =>
        Assert.All(Enum.GetValues<RankFeature>(), feature =>
            Assert.Equal((int)feature, RankFeatures.IndexOf(RankFeatures.Names[(int)feature]))
        );

    [Theory]
    [InlineData(RankFeature.Clause, "clause")]
    [InlineData(RankFeature.MeaningBehind, "meaning-behind")]
    [InlineData(RankFeature.RunsMet, "runs-met")]
    public void NamesAreWrittenInSmallLetters(RankFeature feature, string name) => Assert.Equal(name, RankFeatures.Names[(int)feature]);

    [Fact]
    public void AValueIsReadByItsNameAndByItsPlace()
    {
        var values = new FeatureValues { [RankFeature.Figure] = 0.7 };

        Assert.Equal((0.7, 0.7, 0), (values[RankFeature.Figure], values[(int)RankFeature.Figure], values[RankFeature.Level]));
        Assert.Equal(RankFeatures.Names.Count, values.Count);
    }

    [Fact]
    public void HowFarACandidateIsBehindIsToldBesideTheOthers()
    {
        var (near, far) = (new FeatureValues { [RankFeature.Meaning] = 0.8 }, new FeatureValues { [RankFeature.Meaning] = 0.5 });

        RankFeatures.Compare([near, far]);

        Assert.Equal((0, 0.3), (near[RankFeature.MeaningBehind], Math.Round(far[RankFeature.MeaningBehind], 10)));
    }
}
