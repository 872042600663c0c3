using Assistant.Core.Contract;
using Assistant.Web.Conversations;
using Xunit;

namespace Assistant.Web.Tests.Conversations;

public sealed class ConversationTextTests
{
    private static readonly DateTimeOffset Now = new(2026, 5, 1, 8, 30, 0, TimeSpan.Zero);
    private static readonly Citation Citation = new(1, "r", "2020年柯桥区政府工作报告", ["一、回顾"], 3, "增长4%。", 3, 8);

    [Fact]
    public void PlainTextHoldsAnswersSourcesAndTheLabel()
    {
        var text = ConversationText.Plain([Turn("去年增长多少", "增长4%。[1]", Citation)], Now);

        Assert.Contains("问：去年增长多少", text, StringComparison.Ordinal);
        Assert.Contains("答：增长4%。[1]", text, StringComparison.Ordinal);
        Assert.Contains("[1] “增长4%。”——2020年柯桥区政府工作报告 › 一、回顾 › 第3页", text, StringComparison.Ordinal);
        Assert.StartsWith(ConversationText.Label, text, StringComparison.Ordinal);
    }

    [Fact]
    public void MarkdownNamesItsMakerInItsHead() =>
        Assert.StartsWith(
            "---\ngenerator: 政府工作报告问答（程序生成）\n",
            ConversationText.Markdown([], Now).ReplaceLineEndings("\n"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("<script>alert(1)</script>", @"\<script\>alert(1)\</script\>")]
    [InlineData("[点我](javascript:alert(1))", @"\[点我\](javascript:alert(1))")]
    [InlineData("一\n# 二", @"\# 二")]
    public void WhatPeopleAndReportsWroteStaysTextInMarkdown(string question, string escaped) =>
        Assert.Contains(escaped, ConversationText.Markdown([Turn(question, question, null)], Now), StringComparison.Ordinal);

    [Fact]
    public void ATurnWithoutAnAnswerSaysSo() =>
        Assert.Contains(
            "答：（已停止）",
            ConversationText.Plain([new StoredTurn("t", "q", null, TurnPhase.Stopped, null, null, Now)], Now),
            StringComparison.Ordinal
        );

    private static StoredTurn Turn(string question, string answer, Citation? citation) =>
        new(
            "t",
            question,
            null,
            TurnPhase.Done,
            new Answer(
                "t",
                question,
                Outcome.Answered,
                answer,
                null,
                citation is null ? [] : [citation],
                [],
                [],
                [],
                new Timings(0, 0, 0, 0)
            ),
            null,
            Now
        );
}
