using System.Net;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests.Api;

/// <summary>What other programs read of the reports over HTTP.</summary>
public sealed class ReadingApiTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    [Fact]
    public async Task AReportComesWithItsFileOutlineAndGlossary()
    {
        var report = await GetAsync("/api/reports/keqiao-2020");

        Assert.Equal("keqiao-2020.txt", report.GetProperty("source").GetString());
        Assert.Equal(64, report.GetProperty("hash").GetString()!.Length);
        Assert.Equal("county", report.GetProperty("level").GetString());
        Assert.Contains(report.GetProperty("outline").GetProperty("chapters").EnumerateArray(), c =>
            c.GetProperty("heading").GetString() == "一、过去一年工作回顾" && c.GetProperty("kind").GetString() == "review"
        );
        Assert.NotEmpty(report.GetProperty("outline").GetProperty("lists").EnumerateArray());
        Assert.NotEmpty(report.GetProperty("glossary").EnumerateArray());
    }

    [Fact]
    public async Task EveryPassageIsTheTextAtItsOffsets()
    {
        var text = (await GetAsync("/api/reports/keqiao-2020/text")).GetProperty("text").GetString()!;
        var passages = await GetAsync("/api/reports/keqiao-2020/passages");

        Assert.NotEmpty(passages.EnumerateArray());
        Assert.All(passages.EnumerateArray(), p =>
            Assert.Equal(text[p.GetProperty("start").GetInt32()..p.GetProperty("end").GetInt32()], p.GetProperty("quote").GetString())
        );
    }

    [Fact]
    public async Task TheSearchGivesTheBestPassageFirst()
    {
        var found = await GetAsync("/api/passages?q=一般公共预算收入&place=柯桥&year=2020&limit=3");

        Assert.Equal(3, found.GetArrayLength());
        Assert.Contains("131.4亿元", found[0].GetProperty("quote").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASearchInAYearWithoutReportFindsNothing() =>
        Assert.Equal(0, (await GetAsync("/api/passages?q=收入&year=1999")).GetArrayLength());

    [Fact]
    public async Task APassageIsTheSameByItsOffsetAndByItsId()
    {
        var found = (await GetAsync("/api/passages?q=一般公共预算收入&limit=1"))[0];

        var byOffset = await GetAsync($"/api/passages/keqiao-2020/{found.GetProperty("start").GetInt32() + 1}?before=2&after=0");
        var byId = await GetAsync($"/api/passages/{Uri.EscapeDataString(found.GetProperty("id").GetString()!)}?before=2&after=0");

        Assert.Equal(found.GetRawText(), byOffset.GetProperty("passage").GetRawText());
        Assert.Equal(byOffset.GetRawText(), byId.GetRawText());
        Assert.Equal(2, byOffset.GetProperty("before").GetArrayLength());
        Assert.Equal(0, byOffset.GetProperty("after").GetArrayLength());
    }

    [Fact]
    public async Task FiguresAreFoundByAnyNameOfTheirIndicator()
    {
        var figures = await GetAsync("/api/figures?indicator=GDP&place=柯桥区&years=2019&status=actual");

        Assert.Contains(figures.EnumerateArray(), f => f.GetProperty("value_text").GetString() == "1500亿元");
        Assert.All(figures.EnumerateArray(), f => Assert.Equal("actual", f.GetProperty("status").GetString()));
    }

    [Fact]
    public async Task FiguresComeAsATableToo()
    {
        using var response = await assistant.Http.GetAsync("/api/figures?report=keqiao-2020&format=csv");
        var lines = (await response.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Split('\n');

        Assert.Equal("text/csv", response.Content.Headers.ContentType!.MediaType);
        Assert.StartsWith("report,place,year,canonical,indicator", lines[0], StringComparison.Ordinal);
        Assert.Equal(
            (await GetAsync("/api/figures?report=keqiao-2020")).GetArrayLength(),
            lines.Count(l => l.StartsWith("keqiao-2020,", StringComparison.Ordinal))
        );
    }

    [Theory]
    [InlineData("/api/figures", HttpStatusCode.BadRequest, "indicator")]
    [InlineData("/api/figures?indicator=GDP&years=abc", HttpStatusCode.BadRequest, "abc")]
    [InlineData("/api/figures?indicator=GDP&status=maybe", HttpStatusCode.BadRequest, "maybe")]
    [InlineData("/api/figures?indicator=GDP&format=xml", HttpStatusCode.BadRequest, "format")]
    [InlineData("/api/figures?indicator=GDP&place=火星", HttpStatusCode.NotFound, "火星")]
    [InlineData("/api/figures?report=nowhere", HttpStatusCode.NotFound, "nowhere")]
    [InlineData("/api/passages", HttpStatusCode.BadRequest, "没有要查的内容")]
    [InlineData("/api/passages?q=收入&year=abc", HttpStatusCode.BadRequest, "year")]
    [InlineData("/api/passages/keqiao-2020/999999", HttpStatusCode.NotFound, "没有段落")]
    [InlineData("/api/passages/keqiao-2020", HttpStatusCode.BadRequest, "段落编号")]
    [InlineData("/api/reports/nowhere/text", HttpStatusCode.NotFound, "nowhere")]
    [InlineData("/api/nothing", HttpStatusCode.NotFound, "/api/nothing")]
    public async Task WhatCannotBeServedIsAProblemWithANumber(string address, HttpStatusCode status, string word) =>
        await Problem.AssertAsync(await assistant.Http.GetAsync(address), status, word);

    [Fact]
    public async Task AMethodThatAnAddressDoesNotTakeIsAProblem() =>
        await Problem.AssertAsync(await assistant.Http.DeleteAsync("/api/figures"), HttpStatusCode.MethodNotAllowed, "方法");

    [Fact]
    public async Task EveryAddressIsDescribed()
    {
        var paths = (await GetAsync("/openapi/v1.json")).GetProperty("paths");

        string[] expected =
        [
            "/api/ask",
            "/api/brief",
            "/api/brief/export",
            "/api/conversations",
            "/api/conversations/{id}",
            "/api/conversations/{id}/export",
            "/api/drafts",
            "/api/figures",
            "/api/operator",
            "/api/operator/questions",
            "/api/passages",
            "/api/passages/{id}",
            "/api/passages/{report}/{start}",
            "/api/promises",
            "/api/quotes/{name}/{place}",
            "/api/ratings",
            "/api/reports",
            "/api/reports/{report}",
            "/api/reports/{report}/passages",
            "/api/reports/{report}/text",
            "/api/shares",
            "/api/shares/{id}",
            "/api/start",
            "/api/verify",
            "/api/words",
        ];
        Assert.Equal(expected, paths.EnumerateObject().Select(p => p.Name).Order(StringComparer.Ordinal));
        Assert.Equal(["get", "post"], Methods(paths, "/api/reports"));
        Assert.Equal(["delete", "get", "put"], Methods(paths, "/api/reports/{report}"));
    }

    [Theory]
    [InlineData("/api/ask", "post", "Answer")]
    [InlineData("/api/verify", "post", "VerificationResult")]
    [InlineData("/api/reports/{report}", "get", "ReportDetails")]
    public async Task TheJsonOfAnAnswerIsDescribed(string path, string method, string type)
    {
        var response = (await GetAsync("/openapi/v1.json"))
            .GetProperty("paths")
            .GetProperty(path)
            .GetProperty(method)
            .GetProperty("responses")
            .GetProperty("200");

        Assert.Equal(
            $"#/components/schemas/{type}",
            response.GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()
        );
    }

    private static IEnumerable<string> Methods(JsonElement paths, string path) =>
        paths.GetProperty(path).EnumerateObject().Select(m => m.Name).Order(StringComparer.Ordinal);

    private async Task<JsonElement> GetAsync(string address)
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync(address));
        return json.RootElement.Clone();
    }
}
