using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Statements as people bring them: of the right passage the wrong thing, scope or stage is contradicted, the right one supported.</summary>
public sealed class VerifyAnswersTests : IAsyncLifetime
{
    private const string Text = """
        政府工作报告
        2021年2月1日在清河市第八届人民代表大会第一次会议上
        清河市人民政府市长 王小明
        各位代表：
        现在，我代表市人民政府向大会报告工作，请予审议。
        一、2020年工作回顾
        经济运行稳中有进。一季度增长4.5%，上半年增长5%，前三季度增长5.5%，全年增长5.7%。
        全年地区生产总值完成212.1亿元，全市第5；社会消费品零售总额完成136.5亿元，增速11.5%、全市第1；进出口总值完成26亿元，增速45%、全市第4。
        粮食总产量1344万斤，连续8年稳定在1300万斤以上，耕地面积连续4年净增累计超过170万亩。
        中欧班列累计开行1.3万列。
        投资5.67亿元新建改造农村公路124公里。
        深化审批制度改革，削减审批事项62项，精简30.5%。
        文旅市场持续火热，接待游客突破10亿人次，旅游收入超万亿元。
        光威复材获批国家级工业设计中心，达因制药获批国家级企业技术中心。
        新民市进入全国乡村振兴百强县前50强，法库县入选国家创新型县名单。
        跨海大桥建设稳步推进，年客流量达136万人次。
        办理人大代表建议162件、政协委员提案152件，办复率100%。
        连续十年未发生重特大道路交通事故。
        全省率先恢复国际班轮客运业务，成功争创全省首个民族团结进步示范市。
        食品安全工作评议持续保持A级，雨污合流管网实现全域清零。
        核电扩建一期工程获国务院核准，明阳装备产业园正式投产。
        人均期望寿命81.5岁。
        新认定高新技术企业1900余家，增幅连续两年居全省首位。
        二、2021年工作安排
        改造棚户区300套、老旧小区13个。
        开工建设商丘机场，加快周口机场前期工作。
        城乡低保标准提高到不低于740元/月和485元/月。
        城乡最低生活保障年标准提高到1.52万元。
        居民收入增长与经济增长同步。
        居民医保人均财政补助标准增加30元，一半用于大病保险。
        市控断面三类及以上水质比例稳定在95%以上。
        """;

    private IndexedCorpus corpus = null!;

    public async ValueTask InitializeAsync() => corpus = await Some.CorpusAsync(("清河市-2021", Text));

    public ValueTask DisposeAsync()
    {
        corpus.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("上半年增长5%，对吗")]
    [InlineData("进出口增速45%，全市第4，请核对")]
    [InlineData("耕地面积连着4年净增加，总共多了170万亩，对吗")]
    [InlineData("修了124公里农村路，投资5.67亿，核对一下")]
    [InlineData("砍掉了62项审批，精简了三成，对吧")]
    [InlineData("去年人大建议办了162件、政协提案152件，对不对")]
    [InlineData("今年要改300套棚户房、13个老旧小区，是这么回事吗")]
    [InlineData("达因制药获批国家级企业技术中心，请核对")]
    [InlineData("新认定高企1900多家，增幅全省第一，核对一下")]
    [InlineData("居民医保补助今年每人加30块，核对一下")]
    [InlineData("人均期望寿命超过81岁，对吗")]
    [InlineData("明阳装备产业园已经投产了，对吗")]
    [InlineData("清河是全省首个民族团结进步示范市，对吗")]
    public async Task WhatThePassageSaysIsSupported(string question) => Assert.Equal(VerdictKind.Supported, await VerdictAsync(question));

    [Theory]
    [InlineData("上半年增长5.5%，对吗")]
    [InlineData("进出口增速45%，全市第1，请核对")]
    [InlineData("耕地面积连着8年净增加，总共多了170万亩，对吗")]
    [InlineData("修了124公里农村路，投资6.4亿，核对一下")]
    [InlineData("今年要改300个老旧小区、13套棚户房，是这么回事吗")]
    [InlineData("2020年全年开行中欧班列1.3万列，请核对")]
    [InlineData("今年低保标准是一个月1.52万元，对吗")]
    [InlineData("来清河旅游的游客刚过1亿人次，请核对")]
    [InlineData("农村低保740一个月、城里485，是这样吧")]
    [InlineData("居民医保补助今年每人加30块，全部用于大病保险，是吧")]
    [InlineData("新认定高企1900多家，增幅全国第一，核对一下")]
    [InlineData("跨海大桥年客流量达136万吨，请核对")]
    [InlineData("达因制药获批国家级工业设计中心，请核对")]
    [InlineData("法库县进入全国乡村振兴百强县前50强，请核对")]
    [InlineData("周口机场今年正式开工，对吗")]
    [InlineData("跨海大桥已经通车，对吗")]
    [InlineData("今年居民收入增长要比经济增长快，对吗")]
    [InlineData("市控断面三类以上水质要稳定在100%，对吗")]
    [InlineData("国际班轮客运业务还没有恢复，对吗")]
    [InlineData("清河是全省第二个民族团结进步示范市，对吗")]
    [InlineData("食品安全工作评议降到了B级，对吗")]
    [InlineData("雨污合流管网清零只完成了一半，对吗")]
    [InlineData("核电扩建一期工程已经投产，对吗")]
    [InlineData("全国率先恢复国际班轮客运业务，对吗")]
    [InlineData("人均期望寿命超过82岁，对吗")]
    public async Task AnotherScopeStageOrThingIsNeverSupported(string question) =>
        Assert.NotEqual(VerdictKind.Supported, await VerdictAsync(question));

    [Theory]
    [InlineData("耕地面积连着8年净增加，对吗", "4年")]
    [InlineData("进出口增速45%，全市第1，请核对", "第4")]
    [InlineData("今年要改300个老旧小区、13套棚户房，是这么回事吗", "300套")]
    public async Task AContradictionShowsTheRightValue(string question, string right) =>
        Assert.Contains((await AskAsync(question)).Verdicts, v =>
            v.Kind == VerdictKind.Contradicted && v.Expected?.Contains(right, StringComparison.Ordinal) == true
        );

    [Theory]
    [InlineData("十年没有发生过重特大道路交通事故，对吗")]
    [InlineData("法库县入选国家创新型县名单，请确认")]
    [InlineData("报告里有没有说恢复国际班轮客运业务")]
    public async Task TenYearsAreNoYearAndAPlaceWithinIsHeldAgainstTheReport(string question) =>
        Assert.NotEqual(VerdictKind.Contradicted, await VerdictAsync(question));

    [Fact]
    public void ASpanInWordsIsNoYear()
    {
        var reader = new QuestionReader();

        Assert.Empty(reader.Read(new Question("q", "听说十年都没出过大事故", []), corpus.Index.Current).Years);
        Assert.Empty(reader.Read(new Question("q", "新认定高企1900多家", []), corpus.Index.Current).Years);
        Assert.Equal([2020], reader.Read(new Question("q", "20年新认定高企多少家", []), corpus.Index.Current).Years);
        Assert.Equal([2020], reader.Read(new Question("q", "2020年新认定高企多少家", []), corpus.Index.Current).Years);
    }

    private async Task<Answer> AskAsync(string question) =>
        await corpus.Assistant.AnswerAsync(new Question("q", question, []), CancellationToken.None);

    private async Task<VerdictKind?> VerdictAsync(string question)
    {
        var verdicts = (await AskAsync(question)).Verdicts;
        return verdicts.Count == 0 ? null
            : verdicts.Any(v => v.Kind == VerdictKind.Contradicted) ? VerdictKind.Contradicted
            : verdicts.Any(v => v.Kind == VerdictKind.NotFound) ? VerdictKind.NotFound
            : VerdictKind.Supported;
    }

    [Theory]
    [InlineData("社会消费品零售总额去年掉了11.5%，一共是多少？", "136.5亿元")]
    [InlineData("粮食总产量去年只有134万斤，为什么这么少？", "1344万斤")]
    public async Task AFalsePremiseIsCorrectedWithoutAVerdict(string question, string right)
    {
        var answer = await AskAsync(question);

        Assert.Equal(Outcome.Answered, answer.Outcome);
        Assert.Empty(answer.Verdicts);
        Assert.Contains(right, answer.Text, StringComparison.Ordinal);
    }
}
