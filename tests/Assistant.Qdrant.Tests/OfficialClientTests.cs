using System.Diagnostics;
using System.Text.Json;
using Assistant.QdrantServer;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>The official JavaScript client speaks to the test server: what passes here is no agreement of ours with ourselves.</summary>
public sealed class OfficialClientTests
{
    [Fact]
    public async Task TheOfficialClientIsServed()
    {
        await using var server = await QdrantTestServer.StartAsync();

        var told = await TalkAsync(server.Address);

        // Rarity of index 7, in two of three points: ln((3-2+0.5)/(2+0.5)+1).
        var rarity = Math.Log(1.6);
        Assert.StartsWith("qdrant", told.GetProperty("title").GetString(), StringComparison.Ordinal);
        Assert.Equal(2, told.GetProperty("status").GetInt32());
        Assert.Equal(["3", "1", "2"], told.GetProperty("fused").EnumerateArray().Select(p => p[0].GetString()));
        Assert.Equal(
            [(1.0 / 2) + (1.0 / 3), (1.0 / 3) + (1.0 / 4), 1.0 / 2],
            told.GetProperty("fused").EnumerateArray().Select(p => p[1].GetDouble()),
            Near
        );
        Assert.Equal(["b", "a", "a"], told.GetProperty("fused").EnumerateArray().Select(p => p[2].GetString()));
        Assert.Equal([2 * rarity, rarity], told.GetProperty("words").EnumerateArray().Select(p => p[1].GetDouble()), Near);
        Assert.Equal(
            (2, 2, "3", 1, 2),
            (
                Number(told, "filtered"),
                Number(told, "page"),
                told.GetProperty("next").GetString(),
                Number(told, "left"),
                Number(told, "width")
            )
        );
        Assert.Equal([0.6, 0.8], told.GetProperty("meaning").EnumerateArray().Select(v => v.GetDouble()), Near);
        Assert.Equal(["report"], told.GetProperty("indexed").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(["official -> official-1"], told.GetProperty("aliases").EnumerateArray().Select(v => v.GetString()));
        Assert.Equal(5, Number(told, "missing"));
    }

    [Fact]
    public async Task TheOfficialClientBringsTheKeyAsOursDoes()
    {
        await using var server = await QdrantTestServer.StartAsync(apiKey: "opens");

        Assert.StartsWith("qdrant", (await TalkAsync(server.Address, "opens")).GetProperty("title").GetString(), StringComparison.Ordinal);
    }

    private static bool Near(double expected, double actual) => Math.Abs(expected - actual) < 1e-6;

    private static int Number(JsonElement told, string name) => told.GetProperty(name).GetInt32();

    private static async Task<JsonElement> TalkAsync(string address, string? key = null)
    {
        OfficialDescriptors.SkipUnlessInstalled();
        var start = new ProcessStartInfo("node", ["talk.mjs", address, key ?? string.Empty])
        {
            WorkingDirectory = OfficialDescriptors.Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.True(process.ExitCode == 0, await error);
        return JsonSerializer.Deserialize<JsonElement>(output);
    }
}
