using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Verification;

public sealed class ConsistencyNotesTests
{
    [Fact]
    public void ATargetBelowTheLastResultIsNoted()
    {
        var notes = ConsistencyNotes.Of("keqiao-2020", new FakeSnapshot(new ReportReader().Read(Repository.Keqiao)));

        Assert.Contains(notes, n =>
            n.Kind == "target_below_result"
            && n.Message.Contains("88.9%", StringComparison.Ordinal)
            && n.Message.Contains("50%", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(notes, n => n.Message.Contains("不良率", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("固定资产投资完成50亿元。另外，固定资产投资完成60亿元。", "two_values", "50亿元与60亿元")]
    [InlineData("三次产业结构调整为4.7:35.2:62.1。", "shares", "102")]
    public void WhatDoesNotFitIsNoted(string body, string kind, string told)
    {
        var note = Assert.Single(Notes(body));

        Assert.Equal(kind, note.Kind);
        Assert.Contains(told, note.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("固定资产投资完成50.4亿元。全年固定资产投资约50亿元。")]
    [InlineData("三次产业结构调整为4.7:35.2:60.1。")]
    [InlineData("固定资产投资完成50亿元。其中，一季度固定资产投资完成10亿元。")]
    public void WhatFitsIsNotNoted(string body) => Assert.Empty(Notes(body));

    [Fact]
    public void AnUnknownReportHasNoNotes() => Assert.Empty(ConsistencyNotes.Of("没有", new FakeSnapshot(Some.Report())));

    private static IReadOnlyList<ConsistencyNote> Notes(string body) =>
        ConsistencyNotes.Of(
            "清河县-2021",
            new FakeSnapshot(
                Some.Report(
                    $"""
                    政府工作报告
                    2021年2月1日在清河县第八届人民代表大会第一次会议上
                    清河县人民政府县长 王小明
                    各位代表：
                    一、2020年工作回顾
                    {body}
                    二、2021年工作安排
                    今年要继续努力。
                    """
                )
            )
        );
}
