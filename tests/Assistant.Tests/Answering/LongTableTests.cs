using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Answering;

/// <summary>A table of more places than are shown.</summary>
public sealed class LongTableTests() : CorpusTests([.. Names.Select((name, i) => (name + "-2024", Of(name, i % 3 == 0)))])
{
    private static readonly string[] Names =
    [
        .. "安宝常昌成德东丰福广海和宏华吉江金景康乐丽临龙隆宁平清庆仁荣瑞山石寿顺泰天通同万文武西新兴阳".Select(c => $"{c}塘县"),
    ];

    private static string Of(string place, bool gives) =>
        $"""
            政府工作报告
            2024年1月8日在{place}第十届人民代表大会第三次会议上
            一、2023年工作回顾
            {(gives ? "建成一批项目。" : "地区生产总值完成20亿元。")}
            二、2024年工作安排
            建设一批项目。
            """;

    [Fact]
    public async Task RowsWithAFigureAreShownBeforeThoseWithoutAndTheCutIsTold()
    {
        var answer = await AskAsync("各县2023年地区生产总值是多少亿元");

        Assert.Equal(40, answer.Table!.Rows.Count);
        Assert.Equal(Names.Where((_, i) => i % 3 != 0).Count(), answer.Table.Rows.Count(r => r[1].Length > 0));
        Assert.Contains("只列出前面的部分", answer.Text, StringComparison.Ordinal);
    }
}
