using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

public sealed class OrdinalAnswersTests() : CorpusTests(("清河县-2021", Text))
{
    private const string Text = """
        政府工作报告
        2021年2月1日在清河县第八届人民代表大会第一次会议上
        清河县人民政府县长 王小明
        各位代表：
        现在，我代表县人民政府向大会报告工作，请予审议。
        一、2020年工作回顾
        经济运行稳中有进，全县生产总值完成120.5亿元。
        二、2021年工作安排
        具体工作中，始终坚持“三个不动摇”。
        一是坚持改革创新不动摇，在攻坚克难中凝聚力量。
        二是坚持转型升级不动摇，提升发展的质量和效益。
        三是坚持安全为先不动摇，打好基础。
        全力推进四大重点项目：东湖水库加固、清河大桥改建、人民医院迁建、老城供热改造。
        """;

    [Theory]
    [InlineData("报告说要始终坚持“三个不动摇”，具体是哪三个？", "第二个是什么", "转型升级")]
    [InlineData("报告说要始终坚持“三个不动摇”，具体是哪三个？", "最后一个是什么", "安全为先")]
    [InlineData("四大重点项目有哪些？", "第三个是什么", "人民医院迁建")]
    public async Task AnItemOfTheListBeforeIsGivenByItsPlace(string before, string question, string item)
    {
        var answer = await AskAsync(question, before);

        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Contains(item, Assert.Single(answer.Citations).Quote, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnlyTheItemIsQuoted()
    {
        var answer = await AskAsync("第三个是什么", "四大重点项目有哪些？");

        Assert.Equal("人民医院迁建", Assert.Single(answer.Citations).Quote);
    }

    [Fact]
    public async Task AnItemThatTheListDoesNotHaveIsNotGiven() =>
        Assert.DoesNotContain("人民医院迁建", (await AskAsync("第九个是什么", "四大重点项目有哪些？")).Citations.Select(c => c.Quote));
}
