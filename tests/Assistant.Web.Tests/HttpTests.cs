using System.Net;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

public sealed class HttpTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    [Fact]
    public async Task ReportsAreListed()
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync("/api/reports"));

        var report = Assert.Single(json.RootElement.GetProperty("reports").EnumerateArray());
        Assert.Equal("keqiao-2020", report.GetProperty("report").GetString());
        Assert.Equal("柯桥区", report.GetProperty("place").GetString());
        Assert.Equal(2020, report.GetProperty("year").GetInt32());
    }

    [Fact]
    public async Task AReportIsGivenWithItsHeadingsInPlace()
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync("/api/reports/keqiao-2020"));

        var text = json.RootElement.GetProperty("text").GetString()!;
        var headings = json
            .RootElement.GetProperty("headings")
            .EnumerateArray()
            .Select(h => text[h.GetProperty("start").GetInt32()..h.GetProperty("end").GetInt32()])
            .ToList();
        Assert.Contains("一、过去一年工作回顾", headings);
        Assert.Contains("二、今年工作主要任务", headings);
    }

    [Fact]
    public async Task AnUnknownReportIsNamedInTheProblem()
    {
        var response = await assistant.Http.GetAsync("/api/reports/nowhere-1999");

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("nowhere-1999", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownApiAddressIsNotThePage() =>
        Assert.Equal(HttpStatusCode.NotFound, (await assistant.Http.GetAsync("/api/nothing")).StatusCode);

    [Fact]
    public async Task EveryAnswerCarriesTheSecurityHeaders()
    {
        var response = await assistant.Http.GetAsync("/health/live");

        Assert.Contains("frame-ancestors 'none'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("nosniff", response.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [Fact]
    public async Task ReadyTellsHowManyReportsThereAre() =>
        Assert.Contains("\"reports\":1", await assistant.Http.GetStringAsync("/health/ready"), StringComparison.Ordinal);
}
