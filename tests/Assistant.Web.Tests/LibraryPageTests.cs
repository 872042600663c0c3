using Assistant.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The library in a real browser.</summary>
public sealed class LibraryPageTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>, IAsyncLifetime
{
    private const string Report = "/library/keqiao-2020";
    private const string SpeechThatSpeaks =
        "() => { window.said = []; const voice = { speak(u) { window.said.push(u.text); window.last = u }, cancel() {}, getVoices: () => [] };"
        + " Object.defineProperty(window, 'speechSynthesis', { value: voice }); window.SpeechSynthesisUtterance = function (text) { this.text = text } }";

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
    public async Task EveryPartFitsAndHasNoSeriousFault(int width, int height, bool dark, int type)
    {
        var look = new PageLook(width, height, dark, type);
        var page = await browser.NewAsync(look);
        foreach (
            var (address, there, name) in ((string, string, string)[])
                [
                    ("/library", ".shelves a", "shelves"),
                    (Report, ".report-text p", "text"),
                    ($"{Report}/outline", ".outline h3", "outline"),
                    ($"{Report}/figures", ".table tbody tr", "figures"),
                    ($"{Report}/glossary", ".glossary dt", "glossary"),
                ]
        )
        {
            await page.GotoAsync(assistant.Address + address);
            await page.Locator(there).First.WaitForAsync();
            await PageBrowser.ShotAsync(page, $"library-{name}-{look}");

            Assert.True(await PageBrowser.FitsAsync(page), name);
            Assert.Empty(await PageBrowser.FaultsAsync(page));
        }
    }

    [Fact]
    public async Task WordsAreFoundInAllReportsAndLeadToTheirPlace()
    {
        var page = await OpenAsync("/library", ".shelves a");
        await page.Locator(".library input").First.FillAsync("一般公共预算收入");
        await page.Keyboard.PressAsync("Enter");
        var hit = page.Locator(".hit").First;
        await hit.WaitForAsync();
        Assert.Equal("一般公共预算收入", await hit.Locator("mark").First.InnerTextAsync());
        var passage = await hit.Locator(".quote").InnerTextAsync();
        await hit.ClickAsync();

        var quoted = page.Locator(".report-text mark.quoted").First;
        await quoted.WaitForAsync();
        Assert.StartsWith(await quoted.InnerTextAsync(), passage, StringComparison.Ordinal);
        Assert.True(
            await quoted.EvaluateAsync<bool>("m => { const r = m.getBoundingClientRect(); return r.bottom > 0 && r.top < innerHeight }")
        );
    }

    [Fact]
    public async Task WordsThatAreNowhereAreSaidToBeNowhere()
    {
        var page = await OpenAsync("/library", ".shelves a");
        await page.Locator(".library input").First.FillAsync("元宇宙房价");
        await page.Keyboard.PressAsync("Enter");

        await page.GetByText("没有查到").First.WaitForAsync();
    }

    [Fact]
    public async Task WordsInAReportAreSteppedThrough()
    {
        var page = await OpenAsync(Report, ".report-text p");
        await page.Locator(".reading-tools input").FillAsync("亿元");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Enter");

        Assert.StartsWith("第 2 处", await page.Locator(".reading-tools [role=status]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("mark.now").EvaluateAsync<bool>("m => m.getBoundingClientRect().top < innerHeight"));
    }

    [Fact]
    public async Task FiguresAreFilteredOrderedAndOpened()
    {
        var page = await OpenAsync($"{Report}/figures", ".table tbody tr");
        var all = await page.Locator(".table tbody tr").CountAsync();
        await page.Locator(".report-view select").First.SelectOptionAsync("target");
        await page.Locator(".table th button").Nth(2).ClickAsync();

        Assert.InRange(await page.Locator(".table tbody tr").CountAsync(), 1, all - 1);
        Assert.Equal("ascending", await page.Locator(".table th").Nth(2).GetAttributeAsync("aria-sort"));
        var value = page.Locator(".table .value button").First;
        var text = await value.InnerTextAsync();
        await value.ClickAsync();
        Assert.Equal(text, await page.Locator("dialog mark").First.InnerTextAsync());
    }

    [Fact]
    public async Task TheTableIsTakenAwayAsItIsShown()
    {
        var page = await OpenAsync($"{Report}/figures", ".table tbody tr");
        await page.Locator(".report-view input").First.FillAsync("一般公共预算收入");
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "导出表格" }).ClickAsync()
        );

        var lines = await File.ReadAllLinesAsync((await download.PathAsync())!);
        Assert.Equal(await page.Locator(".table tbody tr").CountAsync() + 2, lines.Length);
        Assert.Contains(lines, l => l.Contains("131.4亿元", StringComparison.Ordinal));
    }

    [Fact]
    public async Task AReportIsReadAloudSentenceBySentence()
    {
        var page = await browser.NewAsync(Desk);
        await page.AddInitScriptAsync($"({SpeechThatSpeaks})()");
        await page.GotoAsync(assistant.Address + Report);
        await page.GetByRole(AriaRole.Button, new() { Name = "朗读" }).ClickAsync();
        await page.EvaluateAsync("() => window.last.onend({})");
        await page.GetByRole(AriaRole.Button, new() { Name = "暂停" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "继续读" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "停止" }).ClickAsync();

        var said = await page.EvaluateAsync<string[]>("() => window.said");
        Assert.Equal(3, said.Length);
        Assert.Equal(said[1], said[2]);
        Assert.True(await page.GetByRole(AriaRole.Button, new() { Name = "朗读" }).IsVisibleAsync());
    }

    [Fact]
    public async Task AReportThatIsNotThereIsSaidToBeMissing()
    {
        var page = await OpenAsync("/library/nowhere-1999", ".report-view .notice");

        Assert.Contains("nowhere-1999", await page.Locator(".report-view .notice").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task StaffAddAReportAndTakeItOut()
    {
        await using var own = new RunningAssistant();
        await own.InitializeAsync();
        var page = await browser.NewAsync(Desk);
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.GotoAsync($"{own.Address}/library");
        await page.Locator(".staff > summary").ClickAsync();
        await page.Locator(".staff input[type=password]").FillAsync("the-operators-own-key");
        await page.Locator(".staff input[type=file]")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "清河县-2021.txt",
                    MimeType = "text/plain",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(
                        "清河县2021年政府工作报告\n一、2020年工作回顾\n全县生产总值完成120.5亿元，增长6.1%。"
                    ),
                }
            );
        await page.GetByText("已收录：清河县，2021年").WaitForAsync();
        await PageBrowser.ShotAsync(page, "library-staff");
        await page.Locator(".shelves a[href*='清河县'], .shelves a[href*='%E6%B8%85']").First.WaitForAsync();

        await page.Locator(".staff select").SelectOptionAsync("清河县-2021");
        await page.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();
        await page.GetByText("已移除").WaitForAsync();
    }

    [Fact]
    public async Task AWrongKeyChangesNothing()
    {
        var page = await OpenAsync("/library", ".shelves a");
        page.Dialog += (_, dialog) => dialog.AcceptAsync();
        await page.Locator(".staff > summary").ClickAsync();
        await page.Locator(".staff input[type=password]").FillAsync("guessed");
        await page.Locator(".staff select").SelectOptionAsync("keqiao-2020");
        await page.GetByRole(AriaRole.Button, new() { Name = "移除" }).ClickAsync();

        await page.Locator(".sent .error").WaitForAsync();
        Assert.Contains("密钥", await page.Locator(".sent .error").InnerTextAsync(), StringComparison.Ordinal);
    }

    private async Task<IPage> OpenAsync(string address, string there)
    {
        var page = await browser.NewAsync(Desk);
        await page.GotoAsync(assistant.Address + address);
        await page.Locator(there).First.WaitForAsync();
        return page;
    }
}
