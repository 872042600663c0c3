using System.Text.Json;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

public sealed class ChatHubTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    [Fact]
    public async Task EventsArriveInOrderAndEndWithTheAnswer()
    {
        await using var hub = await assistant.ConnectAsync();

        var events = await AskAsync(hub, "2019年一般公共预算收入是多少？");

        Assert.Equal(["understood", "passages", "text", "citation", "grounded", "ended"], events.Select(Type));
        var answer = events[^1].GetProperty("answer");
        Assert.Equal("answered", answer.GetProperty("outcome").GetString());
        Assert.Contains("131.4亿元", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal(
            answer.GetProperty("answer").GetString(),
            string.Concat(events.Where(e => Type(e) == "text").Select(e => e.GetProperty("text").GetString()))
        );
    }

    [Fact]
    public async Task FollowUpLeansOnTheHistory()
    {
        await using var hub = await assistant.ConnectAsync();

        var events = await AskAsync(hub, "那2020年的目标呢", "2019年旅游收入涨了百分之几?");

        Assert.Contains(
            "旅游收入均增长10%以上",
            events[^1].GetProperty("answer").GetProperty("answer").GetString(),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("😀😀😀")]
    [InlineData("\u0001\u0002\u0003")]
    [InlineData("\0\uFFFD\uD83D")]
    public async Task NoQuestionIsRefusedWithAHint(string question)
    {
        await using var hub = await assistant.ConnectAsync();

        var answer = (await AskAsync(hub, question))[^1].GetProperty("answer");

        Assert.Equal("refused", answer.GetProperty("outcome").GetString());
        Assert.Contains("没有读到问题", answer.GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task CancellingTheStreamLeavesTheConnectionUsable()
    {
        await using var hub = await assistant.ConnectAsync();
        using var stop = new CancellationTokenSource();
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (
                var _ in hub.StreamAsync<JsonElement>(
                    "Ask",
                    new
                    {
                        question = "2019年一般公共预算收入是多少？",
                        history = Array.Empty<string>(),
                        id = "x",
                    },
                    stop.Token
                )
            )
            {
                seen++;
                await stop.CancelAsync();
            }
        });

        Assert.True(seen < 6, $"{seen} events came although the first cancelled the stream");
        Assert.Equal("ended", Type((await AskAsync(hub, "税费减免多少？"))[^1]));
    }

    [Fact]
    public async Task AMissingCorpusIsToldAsAnErrorEvent()
    {
        await using var empty = new RunningAssistant(withCorpus: false);
        await empty.StartWithoutIndexAsync();
        await using var hub = await empty.ConnectAsync();

        var events = await AskAsync(hub, "税费减免多少？");

        var error = Assert.Single(events);
        Assert.Equal("error", Type(error));
        Assert.Equal("索引暂时不可用，正在重试，请稍后再试。", error.GetProperty("message").GetString());
    }

    [Fact]
    public async Task ADraftIsVerifiedFigureByFigure()
    {
        await using var hub = await assistant.ConnectAsync();

        var result = await hub.InvokeAsync<JsonElement>("Verify", "2019年一般公共预算收入131.4亿元，增长5%。");

        Assert.Equal(
            ["supported", "contradicted"],
            result.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("verdict").GetString())
        );
        Assert.Contains("共2处", result.GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOverlongDraftIsRefusedByItsLength()
    {
        await using var hub = await assistant.ConnectAsync();

        var error = await Assert.ThrowsAsync<Microsoft.AspNetCore.SignalR.HubException>(() =>
            hub.InvokeAsync<JsonElement>("Verify", new string('文', 20_001))
        );

        Assert.Contains("20001字", error.Message, StringComparison.Ordinal);
    }

    private static string? Type(JsonElement e) => e.GetProperty("type").GetString();

    private static async Task<List<JsonElement>> AskAsync(HubConnection hub, string question, params string[] history)
    {
        var events = new List<JsonElement>();
        await foreach (
            var e in hub.StreamAsync<JsonElement>(
                "Ask",
                new
                {
                    question,
                    history,
                    id = "q1",
                }
            )
        )
        {
            events.Add(e);
        }

        return events;
    }
}
