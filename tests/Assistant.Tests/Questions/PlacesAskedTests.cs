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

    [Theory]
    [InlineData("不问清河县了,杭州老旧小区改了多少个", "杭州市")]
    [InlineData("不看清河县,杭州呢", "杭州市")]
    [InlineData("清河县就不用说了,杭州呢", "杭州市")]
    [InlineData("清河县先放一放,杭州呢", "杭州市")]
    public void APlaceThatIsDeniedIsNotMeant(string text, string unknown)
    {
        var asked = Read(text, "清河县");

        Assert.Equal((unknown, 0), (asked.Unknown, asked.Known.Count));
    }

    [Theory]
    [InlineData("东湖县第三产业增加值是多少")]
    [InlineData("东湖县前三季度生产总值增长多少")]
    [InlineData("东湖县最低工资标准是多少")]
    [InlineData("是不是东湖县的财政收入更高")]
    public void AThingThatSoundsLikeARankOrADenialLeavesThePlaceMeant(string text) => Assert.Equal(["东湖县"], Read(text, "清河县").Known);

    [Theory]
    [InlineData("回到第一个地方,粮食多少", "清河县")]
    [InlineData("最开始那个县呢", "清河县")]
    [InlineData("刚才第二个县的呢", "东湖县")]
    public void APlaceIsMeantByItsOrder(string text, string place) =>
        Assert.Equal([place], new AskedPlaceReader(Snapshot).Read(text, ["东湖县"], ["清河县", "东湖县"]).Known);

    [Fact]
    public void WhomSomethingIsDoneWithIsNoPlaceAskedAbout() => Assert.False(Read("跟东湖县合作的医院有几家", "清河县").IsNamed);

    private static PlacesAsked Read(string text, params string[] scope) => new AskedPlaceReader(Snapshot).Read(text, scope);
}
