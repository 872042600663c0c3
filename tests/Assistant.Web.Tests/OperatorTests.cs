using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>What the operator sees of the use of the host. Each test has a host of its own.</summary>
public sealed class OperatorTests : IAsyncLifetime
{
    private const string Asked = "2019年一般公共预算收入是多少？";
    private const string Refused = "柯桥的房价是多少？";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-audit-");
    private readonly RunningAssistant plain = new();
    private readonly RunningAssistant keeping;

    public OperatorTests() =>
        keeping = new RunningAssistant(
            withCorpus: true,
            ("Conversations:KeepQuestionText", "true"),
            ("Operator:AuditFile", AuditFile),
            ("Operator:KeyName", "值班员"),
            ("Operator:UserHeader", "X-Forwarded-User"),
            ("Serving:KnownProxies", "127.0.0.1;::1")
        );

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string AuditFile => Path.Combine(folder.FullName, "log", "audit.jsonl");

    public async ValueTask InitializeAsync()
    {
        await plain.InitializeAsync();
        await keeping.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await plain.DisposeAsync();
        await keeping.DisposeAsync();
        folder.Delete(recursive: true);
    }

    [Theory]
    [InlineData("/api/operator")]
    [InlineData("/api/operator/questions")]
    public async Task WithoutTheKeyNothingIsShown(string address)
    {
        using var outsider = new HttpClient { BaseAddress = new Uri(plain.Address) };

        using var response = await outsider.GetAsync(address, Token);

        Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
    }

    [Fact]
    public async Task QuestionsAreCountedByKindAndOutcomeWithoutTheirText()
    {
        await AskAsync(plain, Asked);
        await AskAsync(plain, Asked);
        await AskAsync(plain, Refused);

        var text = await plain.Http.GetStringAsync("/api/operator", Token);
        var usage = JsonDocument.Parse(text).RootElement.GetProperty("usage");

        var questions = usage.GetProperty("questions").EnumerateArray().ToList();
        Assert.Equal(
            ("figure", "answered", 2),
            (
                questions[0].GetProperty("kind").GetString(),
                questions[0].GetProperty("outcome").GetString(),
                questions[0].GetProperty("count").GetInt32()
            )
        );
        Assert.Equal("refused", questions[1].GetProperty("outcome").GetString());
        Assert.NotNull(questions[1].GetProperty("refusal").GetString());
        Assert.DoesNotContain("房价", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TimesAndVerdictsAreCountedOverTheHubToo()
    {
        await using var hub = await plain.ConnectAsync();
        await hub.InvokeAsync<JsonElement>("Verify", "2019年一般公共预算收入151.4亿元。", Token);

        var usage = (await plain.Http.GetFromJsonAsync<JsonElement>("/api/operator", Token)).GetProperty("usage");

        Assert.Equal(1, usage.GetProperty("drafts").GetInt32());
        Assert.Equal(1, usage.GetProperty("verdicts").GetProperty("contradicted").GetInt32());
        Assert.Equal(1, usage.GetProperty("draftTime").GetProperty("count").GetInt32());
        Assert.Equal(JsonValueKind.Null, usage.GetProperty("answerTime").GetProperty("median").ValueKind);
    }

    [Fact]
    public async Task WhereTheTextIsNotKeptNoQuestionIsExported() =>
        await Problem.AssertAsync(await plain.Http.GetAsync("/api/operator/questions", Token), HttpStatusCode.Conflict, "KeepQuestionText");

    [Fact]
    public async Task RefusedAndBadlyRatedQuestionsAreExportedWithTheQuestionsBeforeThem()
    {
        var owner = Guid.NewGuid().ToString("N");
        var conversation = Guid.NewGuid().ToString("N");
        await using var hub = await keeping.ConnectAsync();
        await TurnAsync(hub, owner, conversation, "t1", Asked);
        await TurnAsync(hub, owner, conversation, "t2", Refused);
        using var rating = new HttpRequestMessage(HttpMethod.Post, "/api/ratings")
        {
            Content = JsonContent.Create(
                new
                {
                    conversation,
                    turn = "t1",
                    isUp = false,
                    reason = "数字不对",
                }
            ),
            Headers = { { "X-Assistant-Owner", owner } },
        };
        (await keeping.Http.SendAsync(rating, Token)).EnsureSuccessStatusCode();

        var lines = (await keeping.Http.GetStringAsync("/api/operator/questions", Token)).Trim().Split('\n');
        var set = lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();

        Assert.Equal([Refused, Asked], set.Select(q => q.GetProperty("question").GetString()));
        Assert.Equal([Asked], set[0].GetProperty("history").EnumerateArray().Select(q => q.GetString()));
        Assert.StartsWith("refused: ", set[0].GetProperty("note").GetString(), StringComparison.Ordinal);
        Assert.Equal("rated down: 数字不对", set[1].GetProperty("note").GetString());
    }

    [Fact]
    public async Task WhoVerifiedIsWrittenDownWithoutTheText()
    {
        using var person = new HttpClient
        {
            BaseAddress = new Uri(keeping.Address),
            DefaultRequestHeaders = { { "X-Forwarded-User", "zhang" } },
        };
        const string Draft = "2019年一般公共预算收入151.4亿元。";
        await person.PostAsJsonAsync("/api/verify", new { text = Draft }, Token);
        await keeping.Http.PostAsJsonAsync("/api/verify", new { text = Draft }, Token);

        var log = await File.ReadAllTextAsync(AuditFile, Token);
        var shown = (await keeping.Http.GetFromJsonAsync<JsonElement>("/api/operator", Token)).GetProperty("audit");

        Assert.Equal(["值班员", "zhang"], shown.EnumerateArray().Select(e => e.GetProperty("who").GetString()));
        Assert.All(shown.EnumerateArray(), e => Assert.Equal("verify", e.GetProperty("what").GetString()));
        Assert.DoesNotContain("预算", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AUserWhomNoKnownProxyNamesIsNobody()
    {
        await using var open = new RunningAssistant(
            withCorpus: true,
            ("Operator:AuditFile", AuditFile),
            ("Operator:UserHeader", "X-Forwarded-User")
        );
        await open.InitializeAsync();
        using var person = new HttpClient
        {
            BaseAddress = new Uri(open.Address),
            DefaultRequestHeaders = { { "X-Forwarded-User", "zhang" } },
        };

        await person.PostAsJsonAsync("/api/verify", new { text = "2019年一般公共预算收入151.4亿元。" }, Token);

        Assert.Contains("\"anonymous\"", await File.ReadAllTextAsync(AuditFile, Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageShowsTheCountsToWhoHasTheKey()
    {
        await using var browser = new PageBrowser();
        await browser.InitializeAsync();
        await AskAsync(keeping, Refused);
        var page = await browser.NewAsync(new PageLook(390, 844));
        await page.GotoAsync(keeping.Address + "/operator");

        await page.Locator(".operator input").FillAsync("wrong");
        await page.Locator(".operator .primary").ClickAsync();
        await page.GetByText("请检查密钥").WaitForAsync();
        await page.Locator(".operator input").FillAsync(keeping.Http.DefaultRequestHeaders.Authorization!.Parameter!);
        await page.Locator(".operator .primary").ClickAsync();
        await page.Locator(".operator td", new() { HasText = "没有答" }).First.WaitForAsync();
        await PageBrowser.ShotAsync(page, "operator-390x844");

        Assert.True(await PageBrowser.FitsAsync(page));
        Assert.Empty(await PageBrowser.FaultsAsync(page));
    }

    private static async Task AskAsync(RunningAssistant assistant, string question) =>
        (await assistant.Http.PostAsJsonAsync("/api/ask", new { question }, Token)).EnsureSuccessStatusCode();

    private static async Task TurnAsync(HubConnection hub, string owner, string conversation, string id, string text)
    {
        await foreach (
            var _ in hub.StreamAsync<JsonElement>(
                "Ask",
                new
                {
                    owner,
                    conversation,
                    id,
                    question = text,
                    after = 0,
                },
                Token
            )
        ) { }
    }
}
