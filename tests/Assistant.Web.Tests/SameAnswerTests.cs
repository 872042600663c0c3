using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>One question through every door: hub, HTTP, server-sent events, both transports of the tools, and the command line.</summary>
public sealed class SameAnswerTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    [Theory]
    [InlineData("2019年一般公共预算收入是多少？")]
    [InlineData("今年要办哪些民生实事？")]
    [InlineData("全区有多少只企鹅？")]
    [InlineData("2019年一般公共预算收入增长5%，对吗？")]
    public async Task EveryDoorGivesTheSameAnswerAndCitations(string question)
    {
        await using var http = await ToolClients.OverHttpAsync(assistant);
        await using var stdio = await ToolClients.OverStdioAsync(assistant);
        var fromHub = await HubAsync(question);

        Assert.NotEmpty(fromHub["answer"]!.GetValue<string>());
        AssertSame(fromHub, await JsonAsync(question), "HTTP");
        AssertSame(fromHub, await EventsAsync(question), "server-sent events");
        AssertSame(fromHub, Node(await http.ResultAsync("ask", new { question })), "tools over HTTP");
        AssertSame(fromHub, Node(await stdio.ResultAsync("ask", new { question })), "tools over standard input");
        AssertSame(fromHub, await CommandLineAsync(question), "command line");
    }

    // All but who asked and how long it took.
    private static void AssertSame(JsonObject expected, JsonObject answer, string door)
    {
        foreach (var own in (string[])["id", "timings"])
        {
            expected.Remove(own);
            answer.Remove(own);
        }

        Assert.True(JsonNode.DeepEquals(expected, answer), $"{door}:\n{answer}\ninstead of\n{expected}");
    }

    private async Task<JsonObject> HubAsync(string question)
    {
        await using var hub = await assistant.ConnectAsync();
        JsonElement last = default;
        await foreach (var happened in hub.StreamAsync<JsonElement>("Ask", new { question, id = "q" }))
        {
            last = happened;
        }

        return Node(last.GetProperty("answer"));
    }

    private async Task<JsonObject> JsonAsync(string question)
    {
        using var response = await assistant.Http.PostAsJsonAsync("/api/ask", new { question });
        return (JsonObject)JsonNode.Parse(await response.Content.ReadAsStringAsync())!;
    }

    private async Task<JsonObject> EventsAsync(string question) =>
        Node((await ServerEvents.PostAsync(assistant.Http, "/api/ask", new { question }))[^1].GetProperty("answer"));

    private async Task<JsonObject> CommandLineAsync(string question)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "assistant.dll"),
                    "ask",
                    question,
                    "--json",
                    "--corpus",
                    assistant.CorpusFolder,
                    "--data",
                    assistant.DataFolder,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (JsonObject)JsonNode.Parse(output)!;
    }

    private static JsonObject Node(JsonElement element) => (JsonObject)JsonNode.Parse(element.GetRawText())!;
}
