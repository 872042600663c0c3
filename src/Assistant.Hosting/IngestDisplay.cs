using Assistant.Core.Index;
using Spectre.Console;

namespace Assistant.Hosting;

/// <summary>Shows how far an ingest is: one bar on a terminal, a few plain lines elsewhere.</summary>
public static class IngestDisplay
{
    /// <summary>Runs an ingest and shows its progress. Nothing is shown while there is nothing to do.</summary>
    /// <param name="output">Standard output or standard error.</param>
    /// <param name="redirected">Whether it leads into a file, a pipe or a journal.</param>
    /// <param name="work">The ingest; it is given what it reports its progress to.</param>
    public static Task<T> RunAsync<T>(TextWriter output, bool redirected, Func<IProgress<IngestProgress>, Task<T>> work)
    {
        if (redirected)
        {
            return work(new IngestLines(output));
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        return console.Profile.Capabilities.Ansi ? WithBarAsync(console, work) : work(new IngestLines(output));
    }

    /// <summary>The bar, on a terminal that can redraw a line.</summary>
    internal static async Task<T> WithBarAsync<T>(IAnsiConsole console, Func<IProgress<IngestProgress>, Task<T>> work) =>
        await console
            .Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new IngestBar(context)))
            .ConfigureAwait(false);

    // A report sent to a server is counted from one again.
    private sealed class IngestBar(ProgressContext context) : IProgress<IngestProgress>
    {
        private readonly Dictionary<string, ProgressTask> tasks = [];
        private readonly IngestRate rate = new(TimeProvider.System);

        public void Report(IngestProgress value)
        {
            var key = value.Server ?? string.Empty;
            if (!tasks.TryGetValue(key, out var task))
            {
                var name = value.Server is null ? "indexing" : $"sending to {Markup.Escape(value.Server)}";
                tasks[key] = task = context.AddTask(name, maxValue: value.Total);
            }

            task.Value = value.Done;
            if (value.Server is null)
            {
                task.Description = Markup.Escape($"indexing {value.Done}/{value.Total} reports, {rate.Words(value)}".TrimEnd(' ', ','));
            }
        }
    }
}
