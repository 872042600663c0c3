using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The host as a process of its own: what it says when it cannot start.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task APortThatIsTakenIsNamedWithTheCure()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;

        var (code, error) = await RunAsync("--urls", $"http://127.0.0.1:{port}");

        Assert.Equal(1, code);
        Assert.Contains($"{port}", error, StringComparison.Ordinal);
        Assert.Contains("--urls", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--Index:CorpusDirectory=", "Index:CorpusDirectory")]
    [InlineData("--Embedding:Endpoint=ftp://x", "Embedding:Endpoint")]
    [InlineData("--Embedding:Dimensions=-1", "Embedding:Dimensions")]
    [InlineData("--CrossEncoder:Provider=bert", "CrossEncoder:Provider 'bert' is unknown; give own or none")]
    [InlineData("--Chat:Endpoint=ftp://x", "Chat:Endpoint")]
    [InlineData("--Chat:Endpoint=http://127.0.0.1:9/v1", "Chat:Model")]
    [InlineData("--Chat:TotalSeconds=0", "Chat:TotalSeconds")]
    [InlineData("--Qdrant:Endpoint=localhost:6334", "Qdrant:Endpoint 'localhost:6334'")]
    [InlineData("--Qdrant:ApiKey=s3cret", "Qdrant:ApiKey stands in a settings file or on the command line")]
    public async Task ABadSettingStopsTheStartByName(string argument, string setting)
    {
        var (code, error) = await RunAsync("--urls", "http://127.0.0.1:0", argument);

        Assert.Equal(1, code);
        Assert.Contains(setting, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingPromptStopsTheStartByName()
    {
        var (code, error) = await RunAsync(
            "--urls",
            "http://127.0.0.1:0",
            "--Chat:Endpoint=http://127.0.0.1:9/v1",
            "--Chat:Model=m",
            "--Chat:PromptsDirectory=/nowhere/prompts"
        );

        Assert.Equal(1, code);
        Assert.Contains("/nowhere/prompts/answer.yaml", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AKeyInASettingsFileStopsTheStartWithoutShowingIt()
    {
        var content = Directory.CreateTempSubdirectory("assistant-settings-");
        await File.WriteAllTextAsync(Path.Combine(content.FullName, "appsettings.json"), """{ "Chat": { "ApiKey": "sk-hidden" } }""");

        var (code, error) = await RunAsync("--urls", "http://127.0.0.1:0", $"--contentRoot={content.FullName}");

        Assert.Equal(1, code);
        Assert.Contains("Chat:ApiKey stands in a settings file", error, StringComparison.Ordinal);
        Assert.Contains("Chat__ApiKey", error, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-hidden", error, StringComparison.Ordinal);
        content.Delete(recursive: true);
    }

    [Fact]
    public async Task ARequiredQdrantThatIsDownStopsTheStart()
    {
        var (code, error) = await RunAsync(
            "--urls",
            "http://127.0.0.1:0",
            "--Qdrant:Endpoint=http://127.0.0.1:9",
            "--Qdrant:Required=true",
            "--Qdrant:Retries=0"
        );

        Assert.Equal(1, code);
        Assert.Contains("Qdrant at http://127.0.0.1:9 does not answer", error, StringComparison.Ordinal);
        Assert.Contains("Qdrant:Required", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Error)> RunAsync(params string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-start-");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        foreach (
            var argument in (string[])
                [
                    typeof(Program).Assembly.Location,
                    $"--Index:DataDirectory={folder.FullName}/data",
                    $"--Index:CorpusDirectory={RunningAssistant.Root}/corpus",
                    .. arguments,
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        _ = process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        var text = await error;
        folder.Delete(recursive: true);
        return (process.ExitCode, text);
    }
}
