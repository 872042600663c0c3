using Assistant.Tests.Support;
using Assistant.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The page in a real browser.</summary>
public sealed class PageTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>, IAsyncLifetime
{
    private readonly PageBrowser browser = new();

    public ValueTask InitializeAsync() => browser.InitializeAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Fact]
    public async Task ACitationOpensTheReportWithExactlyItsQuoteHighlighted()
    {
        var page = await OpenAsync(1280, 900);
        await AskAsync(page, "2019年一般公共预算收入是多少？");

        await page.Locator(".citations summary").ClickAsync();
        var quote = await page.Locator(".citation blockquote").First.TextContentAsync();
        await page.Locator(".citation .open-report").First.ClickAsync();
        var mark = page.Locator("dialog mark");
        await mark.WaitForAsync();
        await ShotAsync(page, "reader-desktop");

        Assert.Equal(quote, await mark.TextContentAsync());
        Assert.True(
            await mark.EvaluateAsync<bool>("m => { const r = m.getBoundingClientRect(); return r.top >= 0 && r.bottom <= innerHeight }")
        );
    }

    [Fact]
    public async Task TheKeyboardAloneAsksOpensAndCloses()
    {
        var page = await OpenAsync(1280, 900);
        await page.Locator("#question").FocusAsync();
        await page.Keyboard.TypeAsync("税费减免多少？");
        await page.Keyboard.PressAsync("Enter");
        var mark = page.Locator("button.mark").First;
        await mark.WaitForAsync();

        await mark.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Locator("dialog mark").WaitForAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Locator("dialog").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

        Assert.True(await mark.EvaluateAsync<bool>("m => m === document.activeElement"));
    }

    [Fact]
    public async Task ShiftEnterBreaksTheLineAndEmptyQuestionsAreNotSent()
    {
        var page = await OpenAsync(1280, 900);
        await page.Locator("#question").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.TypeAsync("一");
        await page.Keyboard.PressAsync("Shift+Enter");
        await page.Keyboard.TypeAsync("二");

        Assert.Equal("一\n二", await page.Locator("#question").InputValueAsync());
        Assert.Equal(0, await page.Locator(".turn").CountAsync());
    }

    [Theory]
    [InlineData(360)]
    [InlineData(390)]
    public async Task APhoneNeedsNoSidewaysScrolling(int width)
    {
        var page = await OpenAsync(width, 740);
        await ShotAsync(page, $"start-{width}");
        await AskAsync(page, "十大重点智慧工程包括哪些");
        await ShotAsync(page, $"answer-{width}");

        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    [Fact]
    public async Task ARefusalIsShownAsOneWithWhatIsThere()
    {
        var page = await OpenAsync(1280, 900);
        await AskAsync(page, "柯桥现在房价一平米多少钱");
        await ShotAsync(page, "refusal-desktop");

        Assert.Contains("报告里没有答案", await page.Locator(".answer.refused").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("柯桥区", await page.Locator(".answer .coverage").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task MarkupInAQuestionStaysText()
    {
        var page = await OpenAsync(1280, 900);
        await AskAsync(page, "<img src=x onerror=\"document.title='hacked'\"> 税费减免多少？");

        Assert.Equal(0, await page.Locator(".turn img").CountAsync());
        Assert.NotEqual("hacked", await page.TitleAsync());
    }

    [Fact]
    public async Task AModelsSentencesAreShownWithTheirMarks()
    {
        using var endpoint = new ScriptedEndpoint(async r =>
        {
            await r.SayAsync("2019年，一般公共预算收入为131.4亿元，增长4%。[1]税收收入翻了一番。[1]");
            await r.EndAsync();
        });
        await using var assisted = new RunningAssistant(true, ("Chat:Endpoint", endpoint.Address), ("Chat:Model", "scripted"));
        await assisted.InitializeAsync();
        var page = await OpenAsync(1280, 900, assisted.Address);

        await AskAsync(page, "2019年一般公共预算收入是多少？");
        await ShotAsync(page, "model-desktop");

        var answer = await page.Locator(".answer").First.InnerTextAsync();
        Assert.Contains("2019年，一般公共预算收入为131.4亿元，增长4%。", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("翻了一番", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AModelThatIsDownIsToldOnAPhone()
    {
        await using var assisted = new RunningAssistant(true, ("Chat:Endpoint", "http://127.0.0.1:9/v1"), ("Chat:Model", "scripted"));
        await assisted.InitializeAsync();
        var page = await OpenAsync(360, 740, assisted.Address);

        await AskAsync(page, "2019年一般公共预算收入是多少？");
        await ShotAsync(page, "model-down-phone");

        Assert.True(await page.GetByText("连接不上语言模型").IsVisibleAsync());
        Assert.True(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= innerWidth"));
    }

    private Task<IPage> OpenAsync(int width, int height, string? address = null) =>
        browser.OpenAsync(address ?? assistant.Address, new PageLook(width, height));

    private static Task AskAsync(IPage page, string question) => PageBrowser.AskAsync(page, question);

    private static Task ShotAsync(IPage page, string name) => PageBrowser.ShotAsync(page, name);
}
