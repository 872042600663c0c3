using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using DocumentFormat.OpenXml.Packaging;
using Xunit;

namespace Assistant.Web.Tests.Api;

/// <summary>Briefs and promises over HTTP.</summary>
public sealed class BriefApiTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>
{
    private static readonly object Own = new
    {
        of = (int?)null,
        text = "明年准备新增多少张床位？",
        followUp = "钱从哪里来？",
    };

    [Fact]
    public async Task ABriefCitesWhatItSays()
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync("/api/brief?topic=养老&place=柯桥"));

        Assert.True(json.RootElement.GetProperty("isFound").GetBoolean());
        Assert.Equal("柯桥区", json.RootElement.GetProperty("place").GetString());
        Assert.Contains(
            json.RootElement.GetProperty("sections").EnumerateArray().SelectMany(s => s.GetProperty("lines").EnumerateArray()),
            line => line.GetProperty("citations").GetArrayLength() > 0
        );
    }

    [Theory]
    [InlineData("/api/brief?topic=&place=柯桥区", HttpStatusCode.BadRequest, "主题")]
    [InlineData("/api/brief?topic=养老", HttpStatusCode.BadRequest, "地方")]
    [InlineData("/api/brief?topic=养老&place=天津市", HttpStatusCode.NotFound, "没有收录")]
    [InlineData("/api/brief?topic=养老&place=柯桥区&year=1999", HttpStatusCode.NotFound, "2020")]
    [InlineData("/api/promises", HttpStatusCode.BadRequest, "地方")]
    public async Task AWrongRequestIsToldWhatIsMissing(string address, HttpStatusCode status, string word)
    {
        var response = await assistant.Http.GetAsync(address);

        Assert.Equal(status, response.StatusCode);
        using var json = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.Contains(word, json.RootElement.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFileHasTheQuestionsAsTheyWereChanged()
    {
        var response = await ExportAsync("docx", [Own]);
        using var word = WordprocessingDocument.Open(await response.Content.ReadAsStreamAsync(), isEditable: false);

        Assert.Contains("明年准备新增多少张床位？", word.MainDocumentPart!.Document!.InnerText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTextHasThemToo() =>
        Assert.Contains("钱从哪里来？", await (await ExportAsync("md", [Own])).Content.ReadAsStringAsync(), StringComparison.Ordinal);

    [Fact]
    public async Task AHundredQuestionsAreRefused()
    {
        var response = await ExportAsync("md", [.. Enumerable.Repeat(Own, 100)]);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    private Task<HttpResponseMessage> ExportAsync(string format, object[] questions) =>
        assistant.Http.PostAsJsonAsync(
            $"/api/brief/export?format={format}",
            new
            {
                topic = "养老",
                place = "柯桥区",
                year = 2020,
                questions,
            }
        );
}
