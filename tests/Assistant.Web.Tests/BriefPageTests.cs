using Assistant.Web.Tests.Support;
using Microsoft.Playwright;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Preparing questions in a real browser.</summary>
public sealed class BriefPageTests(RunningAssistant assistant) : IClassFixture<RunningAssistant>, IAsyncLifetime
{
    private readonly PageBrowser browser = new();

    public ValueTask InitializeAsync() => browser.InitializeAsync();

    public ValueTask DisposeAsync() => browser.DisposeAsync();

    [Theory]
    [InlineData(1280, 800)]
    [InlineData(390, 844)]
    [InlineData(844, 390)]
    public async Task ABriefIsMadeItsQuestionsEditedAndTheFileTaken(int width, int height)
    {
        var look = new PageLook(width, height);
        var page = await browser.NewAsync(look);
        await page.GotoAsync($"{assistant.Address}/brief");
        await page.Locator(".brief form input").FillAsync("养老");
        await page.Locator(".brief form .primary").ClickAsync();
        await page.Locator(".brief-text").WaitForAsync();
        await PageBrowser.ShotAsync(page, $"brief-{look}");
        Assert.Empty(await PageBrowser.FaultsAsync(page));
        Assert.True(await PageBrowser.FitsAsync(page));

        await page.GetByRole(AriaRole.Button, new() { Name = "增加一个问题" }).ClickAsync();
        await page.Locator(".questions textarea").Last.FillAsync("钱从哪里来？");
        await page.ReloadAsync();
        await page.Locator(".questions textarea").Last.WaitForAsync();
        Assert.Equal("钱从哪里来？", await page.Locator(".questions textarea").Last.InputValueAsync());
        var download = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Button, new() { Name = "Word", Exact = true }).ClickAsync()
        );
        Assert.Equal("柯桥区-养老-备询材料.docx", download.SuggestedFilename);
    }
}
