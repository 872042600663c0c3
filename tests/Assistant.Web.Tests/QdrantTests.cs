using System.Text.Json;
using Assistant.QdrantServer;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The host with a Qdrant server that comes and goes.</summary>
public sealed class QdrantTests
{
    [Fact]
    public async Task ReadyNamesTheServerThatIsMissingAndForgetsItWhenItIsBack()
    {
        var server = await QdrantTestServer.StartAsync();
        var port = new Uri(server.Address).Port;
        await using var assistant = new RunningAssistant(
            withCorpus: true,
            ("Qdrant:Endpoint", server.Address),
            ("Qdrant:RecheckSeconds", "1"),
            ("Qdrant:Retries", "1"),
            ("Qdrant:DeadlineSeconds", "2")
        );
        await assistant.InitializeAsync();
        await RunningAssistant.UntilAsync(async () => await MissingAsync(assistant) == "{}");
        Assert.Empty(await NoticesAsync(assistant));
        Assert.Contains("Query", server.Trouble.Calls);

        await server.DisposeAsync();
        await RunningAssistant.UntilAsync(async () => (await MissingAsync(assistant)).Contains("\"qdrant\"", StringComparison.Ordinal));

        Assert.Contains("does not answer", await MissingAsync(assistant), StringComparison.Ordinal);
        Assert.Contains("检索服务器", Assert.Single(await NoticesAsync(assistant)), StringComparison.Ordinal);

        await using var again = await QdrantTestServer.StartAsync(port: port);
        await RunningAssistant.UntilAsync(async () => await MissingAsync(assistant) == "{}");

        Assert.Empty(await NoticesAsync(assistant));
        Assert.Contains("Query", again.Trouble.Calls);
    }

    [Fact]
    public async Task AServerThatIsDownAtTheStartIsMissedAndQuestionsAreAnswered()
    {
        await using var assistant = new RunningAssistant(
            withCorpus: true,
            ("Qdrant:Endpoint", "http://127.0.0.1:9"),
            ("Qdrant:Retries", "0")
        );
        await assistant.InitializeAsync();
        await RunningAssistant.UntilAsync(async () =>
            (await MissingAsync(assistant)).Contains("does not answer", StringComparison.Ordinal)
        );

        Assert.Single(await NoticesAsync(assistant));
    }

    private static async Task<string> MissingAsync(RunningAssistant assistant)
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync("/health/ready"));
        return json.RootElement.GetProperty("missing").GetRawText();
    }

    private static async Task<IReadOnlyList<string>> NoticesAsync(RunningAssistant assistant)
    {
        await using var hub = await assistant.ConnectAsync();
        var events = await hub.StreamAsync<JsonElement>(
                "Ask",
                new
                {
                    question = "19年区里财政收入收了多少亿",
                    history = Array.Empty<string>(),
                    id = "1",
                }
            )
            .ToListAsync();
        var answer = events
            .Single(e => e.GetProperty("type").GetString() == "ended")
            .GetProperty("answer")
            .GetProperty("answer")
            .GetString();
        Assert.Contains("131.4亿元", answer, StringComparison.Ordinal);
        return [.. events.Where(e => e.GetProperty("type").GetString() == "notice").Select(e => e.GetProperty("message").GetString()!)];
    }
}
