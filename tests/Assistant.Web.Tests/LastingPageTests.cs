using Assistant.Tests.Support;
using Assistant.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>What lasts: over a reload, a lost network, a restart of the host, for other people, and without a store in the browser.</summary>
public sealed class LastingPageTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>, IAsyncLifetime
{
    private const string Income = "2019年一般公共预算收入是多少？";
    private static readonly PageLook Phone = new(390, 844);
    private readonly PageBrowser browser = new();

    public ValueTask InitializeAsync() => browser.InitializeAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task AReloadBringsTheConversationBackAndItGoesOn()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await PageBrowser.AskAsync(page, "2019年旅游收入涨了百分之几?");
        await page.ReloadAsync();
        await page.Locator(".turn[data-phase=done]").WaitForAsync();
        await page.Locator("button.mark").First.ClickAsync();
        await page.Locator("dialog mark").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");

        await PageBrowser.AskAsync(page, "那2020年的目标呢");

        Assert.Contains("10%以上", await page.Locator(".answer").Last.InnerTextAsync(), StringComparison.Ordinal);
    }

    // Not in every run: it waits for the page to notice the end of a host that waits for the model, which is not yet settled.
    [Fact(Explicit = true)]
    public async Task AnAnswerGoesOnAfterARestartOfTheHostInTheMiddleOfIt()
    {
        using var go = new SemaphoreSlim(0);
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync("2019年，一般公共预算收入为131.4亿元，增长4%。[1]");
            await go.WaitAsync();
            await r.EndAsync();
        });
        await using var own = new RunningAssistant(
            true,
            ("Chat:Endpoint", endpoint.Address),
            ("Chat:Model", "scripted"),
            ("Chat:SilenceSeconds", "60"),
            ("Serving:ShutdownSeconds", "1")
        );
        await own.InitializeAsync();
        var page = await browser.OpenAsync(own.Address, Phone);
        await page.Locator("#question").FillAsync(Income);
        await page.Locator("#question").PressAsync("Enter");
        await page.Locator(".answer", new() { HasText = "131.4亿元" }).WaitForAsync();

        var restart = own.RestartAsync(_ => { });
        await page.Locator(".connection .notice").WaitForAsync();
        await PageBrowser.ShotAsync(page, "reconnecting-390x844");
        go.Release(100);
        await restart;

        await page.Locator(".turn[data-phase=done]").WaitForAsync(new() { Timeout = 60_000 });
        Assert.Contains("131.4亿元", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator(".turn").CountAsync());
    }

    [Fact]
    public async Task AQuestionThatIsAskedWithoutANetworkIsKeptAndSent()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await page.Context.SetOfflineAsync(true);
        await page.Locator(".connection .notice").WaitForAsync();
        await page.Locator("#question").FillAsync(Income);
        await page.Locator("#question").PressAsync("Enter");
        await page.Locator(".step", new() { HasText = "连上后会自动发送" }).WaitForAsync();
        await PageBrowser.ShotAsync(page, "offline-390x844");

        await page.Context.SetOfflineAsync(false);

        await page.Locator(".turn[data-phase=done]").WaitForAsync();
        Assert.Equal(0, await page.Locator(".connection .notice").CountAsync());
    }

    [Fact]
    public async Task AHubThatIsOutOfReachAtFirstIsWaitedForInPlainWords()
    {
        var page = await browser.NewAsync(Phone);
        await page.RouteAsync("**/chat/**", route => route.AbortAsync());
        await page.GotoAsync(assistant.Address);
        var notice = page.Locator(".connection .notice");
        await notice.WaitForAsync();
        await page.Locator("#question").FillAsync(Income);
        await page.Locator("#question").PressAsync("Enter");
        Assert.Contains("自动", await notice.InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("检查", await notice.InnerTextAsync(), StringComparison.Ordinal);

        await page.UnrouteAsync("**/chat/**");
        await notice.GetByRole(AriaRole.Button).ClickAsync();

        await page.Locator(".turn[data-phase=done]").WaitForAsync();
    }

    [Fact]
    public async Task ABrowserThatKeepsNothingAsksAllTheSame()
    {
        var page = await browser.NewAsync(Phone);
        await page.AddInitScriptAsync(
            "for (const name of ['getItem', 'setItem', 'removeItem']) Storage.prototype[name] = () => { throw new DOMException('off', 'SecurityError') }"
        );
        await page.GotoAsync(assistant.Address);
        await page.GetByText("浏览器没有保存数据的空间").WaitForAsync();

        await PageBrowser.AskAsync(page, Income);

        Assert.Contains("131.4亿元", await page.Locator(".answer").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AConversationOfSomebodyElseIsAsIfThereWereNone()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await PageBrowser.AskAsync(page, Income);

        var other = await browser.NewAsync(Phone);
        await other.GotoAsync(page.Url);
        await other.GetByRole(AriaRole.Heading, new() { Name = "没有这个对话" }).WaitForAsync();
        await PageBrowser.ShotAsync(other, "foreign-390x844");

        Assert.Equal(0, await other.Locator(".turn, #question").CountAsync());
        await other.GetByRole(AriaRole.Button, new() { Name = "新对话" }).ClickAsync();
        await PageBrowser.AskAsync(other, "税费减免多少？");
        Assert.Equal(1, await page.Locator(".turn").CountAsync());
    }

    [Fact]
    public async Task ASharedAnswerIsSeenByOthersUntilItIsWithdrawn()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await PageBrowser.AskAsync(page, Income);
        await page.GetByRole(AriaRole.Button, new() { Name = "分享" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "生成链接" }).ClickAsync();
        var link = await page.Locator(".link input").InputValueAsync();
        await PageBrowser.ShotAsync(page, "share-390x844");

        var other = await browser.NewAsync(Phone);
        await other.GotoAsync(link);
        await other.Locator(".shared .answer", new() { HasText = "131.4亿元" }).WaitForAsync();
        await PageBrowser.ShotAsync(other, "shared-390x844");
        Assert.Empty(await PageBrowser.FaultsAsync(other));
        await page.GetByRole(AriaRole.Button, new() { Name = "撤回分享" }).ClickAsync();
        await page.GetByText("已撤回").WaitForAsync();
        await other.ReloadAsync();

        await other.GetByRole(AriaRole.Heading, new() { Name = "没有这个分享" }).WaitForAsync();
    }

    [Fact]
    public async Task ALinkToAQuoteWorksForOthersAndSaysWhenItIsGone()
    {
        var page = await browser.OpenAsync(assistant.Address, new PageLook(1280, 800));
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await PageBrowser.AskAsync(page, Income);
        await page.Locator(".citations summary").ClickAsync();
        await page.Locator(".citation").GetByRole(AriaRole.Button, new() { Name = "复制出处链接" }).First.ClickAsync();
        await page.GetByText("已复制").WaitForAsync();
        var link = await page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

        var other = await browser.NewAsync(new PageLook(1280, 800));
        await other.GotoAsync(link);
        await other.Locator("dialog mark").WaitForAsync();
        await PageBrowser.ShotAsync(other, "quote-1280x800");
        Assert.Contains("131.4亿元", await other.Locator("dialog mark").InnerTextAsync(), StringComparison.Ordinal);
        await other.GotoAsync(link.Replace("keqiao-2020", "nowhere-1999", StringComparison.Ordinal));
        await other.Locator("[data-state=moved]").WaitForAsync();
        await other.GotoAsync($"{assistant.Address}/q/nowhere-1999/3-8-0123456789abcdef");
        await other.Locator("[data-state=gone]").WaitForAsync();
        await other.GotoAsync($"{assistant.Address}/q/keqiao-2020/oops");
        await other.Locator("[data-state=broken]").WaitForAsync();
    }

    [Fact]
    public async Task ConversationsAreListedOpenedExportedAndDeleted()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await PageBrowser.AskAsync(page, Income);
        await page.GetByRole(AriaRole.Button, new() { Name = "新对话" }).ClickAsync();
        await PageBrowser.AskAsync(page, "税费减免多少？");
        await page.GetByRole(AriaRole.Button, new() { Name = "我的对话" }).ClickAsync();
        await page.Locator(".conversations .title", new() { HasText = Income }).ClickAsync();
        await page.Locator(".turn .question", new() { HasText = Income }).WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "我的对话" }).ClickAsync();

        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "导出文本" }).First.ClickAsync()
        );
        Assert.Contains("由程序", await File.ReadAllTextAsync(await download.PathAsync()), StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "全部删除" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "确定删除" }).ClickAsync();
        await page.GetByText("还没有对话").WaitForAsync();
    }

    [Fact]
    public async Task AnAnswerIsRatedWithAReason()
    {
        var page = await browser.OpenAsync(assistant.Address, Phone);
        await PageBrowser.AskAsync(page, Income);
        await page.GetByRole(AriaRole.Button, new() { Name = "没用" }).ClickAsync();
        await page.GetByLabel("看不懂").CheckAsync();
        await PageBrowser.ShotAsync(page, "rating-390x844");
        await page.GetByRole(AriaRole.Button, new() { Name = "提交" }).ClickAsync();
        await page.GetByText("谢谢").WaitForAsync();

        Assert.Contains("看不懂", await assistant.Http.GetStringAsync("/api/ratings"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AReportThatWasRemovedIsSaidToBeGoneAndItsQuoteIsKept()
    {
        await using var own = new RunningAssistant();
        own.AddReport(
            "qingxi-2024.txt",
            "青溪县2024年政府工作报告\n\n各位代表：\n一、2023年工作回顾\n2023年，全县地区生产总值512.3亿元，增长6.1%。\n二、2024年工作安排\n2024年，地区生产总值增长6%左右。\n"
        );
        await own.InitializeAsync();
        var page = await browser.OpenAsync(own.Address, Phone);
        await PageBrowser.AskAsync(page, "青溪县2023年地区生产总值多少？");

        await own.RestartAsync(corpus => File.Delete(Path.Combine(corpus, "qingxi-2024.txt")));
        await page.ReloadAsync();
        await page.Locator("button.mark").First.ClickAsync();

        await page.Locator("dialog .error", new() { HasText = "已经不在收录范围里" }).WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".citations summary").ClickAsync();
        Assert.Contains("512.3亿元", await page.Locator(".citation blockquote").InnerTextAsync(), StringComparison.Ordinal);
    }
}
