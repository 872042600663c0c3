using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>What an answer is put together from, once the passages are found.</summary>
public sealed class CompositionTests() : CorpusTests(("清河县-2021", Text))
{
    private const string Text = """
        政府工作报告
        2021年2月1日在清河县第八届人民代表大会第一次会议上
        清河县人民政府县长 王小明
        各位代表：
        现在，我代表县人民政府向大会报告工作，请予审议。
        一、2020年工作回顾
        全县地区生产总值增长5.7%，高于全省0.7个百分点，经济总量达到646亿元。
        新增绿地258公顷、绿道192公里、美丽河湖38条。
        政企面对面，全年帮助企业解决5027个难题。
        及时兑现产业扶持资金5.5亿元，税费减免31.2亿元。
        新建改造提升高标准农田13.6万亩。
        整车产量突破110万辆。
        二、2021年工作安排
        今年发展主要预期目标是：地区生产总值增长5.5%以上；城镇新增就业8500人，城镇调查失业率5.5%左右；居民消费价格涨幅2%左右；一般公共预算收入增长2%，居民收入增长和经济增长基本同步；粮食产量7.25亿斤以上；完成节能减排和环境保护等任务。
        推进公园绿地建设，新建绿道100公里。
        新建高标准农田5.13万亩。
        力争整车产量200万辆。
        完成造林19万亩。
        扎实开展露天矿山综合整治，完成矿山生态修复18处。
        具体工作中，我们要抢抓机遇求突破，把握政策开新局，全力以赴抓投资、上项目、促发展，稳字当头，始终坚持“三个不动摇”。
        一是坚持改革创新不动摇，在攻坚克难中凝聚力量。
        二是坚持转型升级不动摇，提升发展的质量和效益。
        三是坚持安全为先不动摇，打好基础。
        东部依托开发区建设活力新城，北部依托滨河水岸建设宜居新城，西部依托城际铁路建设高铁新城，打造县城会客厅，完善配套设施，优化公共服务，提升城市品质，改善人居环境，吸引更多人才前来创业兴业，让群众生活更美好。
        """;

    [Theory]
    [InlineData("绿道有多长", "192公里")]
    [InlineData("新建的绿道多少公里", "192公里")]
    [InlineData("今年新建绿道多少公里", "100公里")]
    [InlineData("计划新建多少公里绿道", "100公里")]
    public async Task AFigureWithoutATimeIsTheLastResult(string question, string expected) =>
        Assert.Contains(expected, (await AskAsync(question)).Text, StringComparison.Ordinal);

    [Fact]
    public async Task TheSidesOfAComparisonAreQuotedWhereTheySpeakOfOneIndicator()
    {
        var answer = await AskAsync("去年经济实际增速和今年定的目标相比，是高了还是低了");

        Assert.Contains("5.5%", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("2%", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachPartOfAQuestionAsksForItsOwnKindOfThing()
    {
        var answer = await AskAsync("2020年一共帮企业解决了多少个难题?另外税费减免总共减了多少钱?");

        Assert.Contains("5027个", answer.Text, StringComparison.Ordinal);
        Assert.Contains("31.2亿元", answer.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NamesOfSeveralThingsAreQuotedOverTheirClauses()
    {
        var answer = await AskAsync("东、北、西三个方向要建的新城分别叫什么？");

        Assert.All((string[])["活力新城", "宜居新城", "高铁新城"], name => Assert.Contains(name, answer.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task TwoAmountsAskedForInOneSentenceAreTwoParts()
    {
        var answer = await AskAsync("2021年计划造林多少亩、完成多少处矿山生态修复？");

        Assert.Contains("19万亩", answer.Text, StringComparison.Ordinal);
        Assert.Contains("18处", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("一般公共预算收入多少，同比增长多少？", 1)]
    [InlineData("新建了多少公里公路，改造了多少座厕所？", 2)]
    [InlineData("经济总量多少，跑出了几个点的增速", 1)]
    [InlineData("别光说涨几个点，去年总共是几千亿？", 1)]
    [InlineData("城乡收入分别增长多少？", 1)]
    public void WhatOnlyGoesOnIsNoPartOfItsOwn(string question, int parts) => Assert.Equal(parts, Read(question).Parts.Count);

    [Fact]
    public async Task ItemsNumberedBehindALongAnnouncementAreGiven()
    {
        var answer = await AskAsync("报告说要始终坚持“三个不动摇”，具体是哪三个？");

        Assert.All((string[])["改革创新", "转型升级", "安全为先"], item => Assert.Contains(item, answer.Text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PM2.5浓度从2019年到2021年降了多少", new[] { 2019, 2021 })]
    [InlineData("2019年到2021年PM2.5浓度各降了多少", new[] { 2019, 2020, 2021 })]
    public void AChangeFromOneYearToAnotherAsksForTheTwo(string question, int[] years) => Assert.Equal(years, Read(question).Years);

    [Theory]
    [InlineData("地区生产总值的实际增速，不要计划数", new[] { Status.Actual })]
    [InlineData("地区生产总值去年完成的增速(非今年目标)", new[] { Status.Actual })]
    [InlineData("今年的增速目标是不是比去年低", new[] { Status.Actual, Status.Target })]
    public void WhatIsNotWantedIsNoSide(string question, Status[] expected) => Assert.Equal(expected, Read(question).Statuses);

    [Theory]
    [InlineData("高标准农田两年的任务量比一比", 2)]
    [InlineData("连续两年的任务都是什么", 0)]
    [InlineData("近两年的目标", 0)]
    public void TwoYearsAreBoth(string question, int relative) => Assert.Equal(relative, Read(question).Relative.Count);

    [Theory]
    [InlineData("整车产量目标比去年翻番了吗", QuestionKind.Compare)]
    [InlineData("整车产量去年翻番了吗", QuestionKind.Figure)]
    public void ADoublingAskedAfterIsAComparison(string question, QuestionKind expected) => Assert.Equal(expected, Read(question).Kind);

    private ParsedQuestion Read(string question) => new QuestionReader().Read(new Question("q", question, []), Corpus.Index.Current);
}
