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
        await assistant.RestartAsync(AddTwo);
        await RunningAssistant.UntilAsync(async () => (await ReadyAsync(assistant)).GetProperty("reports").GetInt32() == 3);

        await assistant.RestartAsync(RemoveTwo);
        await RunningAssistant.UntilAsync(async () => (await ReadyAsync(assistant)).GetProperty("missing").TryGetProperty("corpus", out _));

        var ready = await ReadyAsync(assistant);
        Assert.Equal(("ready", 3), (ready.GetProperty("status").GetString(), ready.GetProperty("reports").GetInt32()));
        Assert.Contains(
            "lacks 2 of the 3 reports",
            ready.GetProperty("missing").GetProperty("corpus").GetString(),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TheyGoWhereTheSettingsSayThatItIsMeant()
    {
        await using var assistant = new RunningAssistant(true, ("Index:Prune", "true"));
        await assistant.InitializeAsync();
        await assistant.RestartAsync(AddTwo);
        await RunningAssistant.UntilAsync(async () => (await ReadyAsync(assistant)).GetProperty("reports").GetInt32() == 3);

        await assistant.RestartAsync(RemoveTwo);
        await RunningAssistant.UntilAsync(async () => (await ReadyAsync(assistant)).GetProperty("reports").GetInt32() == 1);

        Assert.Equal("{}", (await ReadyAsync(assistant)).GetProperty("missing").GetRawText());
    }

    private static void AddTwo(string corpus)
    {
        foreach (var name in (string[])["a-2020.txt", "b-2020.txt"])
        {
            File.Copy(Path.Combine(corpus, "keqiao-2020.txt"), Path.Combine(corpus, name));
        }
    }

    private static void RemoveTwo(string corpus)
    {
        File.Delete(Path.Combine(corpus, "a-2020.txt"));
        File.Delete(Path.Combine(corpus, "b-2020.txt"));
    }

    private static async Task<JsonElement> ReadyAsync(RunningAssistant assistant) =>
        JsonSerializer.Deserialize<JsonElement>(await assistant.Http.GetStringAsync("/health/ready"));
}
