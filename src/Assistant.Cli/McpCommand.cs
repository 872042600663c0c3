using System.CommandLine;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;
using Assistant.Hosting.Tools;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using ModelContextProtocol.Server;

namespace Assistant.Cli;

/// <summary><c>assistant mcp</c>: the tools of the Model Context Protocol over standard input and output. All that is for people goes to standard error.</summary>
internal static class McpCommand
{
    public static Command Create() =>
        CommandContext.WithAction(
            new Command("mcp", "Serve chat programs by the Model Context Protocol, over standard input and output"),
            async (_, place, cancellationToken) =>
            {
                using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var opening = place.OpenAsync(stop.Token);
                using var door = new StdioDoor(opening, place.CorpusFolder);
                await using var services = Services(door);
                await ServeAsync(services, opening, stop);
                return ExitCode.Done;
            }
        );

    private static async Task ServeAsync(ServiceProvider services, Task<CorpusIndex> opening, CancellationTokenSource stop)
    {
        var options = services.GetRequiredService<IOptions<McpServerOptions>>().Value;
        var logs = services.GetRequiredService<ILoggerFactory>();
        await using var transport = new StdioServerTransport(options, logs);
        await using var server = McpServer.Create(transport, options, logs, services);
        var serving = server.RunAsync(stop.Token);
        try
        {
            // An index that cannot be opened ends the program with its reason; until it is open, calls are told so.
            if (await Task.WhenAny(serving, opening) == opening)
            {
                await opening;
            }

            await serving;
        }
        finally
        {
            await stop.CancelAsync();
            if (opening.IsCompletedSuccessfully)
            {
                (await opening).Dispose();
            }
        }
    }

    private static ServiceProvider Services(StdioDoor door)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IToolDoor>(door);
        services.AddLogging(logs => logs.SetMinimumLevel(LogLevel.Warning).AddSimpleConsole(line => line.SingleLine = true));

        // Standard output is the protocol's alone.
        services.Configure<Microsoft.Extensions.Logging.Console.ConsoleLoggerOptions>(console =>
            console.LogToStandardErrorThreshold = LogLevel.Trace
        );
        services.AddReportTools();
        return services.BuildServiceProvider();
    }

    /// <summary>Lets as many calls work at once as there are processors, over an index that may still be opened or made.</summary>
    private sealed class StdioDoor(Task<CorpusIndex> opening, string corpusFolder) : IToolDoor, IDisposable
    {
        private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
        private readonly SemaphoreSlim places = new(Environment.ProcessorCount);
        private readonly Lock gate = new();
        private OpenReports? opened;

        public AskCheck Check { get; } = new(QuestionReader.MaxLength, DraftVerifier.MaxLength);

        public async Task<OpenReports> OpenAsync(CancellationToken cancellationToken)
        {
            var index = await IndexAsync(cancellationToken);
            await index.FollowAsync(cancellationToken);
            lock (gate)
            {
                opened ??= new OpenReports(
                    new CorpusReading(index.Current, FolderOf(index)),
                    CommandContext.Assistant(index),
                    CommandContext.Parts.CreateVerifier(index)
                );
                return opened = opened with { Reading = new CorpusReading(index.Current, FolderOf(index)) };
            }
        }

        public async Task<T> RunAsync<T>(Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
        {
            await places.WaitAsync(cancellationToken);
            try
            {
                return await Task.Run(() => work(cancellationToken), cancellationToken);
            }
            finally
            {
                places.Release();
            }
        }

        public void Dispose() => places.Dispose();

        private string FolderOf(CorpusIndex index) => index.CorpusFolder ?? corpusFolder;

        private async Task<CorpusIndex> IndexAsync(CancellationToken cancellationToken)
        {
            try
            {
                return await opening.WaitAsync(Patience, cancellationToken);
            }
            catch (TimeoutException)
            {
                throw new RequestException(RequestFault.NotReady, "正在建立索引，请过一会儿再试。");
            }
        }
    }
}
