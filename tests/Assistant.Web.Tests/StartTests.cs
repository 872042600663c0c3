using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Assistant.Hosting;
using Assistant.Web.Tests.Support;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>The host as a process of its own: what it says when it cannot start.</summary>
public sealed class StartTests
{
    // What a loaded machine may take longer to end a process.
    private const double Slack = 10;

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
    [InlineData("nonsense", "'nonsense' is no address to listen at")]
    [InlineData("ftp://localhost:5080", "does not begin with http:// or https://")]
    [InlineData("http://localhost:-1", "is not between 0 and 65535")]
    [InlineData("http://localhost:99999", "is not between 0 and 65535")]
    [InlineData("http://no name:5080", "'no name' in 'http://no name:5080' is no name of a host")]
    [InlineData("http://[::1", "is no name of a host")]
    [InlineData(" ", "is no address to listen at")]
    [InlineData("http://203.0.113.1:5080", "the address http://203.0.113.1:5080 cannot be listened at")]
    [InlineData("https://127.0.0.1:0", "needs a certificate")]
    public async Task ABadAddressStopsTheStartWithTheCure(string urls, string cause)
    {
        var (code, error) = await RunAsync("--urls", urls);

        Assert.Equal(1, code);
        Assert.Contains(cause, error, StringComparison.Ordinal);
        Assert.Single(error.Trim().Split('\n'));
    }

    [Theory]
    [InlineData("ASPNETCORE_URLS", "http://127.0.0.1:{0}")]
    [InlineData("ASPNETCORE_HTTP_PORTS", "{0}")]
    [InlineData("DOTNET_URLS", "http://127.0.0.1:{0}")]
    public async Task TheAddressOfTheEnvironmentIsListenedAt(string variable, string value)
    {
        var port = FreePort();
        using var host = Start([], (variable, string.Format(System.Globalization.CultureInfo.InvariantCulture, value, port)));

        Assert.Contains($":{port}", await AddressAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheAddressOfTheCallGoesBeforeThatOfTheEnvironment()
    {
        var port = FreePort();
        using var host = Start(["--urls", $"http://127.0.0.1:{port}"], ("ASPNETCORE_URLS", "http://127.0.0.1:1"));

        Assert.Contains($":{port}", await AddressAsync(host), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AStopEndsTheHostInTimeWhateverItWorksOn()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "signals are those of Unix");
        var port = FreePort();
        using var host = Start(["--urls", $"http://127.0.0.1:{port}", "--Serving:ShutdownSeconds=20", "--Limits:Turns=1"]);
        using var http = new HttpClient();
        await RunningAssistant.UntilAsync(async () => await IsReadyAsync(http, $"http://127.0.0.1:{port}/health/ready"));
        await using var hub = new HubConnectionBuilder().WithUrl($"http://127.0.0.1:{port}/chat").Build();
        await hub.StartAsync();
        var text = await File.ReadAllTextAsync(Path.Combine(RunningAssistant.Root, "corpus", "keqiao-2020.txt"));
        using var waiting = new SemaphoreSlim(0);
        var drafts = Enumerable.Range(0, 3).Select(_ => EventsAsync(hub, text, waiting)).ToList();

        // The host has them all: one works, two wait.
        await waiting.WaitAsync();
        await waiting.WaitAsync();
        var watch = Stopwatch.StartNew();

        using (var kill = Process.Start("kill", ["-TERM", $"{host.Id}"]))
        {
            await kill.WaitForExitAsync();
        }

        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        await host.WaitForExitAsync(limit.Token);
        Assert.Equal(0, host.ExitCode);
        Assert.InRange(watch.Elapsed.TotalSeconds, 0, 20 + Slack);
        Assert.All(await Task.WhenAll(drafts), last => Assert.Contains(last, (string[])["verified", "error"]));
        Directory.Delete(host.StartInfo.WorkingDirectory, recursive: true);
    }

    [Fact]
    public async Task TheVersionIsPrinted()
    {
        using var host = Start(["--version"]);

        Assert.Equal(ProgramVersion.Current, (await host.StandardOutput.ReadToEndAsync()).Trim());
    }

    [Fact]
    public void TheHostKnowsNoStoreAndNoRuntimeOfModels()
    {
        var known = typeof(Program)
            .Assembly.GetReferencedAssemblies()
            .Select(a => a.Name!)
            .Where(a => a.StartsWith("Assistant", StringComparison.Ordinal));

        Assert.Equal(["Assistant.Core", "Assistant.Hosting"], known.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("--Index:CorpusDirectory=", "Index:CorpusDirectory")]
    [InlineData("--Embedding:Endpoint=ftp://x", "Embedding:Endpoint")]
    [InlineData("--Embedding:Dimensions=-1", "Embedding:Dimensions")]
    [InlineData("--Reading:Provider=bert", "Reading:Provider 'bert' is unknown; give own or none")]
    [InlineData("--CrossEncoder:Provider=bert", "CrossEncoder:Provider 'bert' is unknown; give own or none")]
    [InlineData("--Chat:Endpoint=ftp://x", "Chat:Endpoint")]
    [InlineData("--Chat:Endpoint=http://me:s3cret@127.0.0.1:9/v1", "Chat:Endpoint holds a user or a password")]
    [InlineData("--Embedding:Endpoint=http://me:s3cret@127.0.0.1:9/v1", "Embedding:Endpoint holds a user or a password")]
    [InlineData("--Qdrant:Endpoint=http://me:s3cret@127.0.0.1:9", "Qdrant:Endpoint holds a user or a password")]
    [InlineData("--Limits:Turns=-1", "Limits:Turns")]
    [InlineData("--Limits:DraftLength=20001", "Limits:DraftLength")]
    [InlineData("--Serving:KnownProxies=everybody", "Serving:KnownProxies 'everybody'")]
    [InlineData("--Operator:ApiKey=the-operators-own-s3cret", "Operator:ApiKey is in a settings file or on the command line")]
    [InlineData("--Chat:Endpoint=http://127.0.0.1:9/v1", "Chat:Model")]
    [InlineData("--Chat:TotalSeconds=0", "Chat:TotalSeconds")]
    [InlineData("--Qdrant:Endpoint=localhost:6334", "Qdrant:Endpoint 'localhost:6334'")]
    [InlineData("--Qdrant:Shards=many", "Qdrant:Shards")]
    [InlineData("--Qdrant:ApiKey=s3cret", "Qdrant:ApiKey is in a settings file or on the command line")]
    public async Task ABadSettingStopsTheStartByName(string argument, string setting)
    {
        var (code, error) = await RunAsync("--urls", "http://127.0.0.1:0", argument);

        Assert.Equal(1, code);
        Assert.Contains(setting, error, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", error, StringComparison.Ordinal);
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
        Assert.Contains("Chat:ApiKey is in a settings file", error, StringComparison.Ordinal);
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
        using var process = Start(arguments);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        _ = process.StandardOutput.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        var text = await error;
        Directory.Delete(process.StartInfo.WorkingDirectory, recursive: true);
        return (process.ExitCode, text);
    }

    /// <summary>The line in which a host prints its address; the host is stopped then.</summary>
    private static async Task<string> AddressAsync(Process host)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var line = string.Empty;
        while (line is not null && !line.Contains("Assistant: http", StringComparison.Ordinal))
        {
            line = await host.StandardOutput.ReadLineAsync(limit.Token);
        }

        host.Kill();
        await host.WaitForExitAsync(limit.Token);
        Directory.Delete(host.StartInfo.WorkingDirectory, recursive: true);
        return line ?? await host.StandardError.ReadToEndAsync(limit.Token);
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string address)
    {
        try
        {
            using var response = await http.GetAsync(address);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<string?> EventsAsync(HubConnection hub, string draft, SemaphoreSlim waiting)
    {
        string? last = null;
        await foreach (var happened in hub.StreamAsync<JsonElement>("Check", draft))
        {
            last = happened.GetProperty("type").GetString();
            if (last == "queued")
            {
                waiting.Release();
            }
        }

        return last;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static Process Start(string[] arguments, params (string Name, string Value)[] environment)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-start-");
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.FullName,
        };
        string[] places = [$"--Index:DataDirectory={folder.FullName}/data", $"--Index:CorpusDirectory={RunningAssistant.Root}/corpus"];
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. arguments is ["--version"] ? [] : places, .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }
}
