using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests.Api;

/// <summary>Adding, replacing and removing reports with the operator's key. Each test has a host of its own.</summary>
public sealed class StoreApiTests : IAsyncLifetime
{
    private const string Other =
        "海州市2021年政府工作报告\n2021年1月8日在海州市第三届人民代表大会第一次会议上\n市长 林海\n各位代表：\n一、2020年工作回顾\n2020年，全市地区生产总值达到812.6亿元，增长3.2%。新建改建农村公路87公里。\n二、2021年工作安排\n2021年，地区生产总值增长6%左右。";

    private readonly RunningAssistant assistant = new();

    public ValueTask InitializeAsync() => assistant.InitializeAsync();

    public ValueTask DisposeAsync() => assistant.DisposeAsync();

    [Fact]
    public async Task AnAddedReportAnswersAtOnce()
    {
        using var response = await assistant.Http.PostAsync("/api/reports", Form("haizhou-2021.txt", Other));
        var stored = await JsonOfAsync(response);

        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        Assert.Equal("/api/reports/haizhou-2021", response.Headers.Location!.ToString());
        Assert.Equal("added", stored.GetProperty("outcome").GetString());
        Assert.Equal("海州市", stored.GetProperty("report").GetProperty("place").GetString());
        Assert.Equal("haizhou-2021.txt", stored.GetProperty("report").GetProperty("source").GetString());
        Assert.Contains("87公里", await AnswerAsync("海州市2020年新建改建农村公路多少公里？"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheFormGivesPlaceAndYearWhereTheTextDoesNot()
    {
        var form = Form("a.txt", "各位代表：\n去年，新建改建农村公路87公里。今年，计划新建农村公路90公里。");
        form.Add(new StringContent("海州市"), "place");
        form.Add(new StringContent("2021"), "year");

        var stored = await JsonOfAsync(await assistant.Http.PostAsync("/api/reports", form));

        Assert.Equal("海州市", stored.GetProperty("report").GetProperty("place").GetString());
        Assert.Equal(2021, stored.GetProperty("report").GetProperty("year").GetInt32());
    }

    [Fact]
    public async Task ProgressComesAsEvents()
    {
        var events = await ServerEvents.SendAsync(assistant.Http, HttpMethod.Post, "/api/reports", Form("haizhou-2021.txt", Other));

        Assert.Equal(["progress", "stored"], events.Select(e => e.GetProperty("type").GetString()));
        Assert.Equal("haizhou-2021.txt", events[0].GetProperty("file").GetString());
    }

    [Theory]
    [InlineData("bad.docx", "no Word file", HttpStatusCode.UnprocessableEntity, "bad.docx")]
    [InlineData("bad.pdf", "no PDF", HttpStatusCode.UnprocessableEntity, "bad.pdf")]
    [InlineData("bad.xlsx", "a table", HttpStatusCode.BadRequest, ".docx")]
    [InlineData(".hidden.txt", Other, HttpStatusCode.BadRequest, "文件名")]
    [InlineData("a\u202eb.txt", Other, HttpStatusCode.BadRequest, "文件名")]
    [InlineData("readme.md", Other, HttpStatusCode.UnprocessableEntity, "什么都没有改动")]
    [InlineData("keqiao-2020.docx", "another", HttpStatusCode.Conflict, "PUT /api/reports/keqiao-2020")]
    public async Task ABadFileChangesNothing(string name, string content, HttpStatusCode status, string word)
    {
        var before = assistant.CorpusFiles();

        await Problem.AssertAsync(await assistant.Http.PostAsync("/api/reports", Form(name, content)), status, word);

        Assert.Equal(before, assistant.CorpusFiles());
        Assert.Equal(["keqiao-2020"], await NamesAsync());
        Assert.Empty(Directory.EnumerateDirectories(assistant.DataFolder, "incoming-*"));
    }

    [Fact]
    public async Task APathInTheNameOfAFileLeadsNowhere()
    {
        await assistant.Http.PostAsync("/api/reports", Form("../../haizhou-2021.txt", Other));

        Assert.Equal(["haizhou-2021.txt", "keqiao-2020.txt"], assistant.CorpusFiles());
    }

    [Fact]
    public async Task AReplacedReportIsAnsweredAnew()
    {
        await assistant.Http.PostAsync("/api/reports", Form("haizhou-2021.txt", Other));
        using var response = await assistant.Http.PutAsync(
            "/api/reports/haizhou-2021",
            Form("new.md", Other.Replace("87公里", "93公里", StringComparison.Ordinal))
        );

        Assert.Equal("updated", (await JsonOfAsync(response)).GetProperty("outcome").GetString());
        Assert.Equal(["haizhou-2021.md", "keqiao-2020.txt"], assistant.CorpusFiles());
        Assert.Contains("93公里", await AnswerAsync("海州市2020年新建改建农村公路多少公里？"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ABadReplacementLeavesTheOldReport()
    {
        await Problem.AssertAsync(
            await assistant.Http.PutAsync("/api/reports/keqiao-2020", Form("keqiao-2020.pdf", "no PDF")),
            HttpStatusCode.UnprocessableEntity,
            "keqiao-2020.pdf"
        );

        Assert.Equal(["keqiao-2020.txt"], assistant.CorpusFiles());
        Assert.Contains("131.4亿元", await AnswerAsync("2019年一般公共预算收入是多少？"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ARemovedReportIsGoneWithItsFile()
    {
        await assistant.Http.PostAsync("/api/reports", Form("haizhou-2021.txt", Other));

        Assert.Equal(HttpStatusCode.NoContent, (await assistant.Http.DeleteAsync("/api/reports/haizhou-2021")).StatusCode);

        Assert.Equal(["keqiao-2020.txt"], assistant.CorpusFiles());
        Assert.Equal(["keqiao-2020"], await NamesAsync());
        await Problem.AssertAsync(await assistant.Http.DeleteAsync("/api/reports/haizhou-2021"), HttpStatusCode.NotFound, "haizhou-2021");
    }

    [Fact]
    public async Task TheLastReportStays() =>
        await Problem.AssertAsync(await assistant.Http.DeleteAsync("/api/reports/keqiao-2020"), HttpStatusCode.Conflict, "最后一份");

    [Fact]
    public async Task WritersWaitForEachOther()
    {
        var responses = await Task.WhenAll(
            Enumerable.Range(2001, 8).Select(i => assistant.Http.PostAsync("/api/reports", Form($"haizhou-{i}.txt", $"{Other}\n第{i}份。")))
        );

        Assert.All(responses, r => Assert.Equal(HttpStatusCode.Created, r.StatusCode));
        Assert.Equal(9, (await NamesAsync()).Count);
    }

    [Fact]
    public async Task OfTwoFilesOfOneNameTheFirstCounts()
    {
        var responses = await Task.WhenAll(
            Enumerable.Range(0, 2).Select(_ => assistant.Http.PostAsync("/api/reports", Form("haizhou-2021.txt", Other)))
        );

        Assert.Equal([HttpStatusCode.Created, HttpStatusCode.Conflict], responses.Select(r => r.StatusCode).Order());
    }

    [Fact]
    public async Task WithoutTheKeyNothingIsChanged()
    {
        using var stranger = new HttpClient { BaseAddress = new Uri(assistant.Address) };
        using var guesser = new HttpClient { BaseAddress = new Uri(assistant.Address) };
        guesser.DefaultRequestHeaders.Authorization = new("Bearer", "a-guess-of-the-key");
        foreach (var http in (HttpClient[])[stranger, guesser])
        {
            await Problem.AssertAsync(await http.PostAsync("/api/reports", Form("a.txt", Other)), HttpStatusCode.Unauthorized, "密钥");
            await Problem.AssertAsync(
                await http.PutAsync("/api/reports/keqiao-2020", Form("a.txt", Other)),
                HttpStatusCode.Unauthorized,
                "密钥"
            );
            await Problem.AssertAsync(await http.DeleteAsync("/api/reports/keqiao-2020"), HttpStatusCode.Unauthorized, "密钥");
        }

        Assert.Equal(["keqiao-2020.txt"], assistant.CorpusFiles());
    }

    [Fact]
    public async Task AFormWithoutAFileIsAProblem()
    {
        await Problem.AssertAsync(
            await assistant.Http.PostAsync("/api/reports", new MultipartFormDataContent { { new StringContent("x"), "place" } }),
            HttpStatusCode.BadRequest,
            "file"
        );
        await Problem.AssertAsync(
            await assistant.Http.PostAsJsonAsync("/api/reports", new { text = Other }),
            HttpStatusCode.UnsupportedMediaType,
            ""
        );
    }

    [Fact]
    public async Task TheFirstReportOfAnEmptyCorpusIsServedAtOnce()
    {
        await using var empty = new RunningAssistant(withCorpus: false);
        await empty.StartWithoutIndexAsync();

        Assert.Equal(HttpStatusCode.Created, (await empty.Http.PostAsync("/api/reports", Form("haizhou-2021.txt", Other))).StatusCode);

        Assert.Equal(HttpStatusCode.OK, (await empty.Http.GetAsync("/api/reports/haizhou-2021/text")).StatusCode);
    }

    private static MultipartFormDataContent Form(string name, string content) =>
        new() { { new ByteArrayContent(Encoding.UTF8.GetBytes(content)), "file", name } };

    private static async Task<JsonElement> JsonOfAsync(HttpResponseMessage response)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private async Task<string> AnswerAsync(string question)
    {
        using var response = await assistant.Http.PostAsJsonAsync("/api/ask", new { question });
        return (await JsonOfAsync(response)).GetProperty("answer").GetString()!;
    }

    private async Task<List<string?>> NamesAsync()
    {
        using var json = JsonDocument.Parse(await assistant.Http.GetStringAsync("/api/reports"));
        return [.. json.RootElement.GetProperty("reports").EnumerateArray().Select(r => r.GetProperty("report").GetString())];
    }
}
