using System.Text.Json;
using Assistant.Tests.Briefing;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Cli;

/// <summary><c>assistant promises</c> and <c>assistant brief</c> as processes of their own.</summary>
public sealed class BriefCommandTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-brief-");

    public BriefCommandTests()
    {
        var corpus = folder.CreateSubdirectory("corpus");
        File.WriteAllText(Path.Combine(corpus.FullName, "清河县-2020.txt"), TwoYears.Before);
        File.WriteAllText(Path.Combine(corpus.FullName, "清河县-2021.txt"), TwoYears.After);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task PromisesPrintsTheContract()
    {
        var (code, output, _) = await RunAsync("promises", "--place", "清河县", "--from", "2020", "--json");

        Assert.Equal(0, code);
        var missed = output
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(l => JsonSerializer.Deserialize<JsonElement>(l))
            .First(p => p.GetProperty("target").GetProperty("value_text").GetString() == "6.35万亩");
        Assert.Equal("missed", missed.GetProperty("outcome").GetString());
        Assert.Equal("-0.05万亩", missed.GetProperty("gap").GetString());
        Assert.Equal("清河县-2021", missed.GetProperty("result").GetProperty("report").GetString());
    }

    [Fact]
    public async Task ABriefIsWrittenAsAWordFile()
    {
        var file = Path.Combine(folder.FullName, "brief.docx");

        var (code, _, _) = await RunAsync("brief", "养老服务", "--place", "清河县", "--year", "2021", "--format", "docx", "--out", file);

        Assert.Equal(0, code);
        Assert.Equal("PK"u8.ToArray(), File.ReadAllBytes(file)[..2]);
    }

    [Fact]
    public async Task AWordFileNeedsAName() =>
        Assert.Equal(2, (await RunAsync("brief", "养老服务", "--place", "清河县", "--format", "docx")).Code);

    [Fact]
    public async Task AnUnknownPlaceFailsWithThePlacesThatThereAre()
    {
        var (code, _, error) = await RunAsync("brief", "养老服务", "--place", "火星");

        Assert.Equal(1, code);
        Assert.Contains("清河县", error, StringComparison.Ordinal);
    }

    private Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments) =>
        CommandLine.RunAsync(
            folder.FullName,
            new Dictionary<string, string>(),
            [.. arguments, "--corpus", Path.Combine(folder.FullName, "corpus"), "--data", Path.Combine(folder.FullName, "data")]
        );
}
