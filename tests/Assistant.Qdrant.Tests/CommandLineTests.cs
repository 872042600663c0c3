using System.Diagnostics;
using System.Text;
using Assistant.QdrantServer;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>The command line as a process of its own, pointed at a server by the environment.</summary>
public sealed class CommandLineTests : IDisposable
{
    // As it is built for users: beside these tests lie the libraries of a web application.
    private static readonly string Program = Path.Combine(
        Repository.Root,
        "src",
        "Assistant.Cli",
        "bin",
        AppContext.BaseDirectory.Contains("Release", StringComparison.Ordinal) ? "Release" : "Debug",
        "net10.0",
        "assistant.dll"
    );

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-qdrant-cli-");

    public CommandLineTests()
    {
        folder.CreateSubdirectory("corpus");
        File.WriteAllText(Path.Combine(folder.FullName, "corpus", "清河县-2021.txt"), Some.ReportText, Encoding.UTF8);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task AnEmbeddedIndexIsMovedOverAndAsked()
    {
        await using var server = await QdrantTestServer.StartAsync(apiKey: "opens");
        (string, string)[] environment = [("Qdrant__Endpoint", server.Address), ("Qdrant__ApiKey", "opens")];
        Assert.Equal(0, (await RunAsync([], "ingest")).Code);

        var (code, output, error) = await RunAsync(environment, "ingest", "--store", "qdrant");
        Assert.True(code == 0, error);
        Assert.Contains("0 added, 0 updated, 1 unchanged", output, StringComparison.Ordinal);
        Assert.Contains("a new collection", output, StringComparison.Ordinal);
        (code, output, error) = await RunAsync(environment, "ask", "2020年生产总值是多少");

        Assert.Equal(0, code);
        Assert.Contains("120.5亿元", output, StringComparison.Ordinal);
        Assert.Empty(error);
        Assert.Contains("Query", server.Trouble.Calls);
    }

    [Fact]
    public async Task WithoutAServerTheStoreIsRefusedByName()
    {
        var (code, _, error) = await RunAsync([], "ingest", "--store", "qdrant");

        Assert.Equal(1, code);
        Assert.Contains("Qdrant__Endpoint", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AServerThatIsDownFailsTheMoveAndNotTheQuestion()
    {
        (string, string)[] environment = [("Qdrant__Endpoint", "http://127.0.0.1:9"), ("Qdrant__Retries", "0")];

        var moved = await RunAsync(environment, "ingest", "--store", "qdrant");
        var asked = await RunAsync(environment, "ask", "2020年生产总值是多少");

        Assert.Equal(1, moved.Code);
        Assert.Contains("does not answer", moved.Error, StringComparison.Ordinal);
        Assert.Equal(0, asked.Code);
        Assert.Contains("120.5亿元", asked.Output, StringComparison.Ordinal);
        Assert.Contains("the embedded store serve", asked.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheEmbeddedStoreLeavesTheServerAlone()
    {
        await using var server = await QdrantTestServer.StartAsync();

        var (code, _, error) = await RunAsync([("Qdrant__Endpoint", server.Address)], "ingest", "--store", "embedded");

        Assert.True(code == 0, error);
        Assert.Empty(server.Trouble.Calls);
    }

    [Theory]
    [InlineData("Qdrant__Shards", "many")]
    [InlineData("Qdrant__Endpoint", "ftp://x")]
    public async Task ABadSettingIsNamed(string name, string value)
    {
        var (code, _, error) = await RunAsync([(name, value)], "ask", "x");

        Assert.Equal(1, code);
        Assert.Contains(value, error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnknownStoreIsWrongUsage() => Assert.Equal(2, (await RunAsync([], "ingest", "--store", "redis")).Code);

    private async Task<(int Code, string Output, string Error)> RunAsync(
        (string Name, string Value)[] environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (
            var argument in (string[])
                [
                    Program,
                    .. arguments,
                    "--corpus",
                    Path.Combine(folder.FullName, "corpus"),
                    "--data",
                    Path.Combine(folder.FullName, "data"),
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }
}
