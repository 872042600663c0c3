using System.Net.Http.Headers;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Xunit;

namespace Assistant.Web.Tests.Support;

/// <summary>The real host on a real port over a corpus of its own.</summary>
public sealed class RunningAssistant : IAsyncLifetime
{
    /// <summary>With it the host says what is missing and why.</summary>
    private const string OperatorKey = "the-operators-own-key";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-web-");
    private readonly IReadOnlyList<(string Setting, string Value)> settings;
    private Factory factory;
    private int port;

    // Settings of the factory come as arguments, where the host takes no key from.
    static RunningAssistant() => Environment.SetEnvironmentVariable("Operator__ApiKey", OperatorKey);

    public RunningAssistant()
        : this(withCorpus: true) { }

    internal RunningAssistant(bool withCorpus, params IReadOnlyList<(string Setting, string Value)> settings)
    {
        Directory.CreateDirectory(CorpusFolder);
        if (withCorpus)
        {
            AddReport();
        }

        this.settings = settings;
        factory = new Factory(folder.FullName, settings);
    }

    /// <summary>The folder that holds Assistant.sln.</summary>
    public static string Root { get; } = FindRoot();

    public string Address { get; private set; } = string.Empty;

    public HttpClient Http { get; private set; } = new();

    public async ValueTask InitializeAsync()
    {
        Start();
        await UntilAsync(async () => (await Http.GetAsync("/health/ready")).IsSuccessStatusCode);
    }

    /// <summary>Starts a host whose index cannot come up, and waits until it says so.</summary>
    public async Task StartWithoutIndexAsync(string cause = "corpus")
    {
        Start();
        await UntilAsync(async () =>
            (await (await Http.GetAsync("/health/ready")).Content.ReadAsStringAsync()).Contains(cause, StringComparison.Ordinal)
        );
    }

    /// <summary>The folder of the index.</summary>
    public string DataFolder => Path.Combine(folder.FullName, "data");

    /// <summary>The folder of the reports.</summary>
    public string CorpusFolder => Path.Combine(folder.FullName, "corpus");

    /// <summary>Names of the files in the corpus folder.</summary>
    public IReadOnlyList<string> CorpusFiles() =>
        [.. Directory.EnumerateFiles(CorpusFolder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    /// <summary>Puts the example report into the corpus folder.</summary>
    public void AddReport(string name = "keqiao-2020.txt") =>
        File.Copy(Path.Combine(Root, "corpus", "keqiao-2020.txt"), Path.Combine(CorpusFolder, name));

    /// <summary>Puts a report of a test's own into the corpus folder.</summary>
    public void AddReport(string name, string text) => File.WriteAllText(Path.Combine(CorpusFolder, name), text);

    /// <summary>Indexes the corpus folder as another process would.</summary>
    public async Task IngestBesideAsync()
    {
        using var index = await CorpusIndex.OpenAsync(DataFolder, null, CancellationToken.None);
        await index.IngestAsync(CorpusFolder, null, CancellationToken.None);
    }

    /// <summary>Stops the host; it can be started again.</summary>
    public async Task StopAsync()
    {
        Http.Dispose();
        await factory.DisposeAsync();
        factory = new Factory(folder.FullName, settings);
    }

    /// <summary>Stops the host, changes its corpus folder, starts it again over the same index, and waits until it can be asked.</summary>
    public async Task RestartAsync(Action<string> changeCorpus)
    {
        await StopAsync();
        changeCorpus(CorpusFolder);
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await factory.DisposeAsync();
        folder.Delete(recursive: true);
    }

    /// <summary>A connected client of the hub, with the JSON of the contract.</summary>
    public async Task<HubConnection> ConnectAsync()
    {
        var builder = new HubConnectionBuilder().WithUrl($"{Address}/chat");
        builder.Services.Configure<JsonHubProtocolOptions>(options => options.PayloadSerializerOptions = AnswerJson.Options);
        var connection = builder.Build();
        await connection.StartAsync();
        return connection;
    }

    /// <summary>Waits until the host has done its background work; gives up after a minute.</summary>
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private void Start()
    {
        // The factory sets the port while the program starts beside it: where the program was faster the factory throws, and a new one is asked.
        for (var tries = 0; ; tries++)
        {
            try
            {
                factory.UseKestrel(port);
                factory.StartServer();
                break;
            }
            catch (InvalidOperationException e) when (tries < 5 && e.Message.Contains("IServerAddressesFeature", StringComparison.Ordinal))
            {
                factory.Dispose();
                factory = new Factory(folder.FullName, settings);
            }
        }

        // A page that is open finds the host again where it was.
        port = factory.ClientOptions.BaseAddress.Port;
        Address = factory.ClientOptions.BaseAddress.ToString().TrimEnd('/');
        Http = new HttpClient { BaseAddress = new Uri(Address) };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", OperatorKey);
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (at is not null && !File.Exists(Path.Combine(at.FullName, "Assistant.sln")))
        {
            at = at.Parent;
        }

        return at?.FullName ?? throw new InvalidOperationException($"no Assistant.sln above {AppContext.BaseDirectory}");
    }

    private sealed class Factory(string folder, IReadOnlyList<(string Setting, string Value)> settings) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Index:CorpusDirectory", Path.Combine(folder, "corpus"));
            builder.UseSetting("Index:DataDirectory", Path.Combine(folder, "data"));
            foreach (var (setting, value) in settings)
            {
                builder.UseSetting(setting, value);
            }

            builder.UseContentRoot(Path.Combine(Root, "src", "Assistant.Web"));
        }
    }
}
