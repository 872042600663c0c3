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

    [Theory]
    [InlineData("第二个县呢", "东湖县")]
    [InlineData("最开始那个市呢", "杭州市")]
    [InlineData("第二个市的财政收入", null)]
    [InlineData("第二个地方呢", "杭州市")]
    public void OnlyPlacesOfTheNamedKindCount(string text, string? place) =>
        Assert.Equal(
            place,
            new AskedPlaceReader(Snapshot).Read(text, ["东湖县"], ["清河县", "杭州市", "东湖县"]) is var asked && asked.Known is [var known]
                ? known
                : asked.Unknown
        );

    [Fact]
    public void WhomSomethingIsDoneWithIsNoPlaceAskedAbout() => Assert.False(Read("跟东湖县合作的医院有几家", "清河县").IsNamed);

    [Theory]
    [InlineData("清河县和杭州谁快")]
    [InlineData("杭州和清河县谁快")]
    [InlineData("清河县财政收入比杭州高吗")]
    [InlineData("是清河县快还是杭州快")]
    [InlineData("清河县财政收入多少,杭州呢")]
    [InlineData("对比清河县、杭州市去年的财政收入")]
    public void APlaceWithoutAReportBesideAnIndexedOneIsLacking(string text)
    {
        var asked = Read(text);

        Assert.Equal(["清河县"], asked.Known);
        Assert.Equal(["杭州市"], asked.Lacking);
    }

    [Fact]
    public void TheProvinceAroundAnIndexedPlaceIsLackingBesideIt()
    {
        var snapshot = new FakeSnapshot(
            Some.Report(Some.ReportText.Replace("清河县", "成都市", StringComparison.Ordinal), "成都市-2021"),
            Some.Report()
        );

        Assert.Equal(["四川省"], new AskedPlaceReader(snapshot).Read("成都和四川谁快", []).Lacking);
        Assert.Empty(new AskedPlaceReader(snapshot).Read("四川成都财政收入多少", []).Lacking);
    }

    [Theory]
    [InlineData("清河县到杭州的高铁通了吗")]
    [InlineData("清河县和杭州合作的医院有几家")]
    [InlineData("清河县驻杭州办事处在哪")]
    public void APlaceThatOnlyBelongsToTheThingIsNotLacking(string text) => Assert.Empty(Read(text).Lacking);

    [Theory]
    [InlineData("定兴呢")]
    [InlineData("那定兴去年财政收入多少")]
    [InlineData("换成定兴")]
    public void ACountyIsKnownByTwoCharactersWhereOnlyAPlaceCanStand(string text) => Assert.Equal("定兴县", Read(text, "清河县").Unknown);

    [Theory]
    [InlineData("西湖市", "东湖县")]
    [InlineData("清河县", null)]
    public void OurCountyIsTheLastCountyThatWasNamed(string scope, string? county) =>
        Assert.Equal(
            county is null ? [] : [county],
            new AskedPlaceReader(Snapshot).Read("那我们县多少", [scope], ["清河县", "东湖县", scope]).Known
        );

    [Fact]
    public void OfSeveralCountiesItIsOpenWhichIsOurs() => Assert.Equal(["清河县", "东湖县"], Read("我们县财政收入多少").Unclear);

    [Fact]
    public void AllPlacesWhoseReportsAreNamedAreMeant() =>
        Assert.Equal(["清河县", "东湖县"], Read("清河县和东湖县的报告里教育投入多少").Known);

    [Theory]
    [InlineData("回到第二个地方,粮食多少", "杭州市")]
    [InlineData("第三个县呢", null)]
    public void APlaceWithoutAReportCountsInTheOrderAndBeyondTheLastNoneIsMeant(string text, string? unknown)
    {
        var asked = new AskedPlaceReader(Snapshot).Read(text, ["东湖县"], ["清河县", "杭州市"]);

        Assert.Equal((unknown, 0), (asked.Unknown, asked.Known.Count));
        Assert.True(asked.IsNamed);
    }

    [Fact]
    public void OfPlacesThatShareANameTheOneInScopeIsMeant()
    {
        var snapshot = new FakeSnapshot(
            Some.Report(Some.ReportText.Replace("清河县", "吉林省", StringComparison.Ordinal), "吉林省-2021"),
            Some.Report(Some.ReportText.Replace("清河县", "吉林市", StringComparison.Ordinal), "吉林市-2021")
        );

        var asked = new AskedPlaceReader(snapshot).Read("吉林财政收入多少", ["吉林市"]);

        Assert.Equal((1, 0), (asked.Known.Count, asked.Unclear.Count));
        Assert.Equal("吉林市", asked.Known[0]);
    }

    [Theory]
    [InlineData("全疆的呢", "乌鲁木齐市", "新疆维吾尔自治区")]
    [InlineData("那全区呢", "银川市", "宁夏回族自治区")]
    [InlineData("全区去年多少", "柯桥区", null)]
    public void TheWholeIsTheProvinceAroundThePlace(string text, string scope, string? whole) =>
        Assert.Equal(whole, Read(text, scope).Unknown);

    [Theory]
    [InlineData("有几个县重点项目", false)]
    [InlineData("几个县重点项目开工了", false)]
    [InlineData("这几个县财政收入多少", true)]
    [InlineData("哪个县财政收入高", true)]
    public void ACountOfThingsIsNoQuestionForEachDivision(string text, bool all) => Assert.Equal(all, Read(text).All);

    private static PlacesAsked Read(string text, params string[] scope) => new AskedPlaceReader(Snapshot).Read(text, scope);
}
