using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Questions for the items of a list that runs over several passages.</summary>
public sealed class OutlineListsTests() : CorpusTests(("清河县-2021", Text))
{
    private const string Text = """
        政府工作报告
        2021年2月1日在清河县第八届人民代表大会第一次会议上
        清河县人民政府县长 王小明
        各位代表：
        现在，我代表县人民政府向大会报告工作，请予审议。
        一、2020年工作回顾
        经济运行稳中有进，全县生产总值完成120.5亿元。
        我们也清醒地看到，发展中还存在一些困难和问题。产业层次不高，龙头企业偏少，带动能力不强。城乡差距仍然较大，公共服务供给不足。
        二、2021年工作安排
        （一）推动产业升级，建设实力清河。
        做强工业园区。全年引进企业十家，建设标准厂房，扩大投资规模。
        做优现代农业。全年扶持农户百家，建设高标准农田，扩大养殖规模。
        做活文化旅游。全年新建游客中心一座，办好庙会，扩大景区规模。
        （二）改善民生福祉，建设幸福清河。
        今年办好四件民生实事：
        1.新建县城第三小学，新增学位一千个，秋季开学前投入使用。
        2.改造老旧小区五个，惠及居民两千户。
        3.修建农村公路，实现村村通客车。
        """;

    [Fact]
    public async Task EachItemIsQuotedAndCitedInOrder()
    {
        var answer = await AskAsync("推动产业升级这部分分哪三块来讲？");

        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Equal(["做强工业园区", "做优现代农业", "做活文化旅游"], answer.Citations.Select(c => c.Quote[..6]));
    }

    [Fact]
    public async Task AListThatPromisesMoreThanItGivesIsAnsweredAndThatIsSaid()
    {
        var answer = await AskAsync("今年要办好的四件民生实事是哪些？");

        Assert.Equal(["1.", "2.", "3."], answer.Citations.Select(c => c.Quote[..2]));
        Assert.Contains("项数", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheItemOfAnotherListIsNoPartOfTheAnswer() =>
        Assert.DoesNotContain("民生", (await AskAsync("推动产业升级这部分分哪三块来讲？")).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("去年办了哪四件民生实事？")]
    [InlineData("2020年办好的四件民生实事是哪些？")]
    [InlineData("推动产业升级这部分分哪五块来讲？")]
    public async Task AListOfAnotherYearOrSizeIsNotGiven(string question) => Assert.True((await AskAsync(question)).Citations.Count < 3);
}
