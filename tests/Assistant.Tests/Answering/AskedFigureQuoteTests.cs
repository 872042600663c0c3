using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Who asks for one figure is given that one, with what is said of it.</summary>
public sealed class AskedFigureQuoteTests() : CorpusTests(("青河县-2024", Text))
{
    private const string Text = """
        政府工作报告
        2024年1月8日在青河县第十届人民代表大会第三次会议上
        一、2023年工作回顾
        自觉接受监督，办理人大代表建议96件、政协提案238件。
        一般公共预算收入完成3.56亿元，增长10.1%，社会消费品零售总额完成20.5亿元。
        规上工业投资首次突破千亿、达1148亿元，增长24%。
        城镇、农村居民人均可支配收入分别增长5.1%、8.2%。
        二、2024年工作安排
        主要预期目标是：生产总值增长7%以上，力争到7.5%；新增停车泊位7000个、电动汽车充电桩1400个。
        预计完成财政收入131亿元、税收收入110亿元。力争培育高新企业30家、瞪羚企业12家。城镇调查失业率控制在5.5%以内、居民消费价格涨幅3%。
        """;

    [Theory]
    [InlineData("去年政协提案办理多少件", "政协提案238件", "96件")]
    [InlineData("去年一般公共预算收入多少", "3.56亿元，增长10.1%", "20.5亿元")]
    [InlineData("今年新增停车泊位多少个", "停车泊位7000个", "1400个")]
    public async Task OfNeighboursOnlyTheOneAskedForIsQuoted(string question, string expected, string neighbour)
    {
        var answer = await AskAsync(question);

        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(neighbour, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("去年规上工业投资多少", "1148亿元")]
    [InlineData("今年生产总值增长目标多少", "7.5%")]
    [InlineData("去年农村居民人均可支配收入增长多少", "分别增长5.1%、8.2%")]
    [InlineData("去年人大代表建议和政协提案各办理多少件", "96件")]
    public async Task WhatGoesOnAboutItAndWhatCannotBeTakenApartStays(string question, string expected)
    {
        var answer = await AskAsync(question);

        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Contains(expected, answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("今年税收收入多少", "预计完成财政收入131亿元、税收收入110亿元")]
    [InlineData("今年培育瞪羚企业多少家", "力争培育高新企业30家、瞪羚企业12家")]
    [InlineData("今年居民消费价格涨幅多少", "控制在5.5%以内、居民消费价格涨幅3%")]
    public async Task AConditionInFrontOfAnEnumerationStays(string question, string expected) =>
        Assert.Contains(expected, (await AskAsync(question)).Text, StringComparison.Ordinal);
}
