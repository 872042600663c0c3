using System.Text.Json;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>A start that would remove more than half of the indexed reports.</summary>
public sealed class PruneTests
{
    [Fact]
    public async Task ItServesTheIndexAsItIsAndHealthSaysWhy()
    {
        await using var assistant = new RunningAssistant();
        await assistant.InitializeAsync();

        await assistant.RestartAsync(Replace);
        await RunningAssistant.UntilAsync(async () => (await ReadyAsync(assistant)).GetProperty("missing").TryGetProperty("corpus", out _));

        var ready = await ReadyAsync(assistant);
        Assert.Equal(("ready", 1), (ready.GetProperty("status").GetString(), ready.GetProperty("reports").GetInt32()));
        Assert.Contains(
            "lacks 1 of the 1 reports",
            ready.GetProperty("missing").GetProperty("corpus").GetString(),
            StringComparison.Ordinal
        );
        Assert.Contains("keqiao-2020", await assistant.Http.GetStringAsync("/api/reports"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheyGoWhereTheSettingsSayThatItIsMeant()
    {
        await using var assistant = new RunningAssistant(true, ("Index:Prune", "true"));
        await assistant.InitializeAsync();

        await assistant.RestartAsync(Replace);
        await RunningAssistant.UntilAsync(async () =>
            (await assistant.Http.GetStringAsync("/api/reports")).Contains("柯桥区-2020", StringComparison.Ordinal)
        );

        Assert.Equal("{}", (await ReadyAsync(assistant)).GetProperty("missing").GetRawText());
    }

    private static void Replace(string corpus) =>
        File.Move(Path.Combine(corpus, "keqiao-2020.txt"), Path.Combine(corpus, "柯桥区-2020.txt"));

    private static async Task<JsonElement> ReadyAsync(RunningAssistant assistant) =>
        JsonSerializer.Deserialize<JsonElement>(await assistant.Http.GetStringAsync("/health/ready"));
}
