using Assistant.Core.Briefing;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;
using Xunit;

namespace Assistant.Tests.Briefing;

/// <summary>A target beside a result: conditions, directions and units.</summary>
public sealed class FigureOutcomeTests
{
    [Theory]
    [InlineData("公路里程达到100公里", "公路里程达到100公里", PromiseOutcome.Met)]
    [InlineData("公路里程达到100公里", "公路里程达到99公里", PromiseOutcome.Missed)]
    [InlineData("公路里程达到100公里以上", "公路里程突破90公里", PromiseOutcome.Incomparable)]
    [InlineData("公路里程达到100公里", "公路里程近100公里", PromiseOutcome.Incomparable)]
    [InlineData("公路里程达到100公里", "公路里程110多公里", PromiseOutcome.Met)]
    [InlineData("投资总额增长13%左右", "投资总额增长11.3%", PromiseOutcome.Missed)]
    [InlineData("投资总额增长5%左右", "投资总额增长4.9%", PromiseOutcome.Incomparable)]
    [InlineData("城镇登记失业率控制在4.5%以内", "城镇登记失业率3.9%", PromiseOutcome.Met)]
    [InlineData("城镇登记失业率控制在4.5%以内", "城镇登记失业率4.8%", PromiseOutcome.Missed)]
    [InlineData("单位生产总值能耗下降3%", "单位生产总值能耗下降3.5%", PromiseOutcome.Met)]
    [InlineData("单位生产总值能耗下降3%", "单位生产总值能耗下降2%", PromiseOutcome.Missed)]
    public void AResultIsJudgedByTheConditionOfItsTarget(string target, string result, PromiseOutcome outcome)
    {
        var (aim, got) = (Read(target, Status.Target), Read(result, Status.Actual));

        Assert.True(FigureOutcome.IsLike(aim, got));
        Assert.Equal(outcome, FigureOutcome.Of(aim, got).Outcome);
    }

    [Theory]
    [InlineData("生产总值增长7%", "生产总值120亿元")]
    [InlineData("出口总额100亿元", "出口总额20亿美元")]
    [InlineData("生产总值增长7%", "生产总值占全市7%")]
    [InlineData("新增就业2000人", "三年累计新增就业6000人")]
    public void UnlikeFiguresAreNotCompared(string target, string result) =>
        Assert.False(FigureOutcome.IsLike(Read(target, Status.Target), Read(result, Status.Actual)));

    [Theory]
    [InlineData("一般公共预算收入达到1.2亿元", "一般公共预算收入11000万元", "-0.1亿元", "1.1-1.2=-0.1")]
    [InlineData("生产总值增长7%", "生产总值增长7%", "0", "7-7=0")]
    [InlineData("生产总值增长7%", "生产总值增长8.5%", "+1.5个百分点", "8.5-7=1.5")]
    public void AGapIsInTheUnitOfTheTarget(string target, string result, string gap, string how) =>
        Assert.Equal((gap, how), FigureOutcome.Gap(Read(target, Status.Target), Read(result, Status.Actual)));

    private static Figure Read(string text, Status status) =>
        Assert.Single(new FigureExtractor().ExtractFromText(text, new FigureContext("r", "r#1", "清河县", 2021, 2020, 2020, status)), f =>
            f.Kind != FigureKind.Duration
        );
}
