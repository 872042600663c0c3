using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Hosting;
using Assistant.Web.Indexing;
using Assistant.Web.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>A fault of the program itself while it indexes.</summary>
public sealed class IndexFaultTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-fault-");
    private readonly ListLogger logger = new();
    private readonly FakeLifetime lifetime = new();

    public IndexFaultTests()
    {
        Directory.CreateDirectory(Corpus);
        File.Copy(Path.Combine(RunningAssistant.Root, "corpus", "keqiao-2020.txt"), Path.Combine(Corpus, "keqiao-2020.txt"));
    }

    private string Corpus => Path.Combine(folder.FullName, "corpus");

    private string Data => Path.Combine(folder.FullName, "data");

    [Fact]
    public async Task WithNothingToServeTheHostEndsAndSaysWhy()
    {
        using var host = Host();

        await host.StartAsync(CancellationToken.None);
        await lifetime.Stopped.Task;

        Assert.True(host.IsBroken);
        AssertLogged("the host ends");
    }

    [Fact]
    public async Task WithAnOlderIndexItServesThat()
    {
        using (var index = await CorpusIndex.OpenAsync(Data, null, CancellationToken.None))
        {
            await index.IngestAsync(Corpus, null, CancellationToken.None);
        }

        File.WriteAllText(Path.Combine(Corpus, "another-2021.txt"), "政府工作报告");
        using var host = Host();
        await host.StartAsync(CancellationToken.None);
        await RunningAssistant.UntilAsync(() => Task.FromResult(host.Missing.ContainsKey("corpus")));

        Assert.True(host.IsReady);
        Assert.False(host.IsBroken);
        var answer = await host.Assistant!.AnswerAsync(new Question("1", "2019年一般公共预算收入是多少？", []), CancellationToken.None);
        Assert.Contains("131.4亿元", answer.Text, StringComparison.Ordinal);
        AssertLogged("the index serves as it was");
        await host.StopAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        folder.Delete(recursive: true);
    }

    private void AssertLogged(string what) =>
        Assert.Contains(logger.Lines, line =>
            line.Contains(what, StringComparison.Ordinal) && line.Contains("a fault of the program", StringComparison.Ordinal)
        );

    private IndexHost Host()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var settings = new Microsoft.Extensions.Configuration.ConfigurationManager
        {
            ["Index:CorpusDirectory"] = Corpus,
            ["Index:DataDirectory"] = Data,
            ["Embedding:Provider"] = "none",
            ["CrossEncoder:Provider"] = "none",
            ["Reading:Provider"] = "none",
        };
        services.AddAssistant(settings);
        services.Replace(ServiceDescriptor.Singleton(new ReportReader([new BrokenFormat()])));
        var provider = services.BuildServiceProvider();
        return new IndexHost(
            provider.GetRequiredService<IOptions<IndexOptions>>(),
            provider.GetRequiredService<AssistantFactory>(),
            new FakeEnvironment(folder.FullName),
            lifetime,
            TimeProvider.System,
            logger
        );
    }

    /// <summary>Breaks where no file is to blame.</summary>
    private sealed class BrokenFormat : IReportFormat
    {
        public IReadOnlyList<string> Extensions => [".txt"];

        public SourceText Read(byte[] bytes, string path) => throw new InsufficientMemoryException("a fault of the program");
    }

    private sealed class FakeEnvironment(string root) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Test";

        public string ApplicationName { get; set; } = "Test";

        public string ContentRootPath { get; set; } = root;

        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }

    private sealed class FakeLifetime : IHostApplicationLifetime
    {
        public TaskCompletionSource Stopped { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public CancellationToken ApplicationStarted => CancellationToken.None;

        public CancellationToken ApplicationStopping => CancellationToken.None;

        public CancellationToken ApplicationStopped => CancellationToken.None;

        public void StopApplication() => Stopped.TrySetResult();
    }

    private sealed class ListLogger : ILogger<IndexHost>
    {
        public System.Collections.Concurrent.ConcurrentQueue<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Lines.Enqueue($"{formatter(state, exception)} {exception}");
    }
}
