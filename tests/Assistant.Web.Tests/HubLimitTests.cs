using System.Text.Json;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>What a client sends is looked at before it is read.</summary>
public sealed class HubLimitTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private const string Question = "2019年一般公共预算收入是多少？";

    [Fact]
    public async Task AQuestionThatIsTooLongIsRefusedUnread()
    {
        var error = await OnlyAsync(new { question = new string('1', 80_000), id = "q" });

        Assert.Contains("80000字，最多2000字", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a\nfail: forged")]
    [InlineData("\u001b[31m")]
    [InlineData("\u202eq")]
    public async Task AnIdentifierOfOtherCharactersIsRefused(string id) =>
        Assert.Contains("问题的编号只能有字母", await OnlyAsync(new { question = Question, id }), StringComparison.Ordinal);

    [Fact]
    public async Task APlaceThatIsTooLongIsRefused() =>
        Assert.Equal("地名太长。", await OnlyAsync(new { question = Question, place = new string('县', 50_000) }));

    [Fact]
    public async Task NothingAtAllIsRefused() => Assert.Equal("没有收到问题。", await OnlyAsync(null));

    [Fact]
    public async Task WhatIsMissingOrTooLongInTheHistoryIsPassedOver()
    {
        await using var hub = await assistant.ConnectAsync();
        var history = new[] { null, new string('收', 10_000), "2019年旅游收入涨了百分之几?" };

        var last = await LastAsync(
            hub,
            new
            {
                question = "那2020年的目标呢",
                history,
                id = "q",
            }
        );

        Assert.Contains("旅游收入均增长10%以上", last.GetProperty("answer").GetProperty("answer").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraftStreamsItsVerdicts()
    {
        await using var hub = await assistant.ConnectAsync();

        var last = await LastAsync(hub, "2019年一般公共预算收入131.4亿元，增长5%。", "Check");

        Assert.Equal("verified", last.GetProperty("type").GetString());
        Assert.Contains("共2处", last.GetProperty("result").GetProperty("summary").GetString(), StringComparison.Ordinal);
    }

    private async Task<string?> OnlyAsync(object? request)
    {
        await using var hub = await assistant.ConnectAsync();
        var last = await LastAsync(hub, request);
        Assert.Equal("error", last.GetProperty("type").GetString());
        return last.GetProperty("message").GetString();
    }

    private static async Task<JsonElement> LastAsync(HubConnection hub, object? request, string method = "Ask")
    {
        JsonElement last = default;
        await foreach (var happened in hub.StreamAsync<JsonElement>(method, request))
        {
            last = happened;
        }

        return last;
    }
}
