using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests.Support;

/// <summary>How a page is looked at.</summary>
/// <param name="Type">0 the usual size of type, 1 large, 2 largest.</param>
/// <param name="KeepPolicy">Whether the host's policy for scripts holds for what a test itself runs in the page, too.</param>
public sealed record PageLook(int Width, int Height, bool Dark = false, int Type = 0, bool KeepPolicy = false)
{
    public override string ToString() => $"{Width}x{Height}{(Dark ? "-dark" : string.Empty)}{(Type > 0 ? $"-type{Type}" : string.Empty)}";
}

/// <summary>A real browser for the page; a test is skipped where there is none, or where the page is not built.</summary>
public sealed class PageBrowser : IAsyncLifetime
{
    private const string Browser = "/usr/bin/chromium";
    private static readonly string Axe = Path.Combine(
        RunningAssistant.Root,
        "src",
        "Assistant.Web",
        "Client",
        "node_modules",
        "axe-core",
        "axe.min.js"
    );

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        Assert.SkipUnless(File.Exists(Browser), $"no browser at {Browser}; install the package chromium");
        Assert.SkipUnless(
            File.Exists(Path.Combine(RunningAssistant.Root, "src", "Assistant.Web", "wwwroot", "index.html")),
            "the page is not built (SkipClient)"
        );
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Browser,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
            }
        );
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }

    /// <summary>A page of a person of its own, before it goes anywhere.</summary>
    public async Task<IPage> NewAsync(PageLook look)
    {
        var page = await browser!.NewPageAsync(
            new BrowserNewPageOptions
            {
                ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
                ColorScheme = look.Dark ? ColorScheme.Dark : ColorScheme.Light,
                BypassCSP = !look.KeepPolicy,
                AcceptDownloads = true,
            }
        );
        if (look.Type > 0)
        {
            await page.AddInitScriptAsync($"localStorage.setItem('assistant.preferences', '{{\"type\":{look.Type}}}')");
        }

        return page;
    }

    /// <summary>The page as a person finds it, ready to be asked.</summary>
    public async Task<IPage> OpenAsync(string address, PageLook look)
    {
        var page = await NewAsync(look);
        await page.GotoAsync(address);
        await page.Locator(".examples .coverage").First.WaitForAsync();
        return page;
    }

    /// <summary>Asks, and waits for the end of the answer.</summary>
    public static async Task AskAsync(IPage page, string question)
    {
        var before = await page.Locator(".turn").CountAsync();
        await page.Locator("#question").FillAsync(question);
        await page.Locator("#question").PressAsync("Enter");
        await page.Locator(".turn").Nth(before).WaitForAsync();
        await EndedAsync(page);
    }

    /// <summary>Waits until nothing is being answered.</summary>
    public static Task EndedAsync(IPage page) =>
        page.Locator(".turn[data-phase=asking]").First.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });

    /// <summary>The serious and critical faults that axe finds.</summary>
    public static async Task<string[]> FaultsAsync(IPage page)
    {
        Assert.SkipUnless(File.Exists(Axe), "axe-core is not installed");
        await page.EvaluateAsync(await File.ReadAllTextAsync(Axe));
        return await page.EvaluateAsync<string[]>(
            "async () => (await axe.run()).violations.filter(v => v.impact === 'serious' || v.impact === 'critical').map(v => v.id + ': ' + v.nodes.map(n => n.html).join(' | '))"
        );
    }

    /// <summary>Whether the page is no wider than the screen.</summary>
    public static Task<bool> FitsAsync(IPage page) =>
        page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth <= document.documentElement.clientWidth");

    /// <summary>Keeps a picture for people where ASSISTANT_SHOTS names a folder.</summary>
    public static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("ASSISTANT_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, name + ".png") });
        }
    }
}
