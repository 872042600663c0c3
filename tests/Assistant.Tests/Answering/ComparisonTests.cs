using Assistant.Core.Answering;
using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>Which of two figures is higher, by how much, and what bounds the difference.</summary>
public sealed class ComparisonTests() : CorpusTests(("青河县-2024", Text))
{
    private const string Text = """
        政府工作报告
        2024年1月8日在青河县第十届人民代表大会第三次会议上
        一、2023年工作回顾
        一般公共预算收入完成3.56亿元，增长10.1%。
        城镇、农村居民人均可支配收入分别增长5.1%、8.2%。
        城乡居民人均可支配收入分别完成37812元、14236元。
        刑事发案率、治安受案率同比下降39.4%、23.3%。
        特殊困难家庭适老化改造3000户。
        全社会用电量增长7.5%，货运量增长9.9%。
        园区厂房面积由2018年的10万平方米增加到2023年的85万平方米，职工、居民住院报销比例分别提高至85.6%、68.5%。
        改造农房7280户，新建大桥3座。
        二、2024年工作安排
        主要预期目标是：一般公共预算收入增长15%以上；社会消费品零售总额增长6%左右。
        特殊困难家庭适老化改造1500户。
        改造农房3000户，新建大桥5座。
        """;

    [Theory]
    [InlineData(
        "一般公共预算收入增速目标和去年实绩相比，是加码还是下调？",
        "2024年目标更高，为15%以上，高于2023年实绩的10.1%，至少高4.9个百分点（15-10.1=4.9）"
    )]
    [InlineData(
        "特殊困难家庭适老化改造，今年的户数比去年的多了还是少了？",
        "2024年目标更少，为1500户，比2023年实绩的3000户减少1500户（3000-1500=1500）"
    )]
    [InlineData(
        "城里和农村居民收入，去年谁涨得快？",
        "农村更快，农村居民人均可支配收入增长8.2%，比城镇居民人均可支配收入的5.1%高3.1个百分点（8.2-5.1=3.1）"
    )]
    [InlineData(
        "刑事发案率和治安受案率，哪个降得多？",
        "刑事发案率降幅更大，下降39.4%，比治安受案率的23.3%大16.1个百分点（39.4-23.3=16.1）"
    )]
    [InlineData("园区厂房面积五年前和现在差了多少？", "比原来的10万平方米增加75万平方米（85-10=75）")]
    [InlineData("住院报销比例，职工和居民差多少？", "高17.1个百分点（85.6-68.5=17.1）")]
    [InlineData("改造农房的户数，今年是加码还是缩了？", "2024年目标更少，为3000户，比2023年实绩的7280户减少4280户")]
    [InlineData("用电量和货运量哪个增得快？", "货运量更快，增长9.9%，比全社会用电量的7.5%高2.4个百分点（9.9-7.5=2.4）")]
    [InlineData(
        "去年城镇居民人均可支配收入比农村居民多多少钱？",
        "城镇更多，城镇居民人均可支配收入为37812元，比农村居民人均可支配收入的14236元多23576元（37812-14236=23576）"
    )]
    public async Task TheHigherIsNamedWithTheDifference(string question, string expected) =>
        Assert.Contains(expected, (await AskAsync(question)).Text, StringComparison.Ordinal);

    [Fact]
    public void OfTwoFiguresThatAreBothOpenOnlyTheNumbersAreCompared()
    {
        var (first, second) = (Growth("增长10%以上"), Growth("增长15%以上"));

        var (text, _) = Comparison.Sides(new("去年", first), new("今年", second));

        Assert.StartsWith("比较：按所列数字，今年更高", text, StringComparison.Ordinal);
        Assert.DoesNotContain("约", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("增长10%以上", "增长12%")]
    [InlineData("增长12%", "增长10%以上")]
    [InlineData("增长15%以内", "增长12%")]
    public void WhereAnOpenEndPointsAcrossTheOtherFigureTheOrderIsOpen(string first, string second)
    {
        var (text, _) = Comparison.Sides(new("去年", Growth(first)), new("今年", Growth(second)));

        Assert.StartsWith("比较：按所列数字，", text, StringComparison.Ordinal);
        Assert.EndsWith("不能确定。", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("增长12%", "增长10%以上", true)]
    [InlineData("增长10%", "增长10%以上", true)]
    [InlineData("增长12%以上", "增长10%", false)]
    [InlineData("增长12%", "增长10%以内", false)]
    [InlineData("增长10%", "增长10%", false)]
    public void TheOrderIsOpenOnlyWhereABoundLeavesItSo(string first, string second, bool isOpen) =>
        Assert.Equal(isOpen, FigureComparison.IsOrderOpen(Growth(first), Growth(second)));

    [Theory]
    [InlineData("增长10%以上", "增长10%", "去年不低于今年")]
    [InlineData("增长10%", "增长10%以上", "去年不高于今年")]
    [InlineData("增长10%左右", "增长10%", "去年的数字等于今年")]
    [InlineData("增长10%", "增长10%", "去年与今年相同，都是10%")]
    public void TheSameNumberIsTheSameThingOnlyWithTheSameBound(string first, string second, string expected) =>
        Assert.Contains(expected, Comparison.Sides(new("去年", Growth(first)), new("今年", Growth(second))).Text, StringComparison.Ordinal);

    private static FigureComparison Comparison => new(new Wording("zh"));

    private static Figure Growth(string said)
    {
        var report = Some.Report($"政府工作报告\n清河县人民政府县长 王小明\n一、2020年工作回顾\n财政收入{said}。");
        return new FigureExtractor().Extract(report, new SentencePassageSplitter().Split(report)).Single(f => f.Unit == "%");
    }

    [Fact]
    public async Task TheDifferenceIsDerivedFromTheTwoFigures()
    {
        var derived = Assert.Single((await AskAsync("用电量和货运量哪个增得快？")).Derived);

        Assert.Equal("2.4个百分点", derived.Text);
        Assert.Equal(["9.9%", "7.5%"], derived.From);
    }
}
