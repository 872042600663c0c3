using System.Text.Json;
using Assistant.Tests.Support;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The host with a cross-encoder: it answers with a model that fails, and says what is wrong with one that is not there.</summary>
public sealed class CrossEncoderHostTests
{
    [Fact]
    public async Task AModelThatFailsIsTellableAndTheAnswerComes()
    {
        using var tiny = new TinyCrossEncoder("收", "路").FailingAt("收");
        await using var assistant = new RunningAssistant(true, ("CrossEncoder:Provider", "own"), ("CrossEncoder:Directory", tiny.Folder));
        await assistant.InitializeAsync();
        await using var hub = await assistant.ConnectAsync();

        var events = await hub.StreamAsync<JsonElement>(
                "Ask",
                new
                {
                    id = "1",
                    question = "2019年一般公共预算收入多少？",
                    history = Array.Empty<string>(),
                }
            )
            .ToListAsync();
        using var ready = JsonDocument.Parse(await assistant.Http.GetStringAsync("/health/ready"));

        Assert.Contains(events, e =>
            e.GetProperty("type").GetString() == "notice"
            && e.GetProperty("message").GetString()!.Contains("精读模型", StringComparison.Ordinal)
        );
        Assert.Equal("answered", events[^1].GetProperty("answer").GetProperty("outcome").GetString());
        Assert.Contains(
            "did not serve",
            ready.RootElement.GetProperty("missing").GetProperty("reading").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AFolderThatIsNotThereIsToldByReadiness()
    {
        await using var assistant = new RunningAssistant(
            true,
            ("CrossEncoder:Provider", "own"),
            ("CrossEncoder:Directory", "/nowhere/reading")
        );

        await assistant.StartWithoutIndexAsync("holds no model.onnx");

        Assert.False((await assistant.Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    [Fact]
    public async Task AModelThatIsThereLaterIsLoaded()
    {
        using var tiny = new TinyCrossEncoder("收", "路");
        var away = $"{tiny.Folder}-away";
        Directory.Move(tiny.Folder, away);
        await using var assistant = new RunningAssistant(true, ("CrossEncoder:Provider", "own"), ("CrossEncoder:Directory", tiny.Folder));
        await assistant.StartWithoutIndexAsync("holds no model.onnx");

        Directory.Move(away, tiny.Folder);

        await RunningAssistant.UntilAsync(async () => (await assistant.Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }
}
