using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests.Conversations;

/// <summary>Conversations over the running host.</summary>
public sealed class KeptTurnsTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private const string Question = "2019年一般公共预算收入是多少？";
    private readonly string owner = Guid.NewGuid().ToString("N");
    private readonly string conversation = Guid.NewGuid().ToString("N");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WhoAsksForTheSameTurnAgainGetsTheEventsBehindThoseReceived()
    {
        await using var hub = await assistant.ConnectAsync();
        var whole = await AskAsync(hub, "t1");

        await using var other = await assistant.ConnectAsync();
        var rest = await AskAsync(other, "t1", after: 3);

        Assert.Equal(whole.Skip(3), rest);
    }

    [Fact]
    public async Task ALostConnectionDoesNotEndTheTurn()
    {
        var hub = await assistant.ConnectAsync();
        await using (var events = hub.StreamAsync<JsonElement>("Ask", Request("t1"), Token).GetAsyncEnumerator(Token))
        {
            await events.MoveNextAsync();
            await hub.DisposeAsync();
        }

        await RunningAssistant.UntilAsync(async () => (await PhaseAsync()) == "done");
    }

    [Fact]
    public async Task AConversationOutlivesTheHost()
    {
        await using var own = new RunningAssistant();
        await own.InitializeAsync();
        await using (var hub = await own.ConnectAsync())
        {
            await AskAsync(hub, "t1");
        }

        await own.RestartAsync(_ => { });
        using var response = await SendAsync(own, HttpMethod.Get, $"/api/conversations/{conversation}", owner);

        Assert.Contains("131.4亿元", await response.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConversationOfSomebodyElseIsAsIfThereWereNone()
    {
        await using var hub = await assistant.ConnectAsync();
        await AskAsync(hub, "t1");
        var stranger = Guid.NewGuid().ToString("N");

        using var foreign = await SendAsync(assistant, HttpMethod.Get, $"/api/conversations/{conversation}", stranger);
        using var none = await SendAsync(assistant, HttpMethod.Get, $"/api/conversations/{Guid.NewGuid():N}", stranger);
        using var deleted = await SendAsync(assistant, HttpMethod.Delete, $"/api/conversations/{conversation}", stranger);
        var asked = await AskAsync(hub, "t2", owner: stranger);

        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        Assert.Equal(await none.Content.ReadAsStringAsync(Token), await foreign.Content.ReadAsStringAsync(Token));
        Assert.Equal(HttpStatusCode.NotFound, deleted.StatusCode);
        Assert.Contains("没有这个对话", Assert.Single(asked), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("short")]
    [InlineData("")]
    [InlineData(null)]
    public async Task AnOwnerThatCanBeGuessedHasNothing(string? secret)
    {
        await using var hub = await assistant.ConnectAsync();

        var events = await AskAsync(hub, "t1", owner: secret ?? string.Empty);

        Assert.Contains("没有这个对话", Assert.Single(events), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASharedAnswerIsReadByAnybodyAndEndsWhenItIsWithdrawn()
    {
        await using var hub = await assistant.ConnectAsync();
        await AskAsync(hub, "t1");
        using var made = await SendAsync(assistant, HttpMethod.Post, "/api/shares", owner, new { conversation, turn = "t1" });
        var id = (await made.Content.ReadFromJsonAsync<JsonElement>(Token)).GetProperty("id").GetString();

        using var read = await SendAsync(assistant, HttpMethod.Get, $"/api/shares/{id}", null);
        using var byStranger = await SendAsync(assistant, HttpMethod.Delete, $"/api/shares/{id}", Guid.NewGuid().ToString("N"));
        using var byOwner = await SendAsync(assistant, HttpMethod.Delete, $"/api/shares/{id}", owner);
        using var gone = await SendAsync(assistant, HttpMethod.Get, $"/api/shares/{id}", null);

        Assert.Contains("131.4亿元", await read.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.DoesNotContain(conversation, await read.Content.ReadAsStringAsync(Token), StringComparison.Ordinal);
        Assert.Equal(
            [HttpStatusCode.NotFound, HttpStatusCode.NoContent, HttpStatusCode.NotFound],
            [byStranger.StatusCode, byOwner.StatusCode, gone.StatusCode]
        );
    }

    [Fact]
    public async Task OnlyTheOperatorReadsRatingsAndSeesNoQuestion()
    {
        await using var hub = await assistant.ConnectAsync();
        await AskAsync(hub, "t1");
        using var rated = await SendAsync(
            assistant,
            HttpMethod.Post,
            "/api/ratings",
            owner,
            new
            {
                conversation,
                turn = "t1",
                isUp = false,
                reason = "数字不对",
            }
        );

        using var anybody = await SendAsync(assistant, HttpMethod.Get, "/api/ratings", owner);
        var operators = await assistant.Http.GetStringAsync("/api/ratings", Token);

        Assert.Equal(HttpStatusCode.NoContent, rated.StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, anybody.StatusCode);
        Assert.Contains("数字不对", operators, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, operators, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnExportIsAFileWithTheLabel()
    {
        await using var hub = await assistant.ConnectAsync();
        await AskAsync(hub, "t1");

        using var file = await SendAsync(assistant, HttpMethod.Get, $"/api/conversations/{conversation}/export?format=txt", owner);
        var text = await file.Content.ReadAsStringAsync(Token);

        Assert.Equal("conversation.txt", file.Content.Headers.ContentDisposition?.FileName);
        Assert.Contains("由程序", text, StringComparison.Ordinal);
        Assert.Contains("131.4亿元", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeWrittenIsKeptInMemoryAndSaidSo()
    {
        await using var own = new RunningAssistant(true, ("Conversations:Folder", "/proc/no/such/folder"));
        await own.InitializeAsync();
        await using var hub = await own.ConnectAsync();

        var events = await AskAsync(hub, "t1");

        Assert.Contains("131.4亿元", events[^1], StringComparison.Ordinal);
        Assert.Contains("\"isKept\":false", await own.Http.GetStringAsync("/api/start", Token), StringComparison.Ordinal);
    }

    private async Task<string?> PhaseAsync()
    {
        using var response = await SendAsync(assistant, HttpMethod.Get, $"/api/conversations/{conversation}", owner);
        return response.IsSuccessStatusCode
            ? (await response.Content.ReadFromJsonAsync<JsonElement>(Token))[0].GetProperty("phase").GetString()
            : null;
    }

    private object Request(string turn, int after = 0, string? owner = null) =>
        new
        {
            question = Question,
            history = Array.Empty<string>(),
            id = turn,
            owner = owner ?? this.owner,
            conversation,
            after,
        };

    private async Task<List<string>> AskAsync(HubConnection hub, string turn, int after = 0, string? owner = null) =>
        await hub.StreamAsync<JsonElement>("Ask", Request(turn, after, owner), Token).Select(e => e.GetRawText()).ToListAsync(Token);

    private static async Task<HttpResponseMessage> SendAsync(
        RunningAssistant assistant,
        HttpMethod method,
        string path,
        string? owner,
        object? body = null
    )
    {
        using var http = new HttpClient { BaseAddress = new Uri(assistant.Address) };
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body) };
        if (owner is not null)
        {
            request.Headers.Add("X-Assistant-Owner", owner);
        }

        return await http.SendAsync(request, Token);
    }
}
