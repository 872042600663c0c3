using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests.Api;

/// <summary>Questions and drafts over HTTP.</summary>
public sealed class AskApiTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private const string Question = "2019年一般公共预算收入是多少？";

    [Fact]
    public async Task AQuestionIsAnsweredWithItsCitation()
    {
        using var response = await assistant.Http.PostAsJsonAsync("/api/ask", new { question = Question, id = "q-1" });
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal("q-1", json.RootElement.GetProperty("id").GetString());
        Assert.Contains("131.4亿元", json.RootElement.GetProperty("answer").GetString(), StringComparison.Ordinal);
        Assert.Equal("keqiao-2020", json.RootElement.GetProperty("citations")[0].GetProperty("report").GetString());
    }

    [Fact]
    public async Task TheEventsAreThoseOfTheHub()
    {
        var events = await EventsAsync("/api/ask", new { question = Question });

        Assert.Equal("understood", events[0].GetProperty("type").GetString());
        Assert.Equal("ended", events[^1].GetProperty("type").GetString());
        Assert.Contains(events, e => e.GetProperty("type").GetString() == "citation");
    }

    [Fact]
    public async Task ATextIsJudged()
    {
        using var response = await assistant.Http.PostAsJsonAsync(
            "/api/verify",
            new { text = "2019年一般公共预算收入131.4亿元，增长5%。" }
        );
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());

        Assert.Equal(
            ["supported", "contradicted"],
            json.RootElement.GetProperty("verdicts").EnumerateArray().Select(v => v.GetProperty("verdict").GetString())
        );
        var events = await EventsAsync("/api/verify", new { text = "2019年一般公共预算收入131.4亿元，增长5%。" });
        Assert.Equal("verified", events[^1].GetProperty("type").GetString());
    }

    [Theory]
    [InlineData("/api/ask", "{}", HttpStatusCode.BadRequest, "question")]
    [InlineData("/api/ask", "{\"question\": 5}", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("/api/ask", "not JSON", HttpStatusCode.BadRequest, "JSON")]
    [InlineData("/api/ask", "", HttpStatusCode.BadRequest, "")]
    [InlineData("/api/ask", "null", HttpStatusCode.BadRequest, "")]
    [InlineData("/api/ask", "{\"question\": \"收入\", \"id\": \"a b\"}", HttpStatusCode.BadRequest, "编号")]
    [InlineData("/api/verify", "{}", HttpStatusCode.BadRequest, "text")]
    public async Task ABadRequestIsAProblem(string address, string body, HttpStatusCode status, string word) =>
        await Problem.AssertAsync(
            await assistant.Http.PostAsync(address, new StringContent(body, Encoding.UTF8, "application/json")),
            status,
            word
        );

    [Fact]
    public async Task AnotherContentTypeIsAProblem() =>
        await Problem.AssertAsync(
            await assistant.Http.PostAsync("/api/ask", new StringContent("收入", Encoding.UTF8, "text/plain")),
            HttpStatusCode.UnsupportedMediaType,
            "Content-Type"
        );

    [Fact]
    public async Task ATextThatIsTooLongIsAProblem()
    {
        await Problem.AssertAsync(
            await assistant.Http.PostAsJsonAsync("/api/ask", new { question = new string('收', 2001) }),
            HttpStatusCode.RequestEntityTooLarge,
            "最多2000字"
        );
        await Problem.AssertAsync(
            await assistant.Http.PostAsJsonAsync("/api/verify", new { text = new string('收', 20_001) }),
            HttpStatusCode.RequestEntityTooLarge,
            "最多核对20000字"
        );
        await Problem.AssertAsync(
            await assistant.Http.PostAsJsonAsync("/api/verify", new { text = new string('a', 1_000_000) }),
            HttpStatusCode.RequestEntityTooLarge,
            "512KB"
        );
    }

    [Fact]
    public async Task AHundredQuestionsAtOnceAreAllAnswered()
    {
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 100).Select(i => assistant.Http.PostAsJsonAsync("/api/ask", new { question = Question, id = $"{i}" }))
        );

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.StatusCode));
    }

    [Fact]
    public async Task WhoAsksTooFastIsToldWhenToComeAgain()
    {
        await using var few = new RunningAssistant(true, ("Limits:PerMinute", "12"));
        await few.InitializeAsync();
        HttpResponseMessage response;
        do
        {
            response = await few.Http.PostAsJsonAsync("/api/ask", new { question = Question });
        } while (response.IsSuccessStatusCode);

        Assert.True(response.Headers.RetryAfter?.Delta > TimeSpan.Zero);
        await Problem.AssertAsync(response, HttpStatusCode.TooManyRequests, "请求太多");
    }

    [Fact]
    public async Task WhileThereIsNoIndexItIsUnavailable()
    {
        await using var empty = new RunningAssistant(withCorpus: false);
        await empty.StartWithoutIndexAsync();

        var response = await empty.Http.PostAsJsonAsync("/api/ask", new { question = Question });
        Assert.NotNull(response.Headers.RetryAfter);
        await Problem.AssertAsync(response, HttpStatusCode.ServiceUnavailable, "请稍后再试");
        await Problem.AssertAsync(await empty.Http.GetAsync("/api/figures?indicator=GDP"), HttpStatusCode.ServiceUnavailable, "请稍后再试");
        Assert.Contains("\"reports\":[]", await empty.Http.GetStringAsync("/api/reports"), StringComparison.Ordinal);
    }

    private async Task<List<JsonElement>> EventsAsync(string address, object body) =>
        await ServerEvents.PostAsync(assistant.Http, address, body);
}
