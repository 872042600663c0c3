using Assistant.Core.Verification;
using Assistant.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Checking a draft in a real browser.</summary>
public sealed class VerifyPageTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>, IAsyncLifetime
{
    private const string Draft = "2019年一般公共预算收入131.4亿元，增长5%。\n2019年柯桥区新建高铁站12座。";
    private const string Folder =
        "() => { const data = { items: [{ kind: 'file', type: '', webkitGetAsEntry: () => ({ isDirectory: true }) }], files: [], types: ['Files'], getData: () => '' };"
        + " const drop = new Event('drop', { bubbles: true, cancelable: true }); drop.dataTransfer = data; document.querySelector('.draft-form').dispatchEvent(drop); }";
    private const string PastedPicture =
        "() => { const paste = new Event('paste', { bubbles: true, cancelable: true });"
        + " paste.clipboardData = { items: [{ kind: 'file', type: 'image/png' }], files: [], getData: () => '' }; document.querySelector('#draft').dispatchEvent(paste); }";

    private static readonly PageLook Desk = new(1280, 800);
    private readonly PageBrowser browser = new();

    /// <summary>Width, height, dark, size of type.</summary>
    public static TheoryData<int, int, bool, int> Looks =>
        new()
        {
            { 1280, 800, false, 0 },
            { 1280, 800, true, 2 },
            { 390, 844, false, 0 },
            { 390, 844, true, 1 },
            { 844, 390, false, 0 },
            { 320, 640, true, 0 },
        };

    public ValueTask InitializeAsync() => browser.InitializeAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task TheDraftComesBackMarked(int width, int height, bool dark, int type)
    {
        var look = new PageLook(width, height, dark, type);
        var page = await OpenAsync(look);
        await PageBrowser.ShotAsync(page, $"verify-form-{look}");
        Assert.Empty(await PageBrowser.FaultsAsync(page));
        await CheckAsync(page, Draft);
        await PageBrowser.ShotAsync(page, $"verify-{look}");

        Assert.Equal(["✓1", "✗2", "?3"], await page.Locator(".marked button").AllInnerTextsAsync());
        Assert.Equal(["131.4亿元", "5%", "12座"], await page.Locator(".marked mark").AllInnerTextsAsync());
        Assert.Contains(
            "1处与报告一致，1处与报告不一致，1处未找到",
            await page.Locator(".summary").InnerTextAsync(),
            StringComparison.Ordinal
        );
        Assert.True(await AreLargeAsync(page, ".verify button"));
        Assert.True(await PageBrowser.FitsAsync(page));

        await page.Locator(".marked button").Nth(1).ClickAsync();
        await PageBrowser.ShotAsync(page, $"verify-card-{look}");
        Assert.Equal("4%", await page.Locator(".card .expected").InnerTextAsync());
        Assert.Contains("增长4%", await page.Locator(".card blockquote").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator(".marked button[aria-pressed=true]").IsVisibleAsync());
        Assert.Empty(await PageBrowser.FaultsAsync(page));
    }

    [Fact]
    public async Task TheCardOpensTheReportAtTheQuote()
    {
        var page = await OpenAsync(Desk);
        await CheckAsync(page, Draft);
        await page.Locator(".marked button").First.ClickAsync();
        var quote = await page.Locator(".card blockquote").InnerTextAsync();
        await page.Locator(".card .open").ClickAsync();

        Assert.Equal(quote, await page.Locator("dialog mark").First.InnerTextAsync());
    }

    [Fact]
    public async Task TheKeyboardAloneChecksStepsAndCloses()
    {
        var page = await OpenAsync(Desk);
        await page.Locator("#draft").FocusAsync();
        await page.Keyboard.InsertTextAsync(Draft);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await EndedAsync(page);

        await page.Keyboard.PressAsync("F8");
        Assert.Equal("✗2", await FocusedAsync(page));
        await page.Keyboard.PressAsync("n");
        Assert.Equal("?3", await FocusedAsync(page));
        await page.Keyboard.PressAsync("p");
        await page.Keyboard.PressAsync("Shift+F8");
        Assert.Equal("✓1", await FocusedAsync(page));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal(0, await page.Locator(".card").CountAsync());
    }

    [Fact]
    public async Task WrongOnesAreListedFirstAndCanBeShownAlone()
    {
        var page = await OpenAsync(Desk);
        await CheckAsync(page, Draft);
        var listed = page.Locator(".findings button");

        Assert.Equal(["✗ 不一致", "? 未找到", "✓ 一致"], await page.Locator(".findings .sign").AllInnerTextsAsync());
        await page.Locator(".filters .contradicted").ClickAsync();
        Assert.Equal(1, await listed.CountAsync());
    }

    [Fact]
    public async Task AnotherPageAndAReloadLeaveDraftAndResult()
    {
        var page = await OpenAsync(Desk);
        await CheckAsync(page, Draft);
        await page.Locator(".top nav a").First.ClickAsync();
        await page.Locator(".top nav a[href^='/verify']").ClickAsync();
        Assert.Equal(3, await page.Locator(".marked button").CountAsync());

        await page.ReloadAsync();
        await page.Locator(".marked button").First.WaitForAsync();
        await page.Locator(".review .actions button").First.ClickAsync();

        Assert.Equal(Draft, await page.Locator("#draft").InputValueAsync());
    }

    [Fact]
    public async Task WithoutStorageItWorksUntilThePageIsLeft()
    {
        var page = await browser.NewAsync(Desk);
        await page.AddInitScriptAsync(
            "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window, name, { get() { throw new Error('off') } })"
        );
        await page.GotoAsync($"{assistant.Address}/verify");
        await CheckAsync(page, Draft);

        Assert.Equal(3, await page.Locator(".marked button").CountAsync());
    }

    [Fact]
    public async Task ADraftThatIsTooLongIsRefusedWithItsLengthAndStaysWhole()
    {
        var page = await OpenAsync(Desk);
        await page.Locator("#draft").FillAsync(new string('字', 20_001));

        // The button says that it cannot be pressed, and whoever presses it is told why.
        await page.Locator(".draft-form .primary").ClickAsync(new() { Force = true });

        Assert.Contains("20,001", await page.Locator(".draft-state .error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("20,000", await page.Locator(".draft-state .error").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(20_001, (await page.Locator("#draft").InputValueAsync()).Length);
    }

    [Theory]
    [InlineData(Folder, "文件夹")]
    [InlineData(PastedPicture, "图片")]
    public async Task WhatIsNoTextIsNamedInWords(string act, string word)
    {
        var page = await OpenAsync(Desk);
        await page.EvaluateAsync(act);

        await page.Locator(".draft-state .error").WaitForAsync();
        Assert.Contains(word, await page.Locator(".draft-state .error").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AWordFileIsReadCheckedAndExportedWithComments()
    {
        var page = await OpenAsync(Desk);
        await page.Locator(".pick input").SetInputFilesAsync(File("讲话稿.docx", PlainDocument.Of(Draft)));
        await page.GetByText("读自文件：讲话稿.docx").WaitForAsync();
        await page.Locator(".draft-form .primary").ClickAsync();
        await EndedAsync(page);
        var download = await page.RunAndWaitForDownloadAsync(() => page.Locator(".exports button").First.ClickAsync());

        Assert.Equal("讲话稿-核对结果.docx", download.SuggestedFilename);
    }

    [Fact]
    public async Task AnOldWordFileIsNamedAsOneAlsoWhenItIsRenamed()
    {
        var page = await OpenAsync(Desk);
        await page.Locator(".pick input").SetInputFilesAsync(File("讲话稿.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]));

        await page.Locator(".draft-state .error").WaitForAsync();
        Assert.Contains("旧版 Word", await page.Locator(".draft-state .error").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkupInADraftStaysText()
    {
        var page = await OpenAsync(Desk);
        await CheckAsync(page, "<img src=x onerror=\"document.title='hacked'\">2019年一般公共预算收入131.4亿元。");

        Assert.Equal(0, await page.Locator(".marked img").CountAsync());
        Assert.Contains("<img", await page.Locator(".marked").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StoppingKeepsWhatWasJudgedAndTheDraftCanBeCheckedAgain()
    {
        var page = await OpenAsync(Desk);
        var report = await System.IO.File.ReadAllTextAsync(Path.Combine(RunningAssistant.Root, "corpus", "keqiao-2020.txt"));
        await page.Locator("#draft").FillAsync(report[..9000]);
        await page.Locator(".draft-form .primary").ClickAsync();
        await page.Locator(".marked button").First.WaitForAsync();
        await PageBrowser.ShotAsync(page, "verify-running");
        await page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();

        await page.GetByText("已停止").First.WaitForAsync();
        Assert.True(await page.Locator(".marked button").CountAsync() > 0);
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "重新核对" }).IsVisibleAsync());
    }

    private async Task<IPage> OpenAsync(PageLook look)
    {
        var page = await browser.NewAsync(look);
        await page.GotoAsync($"{assistant.Address}/verify");
        await page.Locator("#draft").WaitForAsync();
        return page;
    }

    private static async Task CheckAsync(IPage page, string draft)
    {
        await page.Locator("#draft").FillAsync(draft);
        await page.Locator(".draft-form .primary").ClickAsync();
        await EndedAsync(page);
    }

    private static Task EndedAsync(IPage page) => page.Locator(".summary").WaitForAsync();

    private static Task<string> FocusedAsync(IPage page) => page.EvaluateAsync<string>("() => document.activeElement.innerText.trim()");

    private static Task<bool> AreLargeAsync(IPage page, string buttons) =>
        page.EvaluateAsync<bool>(
            "selector => [...document.querySelectorAll(selector)].every(b => !b.offsetParent || (b.getBoundingClientRect().width > 43.5 && b.getBoundingClientRect().height > 43.5))",
            buttons
        );

    private static FilePayload File(string name, byte[] bytes) =>
        new()
        {
            Name = name,
            MimeType = "application/octet-stream",
            Buffer = bytes,
        };
}
