using Assistant.Core.Claims;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using CsCheck;
using Xunit;

namespace Assistant.Tests.Claims;

public sealed class CitationCheckTests
{
    private static readonly FakeSnapshot Snapshot = new(
        Some.Report(
            Some.ReportText.Replace(
                    "新引进项目32个，总投资55亿元。",
                    "新引进项目32个，总投资55亿元。污水管网改造未完成年度任务。城南水厂开工建设，城北水厂建成投用。新增智慧农场5个、智慧农村40个。12家企业入围中国企业500强，21家企业入围中国民营企业500强。跨国公司总部、研发中心分别新认定60家和30家，累计达到91家和51家。外贸进口18.5亿元左右、出口增长2.6%，超过30万人受益，优良率提高到88.5%。开展清河行动，完善河湖管护制度。",
                    StringComparison.Ordinal
                )
                .Replace("新建农村公路25公里。", "新建农村公路25公里。争取高铁站启用，培育特色产业集群。", StringComparison.Ordinal)
        )
    );

    [Theory]
    [InlineData("东湖水库", "2020年，清河县东湖水库除险加固工程完工。")]
    [InlineData("东湖水库", "报告指出，全县东湖水库的除险加固工程已竣工。")]
    [InlineData("污水管网", "污水管网改造没有完成年度任务。")]
    [InlineData("城南水厂", "城南水厂已动工建设，城北水厂已建成投用。")]
    [InlineData("高铁站", "2021年力争高铁站启用，并培育特色产业集群。")]
    [InlineData("8.2亿元", "2020年GDP为120.5亿元。")]
    public void OtherWordsForTheSamePass(string holding, string sentence) => Assert.Null(Fault(sentence, holding));

    [Theory]
    [InlineData("智慧农场", "2020年，新增智慧农场5个、智慧农村40个。")]
    [InlineData("智慧农场", "2020年，新增智慧农村40个。")]
    [InlineData("智慧农场", "2020年，新增的智慧农场和智慧农村分别为5个和40个。")]
    [InlineData("中国民营企业", "2020年，全县21家企业入围中国民营企业500强。")]
    [InlineData("新认定", "2020年，清河县跨国公司总部、研发中心分别新认定60家和30家。")]
    [InlineData("新认定", "2020年，研发中心累计达到51家。")]
    [InlineData("优良率", "2020年，优良率提高到88.5%。")]
    [InlineData("120.5亿元", "2020年，清河县生产总值达到120.5亿元，同比增长6.1%。")]
    [InlineData("120.5亿元", "2020年，全县生产总值较上年增长了6.1%。")]
    [InlineData("5.2%", "2020年，城镇居民人均可支配收入同比增长5.2%，农村居民人均可支配收入同比增长7.1%。")]
    public void AModelsOwnWordingPasses(string holding, string sentence) => Assert.Null(Fault(sentence, holding));

    // Every word and every figure of these stands in the passage.
    [Theory]
    [InlineData("智慧农场", "2020年，新增智慧农村5个。")]
    [InlineData("智慧农场", "2020年，新增智慧农场40个、智慧农村5个。")]
    [InlineData("智慧农场", "2020年，智慧农村40个。")]
    [InlineData("中国民营企业", "2020年，21家企业入围中国企业500强。")]
    [InlineData("新认定", "2020年，跨国公司总部、研发中心分别新认定30家和60家。")]
    [InlineData("新认定", "2020年，跨国公司总部和研发中心分别为91家和30家。")]
    [InlineData("出口", "2020年，外贸进口18.5亿元。")]
    [InlineData("出口", "2020年，外贸出口18.5亿元左右。")]
    [InlineData("优良率", "2020年，优良率提高88.5%。")]
    [InlineData("优良率", "2020年，30万人受益。")]
    [InlineData("120.5亿元", "2020年，生产总值年均增长6.1%。")]
    [InlineData("120.5亿元", "2020年，生产总值增长超过6.1%。")]
    [InlineData("5.2%", "2020年，城镇居民人均可支配收入增长7.1%。")]
    [InlineData("管护制度", "2020年，开展河湖管护制度。")]
    [InlineData("管护制度", "2020年，由于开展清河行动，完善河湖管护制度。")]
    [InlineData("管护制度", "2020年，全面完善河湖管护制度。")]
    [InlineData("城南水厂", "城南水厂竣工建设。")]
    [InlineData("东湖水库", "东湖水库未除险加固。")]
    public void WordsJoinedOtherwiseThanInThePassageDoNotPass(string holding, string sentence) => Assert.NotNull(Fault(sentence, holding));

    [Theory]
    [InlineData("东湖水库", "西山水库除险加固工程竣工。", "西山")]
    [InlineData("东湖水库", "东湖水库除险加固工程竣工，群众一致好评。", "群众一致好评")]
    [InlineData("东湖水库", "今年计划东湖水库除险加固工程竣工。", "计划")]
    [InlineData("污水管网", "污水管网改造完成年度任务。", "未")]
    [InlineData("城南水厂", "城南水厂竣工验收。", "验收")]
    [InlineData("高铁站", "去年高铁站启用。", "去年")]
    [InlineData("高铁站", "高铁站已启用。", "已")]
    [InlineData("高铁站", "The station opened.", "the")]
    public void WhatThePassageDoesNotSayIsNamed(string holding, string sentence, string named) =>
        Assert.Contains(named, Fault(sentence, holding), StringComparison.Ordinal);

    [Fact]
    public void CheckingNeverThrows() =>
        Gen.OneOf(Gen.Char, Gen.Char["未不力争将收入增长，。[]|12%亿元"])
            .Array[0, 100]
            .Select(a => new string(a))
            .Sample(
                text =>
                {
                    Fault(text, "8.2亿元");
                },
                iter: 300
            );

    private static string? Fault(string sentence, string holding)
    {
        List<Passage> passages =
        [
            Snapshot.Passages("清河县-2021").First(p => p.Kind == PassageKind.Body && p.Text.Contains(holding, StringComparison.Ordinal)),
        ];
        var judgement = new FigureGate(Snapshot).Judge(sentence, passages);
        return judgement.Faults.Count > 0
            ? judgement.Faults[0].Reason
            : new CitationCheck(Snapshot).Fault(sentence, judgement.Figures, passages);
    }
}
