using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class ClaimedRangeTests
{
    [Theory]
    [InlineData("绿化率不低于50%", "绿化率45%。")]
    [InlineData("引进企业不少于100家", "引进企业60家。")]
    [InlineData("城镇失业率不超过3%", "城镇失业率3.2%。")]
    [InlineData("财政收入没有突破100亿元", "财政收入108亿元。")]
    [InlineData("财政收入没超过100亿元", "财政收入108亿元。")]
    [InlineData("社会投资未超过90亿元", "社会投资95亿元。")]
    public void ABoundIsReadTheRightWayRound(string claim, string passage) => Assert.NotEqual(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("审议通过12件议案", "审议通过13件议案。")]
    [InlineData("侦破500起案件", "侦破580起案件。")]
    [InlineData("举办过5场展会", "举办6场展会。")]
    [InlineData("加快50公里公路建设", "加快47公里公路建设。")]
    [InlineData("建成8个多功能厅", "建成9个多功能厅。")]
    [InlineData("培育5个强镇", "培育6个强镇。")]
    public void AnotherWordLoosensNothing(string claim, string passage) => Assert.NotEqual(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("财政收入增长百分之五", "财政收入增长8%。")]
    [InlineData("绿化率达到百分之三十五", "绿化率达到37%。")]
    [InlineData("计划完成率百分之百", "计划完成率98.2%。")]
    [InlineData("出口额是上年的两倍半", "出口额是上年的5倍。")]
    [InlineData("财政收入增长百分之一百零五", "财政收入增长100%。")]
    public void APercentageAndOneHalfMoreAreExact(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("引进企业不到50家", "引进企业50家。")]
    [InlineData("财政收入不到60亿元", "财政收入突破50亿元。")]
    [InlineData("新辟公交线路三十多条", "新辟公交线路40条。")]
    [InlineData("绿化率过半", "绿化率49%。")]
    [InlineData("财政收入超过100亿元", "财政收入100亿元。")]
    [InlineData("财政收入近60亿元", "财政收入突破60亿元。")]
    public void AValueOutsideTheRangeIsNotSupported(string claim, string passage) =>
        Assert.NotEqual(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("财政收入增长目标6%—8%", "财政收入增长目标7%左右。")]
    [InlineData("财政收入增长6%-8%", "财政收入增长7%。")]
    [InlineData("引进企业30至50家", "引进企业36家。")]
    public void AStatedRangeIsItselfTheFigure(string claim, string passage) => Assert.NotEqual(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("财政收入不到60亿元", "财政收入突破50亿元。")]
    [InlineData("绿化率过半", "绿化率62%。")]
    [InlineData("绿化率大半", "绿化率72%。")]
    public void WhatMayBeSoIsNotContradicted(string claim, string passage) => Assert.NotEqual(VerdictKind.Contradicted, Verdict(claim, passage));

    [Theory]
    [InlineData("绿化率不低于50%", "绿化率52%。")]
    [InlineData("引进企业不到50家", "引进企业近50家。")]
    [InlineData("新辟公交线路三十多条", "新辟公交线路36条。")]
    [InlineData("绿化率过半", "绿化率54%。")]
    [InlineData("绿化率超过八成", "绿化率超过80%。")]
    [InlineData("办实事三四十件", "办实事36件。")]
    [InlineData("财政收入增长百分之五", "财政收入增长5%。")]
    [InlineData("财政收入过了100亿元", "财政收入104亿元。")]
    public void AValueInTheRangeIsSupported(string claim, string passage) => Assert.Equal(VerdictKind.Supported, Verdict(claim, passage));

    [Theory]
    [InlineData("引进企业120家", "引进企业21家，修路12公里。")]
    [InlineData("建设停车场25个，共有泊位600个", "建设停车场52个，共有泊位600个。")]
    public void TwoDigitsInAnotherOrderAreNoSlip(string claim, string passage)
    {
        var alone = new PassageAlone(passage, "柯桥区", 2020);
        var said = ClaimFigures.Of(claim, 2020)[0];

        Assert.False(said.SlipsPoint(alone.Figures("passage")[0], isNear: true));
    }

    [Theory]
    [InlineData("2019年要新建学校12所", "新建学校12所。")]
    [InlineData("2019年确保新增就业5000人", "新增就业5000人。")]
    [InlineData("2018年将修路30公里", "修路30公里。")]
    public void WhatAPastYearWasToDoIsNoResult(string claim, string passage)
    {
        var done = new PassageAlone("去年" + passage, "柯桥区", 2020).Figures("passage")[0];

        Assert.False(ClaimFigures.Of(claim, 2020)[0].SpeaksOfPeriod(done with { PeriodStart = null, PeriodEnd = null }) && done.Status == Status.Actual);
    }

    private static VerdictKind Verdict(string claim, string passage)
    {
        var alone = new PassageAlone(passage, "柯桥区", 2020);
        return new ClaimVerifier(alone).Verify(claim, alone.Reports, alone.Passage)[0].Kind;
    }
}
