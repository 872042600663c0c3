using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Questions;

public sealed class PlacesAskedTests
{
    private static readonly FakeSnapshot Snapshot = new(
        Some.Report(),
        Some.Report(Some.ReportText.Replace("清河县", "东湖县", StringComparison.Ordinal), "东湖县-2021")
    );

    [Fact]
    public void AnIndexedPlaceIsKnown()
    {
        var asked = Read("清河县财政收入多少");

        Assert.Equal(["清河县"], asked.Known);
        Assert.True(asked.IsNamed);
    }

    [Fact]
    public void APlaceWithoutAReportIsUnknown()
    {
        var asked = Read("柯桥区财政收入多少");

        Assert.Equal(("柯桥区", 0), (asked.Unknown, asked.Known.Count));
        Assert.True(asked.IsNamed);
    }

    [Fact]
    public void AQuestionWithoutAPlaceNamesNone() => Assert.False(Read("财政收入多少").IsNamed);

    [Fact]
    public void WhoAsksForEveryPlaceNamesOneToo() => Assert.True(new PlacesAsked([], null, [], All: true, []).IsNamed);

    private static PlacesAsked Read(string text) => new AskedPlaceReader(Snapshot).Read(text, []);
}
