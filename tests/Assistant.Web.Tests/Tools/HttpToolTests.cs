using System.Net;
using System.Text;
using Assistant.Web.Tests.Support;
using ModelContextProtocol.Client;
using Xunit;

namespace Assistant.Web.Tests.Tools;

/// <summary>The tools at /mcp of the host.</summary>
public sealed class HttpToolTests(HttpToolTests.OverHttp fixture) : ToolTests(fixture), IClassFixture<HttpToolTests.OverHttp>
{
    public sealed class OverHttp : ToolFixture
    {
        protected override Task<McpClient> ConnectAsync() => ToolClients.OverHttpAsync(Assistant);
    }

    private const string List = """{"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}""";

    [Fact]
    public async Task APageOfAnotherSiteIsRefused() =>
        Assert.Equal(HttpStatusCode.Forbidden, await StatusAsync(List, ("Origin", "http://evil.example")));

    [Fact]
    public async Task AHostThatNobodyNamedIsNotServed() =>
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync(List, ("Host", "evil.example")));

    [Fact]
    public async Task AMillionCharactersAreTooLarge() =>
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge,
            await StatusAsync(List.Replace("{}", $"{{\"text\": \"{new string('a', 1_000_000)}\"}}", StringComparison.Ordinal))
        );

    [Fact]
    public async Task WhileThereIsNoIndexEveryToolSaysSo()
    {
        await using var empty = new RunningAssistant(withCorpus: false);
        await empty.StartWithoutIndexAsync();
        await using var client = await ToolClients.OverHttpAsync(empty);

        Assert.Contains("请稍后再试", await client.ErrorAsync("list_reports", new { }), StringComparison.Ordinal);
        Assert.Contains("请稍后再试", await client.ErrorAsync("ask", new { question = "收入" }), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheRateOfAnAddressCounts()
    {
        await using var few = new RunningAssistant(true, ("Limits:PerMinute", "12"));
        await few.InitializeAsync();
        using var http = new HttpClient { BaseAddress = new Uri(few.Address) };
        HttpStatusCode status;
        do
        {
            using var response = await http.PostAsync("/mcp", new StringContent(List, Encoding.UTF8, "application/json"));
            status = response.StatusCode;
        } while (status is not HttpStatusCode.TooManyRequests);

        Assert.Equal(HttpStatusCode.TooManyRequests, status);
    }

    private async Task<HttpStatusCode> StatusAsync(string body, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await Assistant.Http.SendAsync(request);
        return response.StatusCode;
    }
}
