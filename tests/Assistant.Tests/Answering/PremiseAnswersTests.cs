using Assistant.Core.Contract;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>What a question takes for granted is corrected by the reports of its own place and year alone.</summary>
public sealed class PremiseAnswersTests()
    : CorpusTests(("杭州市-2021", Text("杭州市", "8.0", "131.4")), ("宁波市-2021", Text("宁波市", "6.0", "95.2")))
{
    private static string Text(string place, string growth, string revenue) =>
        $"""
            政府工作报告
            2021年2月1日在{place}第八届人民代表大会第一次会议上
            {place}人民政府市长 王小明
            一、2020年工作回顾
            地区生产总值增长{growth}%，财政收入完成{revenue}亿元。
            落实谁执法谁普法责任清单12项。
            二、2021年工作安排
            地区生产总值增长7%以上。
            """;

    [Theory]
    [InlineData("去年杭州市地区生产总值增长8%，为什么宁波市只有6%？")]
    [InlineData("去年杭州市财政收入131.4亿元，为什么宁波市这么少？")]
    [InlineData("去年溫州市地区生产总值增长5%，为什么宁波市这么快？")]
    public async Task APremiseOfOnePlaceIsNotCorrectedByAnother(string question) =>
        Assert.DoesNotContain("报告的说法是", (await AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("去年杭州市财政收入掉了14%，为什么？")]
    [InlineData("去年宁波市地区生产总值增长了9%，为什么这么快？")]
    [InlineData("去年寧波市地區生產總值增長了9%，為什麼這麼快？")]
    public async Task AFalsePremiseIsNotTakenForTrue(string question) =>
        Assert.DoesNotContain((await AskAsync(question)).Verdicts, v => v.Kind == VerdictKind.Supported);

    [Theory]
    [InlineData("去年宁波市地区生产总值增长了9%，为什么这么快？", "增长6.0%")]
    [InlineData("去年寧波市地區生產總值增長了9%，為什麼這麼快？", "增长6.0%")]
    public async Task AFalsePremiseIsCorrectedByItsOwnPlace(string question, string right) =>
        Assert.Contains(right, (await AskAsync(question)).Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("有人说去年杭州市财政收入131.4亿元，哪来的数，对不对？")]
    [InlineData("去年杭州市落实谁执法谁普法责任清单12项，对吗？")]
    [InlineData("请核对：去年宁波市财政收入95.2亿元，为什么这么少，属实吗？")]
    public async Task WhoAsksWhetherItIsRightGetsAVerdict(string question) => Assert.NotEmpty((await AskAsync(question)).Verdicts);
}
