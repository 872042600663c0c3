using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class PhraseModelTests
{
    [Fact]
    public void PhrasesSayWhatIsAskedAndWhetherThePassageHoldsIt()
    {
        var snapshot = new FakeSnapshot(Some.Report());
        var question = new QuestionReader().Read(new Question("", "清河县2020年水库的票价", []), snapshot);
        var passage = snapshot.Passages("清河县-2021").First(p => p.Text.Contains("水库", StringComparison.Ordinal));

        var phrases = PhraseModel.PhrasesOf(question, new RankedPassage(passage, 0, 0, 0, new double[RankFeatures.Names.Count]));

        Assert.Superset(new HashSet<string> { "^PY", "水库", "+水库", "票价", "-票价" }, phrases.ToHashSet());
        Assert.DoesNotContain(phrases, p => p.Contains("2020", StringComparison.Ordinal) || p.Contains("清河", StringComparison.Ordinal));
    }

    [Fact]
    public void AModelReadsBackAsItWasWritten()
    {
        var model = new PhraseModel(0.5, new Dictionary<string, double> { ["票价"] = -1.25, ["+水库"] = 0.75 });

        var back = PhraseModel.Parse("# a comment\n" + model.Write());

        Assert.Equal(model.Score(["票价", "+水库", "未知"]), back.Score(["票价", "+水库", "未知"]));
        Assert.Equal(0.5 - (0.5 / Math.Sqrt(2)), back.Score(["票价", "+水库"]), 6);
    }

    [Fact]
    public void ABrokenLineIsNamed() =>
        Assert.Contains(
            "票价 -1",
            Assert.Throws<InvalidDataException>(() => PhraseModel.Parse("票价 -1\n")).Message,
            StringComparison.Ordinal
        );
}
