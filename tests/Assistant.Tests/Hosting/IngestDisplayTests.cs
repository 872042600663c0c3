using Assistant.Core.Index;
using Assistant.Hosting;
using Spectre.Console;
using Xunit;

namespace Assistant.Tests.Hosting;

public sealed class IngestDisplayTests
{
    [Fact]
    public async Task RedirectedProgressIsALineForEveryTenth()
    {
        var output = new StringWriter { NewLine = "\n" };

        await IngestDisplay.RunAsync(output, redirected: true, progress => ReportAsync(progress, 184));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(11, lines.Length);
        Assert.Equal(["indexing: 184 reports", "indexing: 10 % (19/184)"], lines.Take(2));
        Assert.Equal("indexing: 100 % (184/184)", lines[^1]);
    }

    [Fact]
    public async Task AFewReportsAreNoMoreLinesThanReportsAndABeginning()
    {
        var output = new StringWriter { NewLine = "\n" };

        await IngestDisplay.RunAsync(output, redirected: true, progress => ReportAsync(progress, 1));

        Assert.Equal("indexing: 1 report\nindexing: 100 % (1/1)\n", output.ToString());
    }

    [Fact]
    public async Task NothingToDoWritesNothing()
    {
        var output = new StringWriter();

        await IngestDisplay.RunAsync(output, redirected: true, progress => ReportAsync(progress, 0));

        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task WhatIsSentToAServerIsCountedApart()
    {
        var output = new StringWriter { NewLine = "\n" };

        await IngestDisplay.RunAsync(output, redirected: true, async progress =>
        {
            await ReportAsync(progress, 1);
            return await ReportAsync(progress, 1, "qdrant");
        });

        Assert.EndsWith("sending to qdrant: 1 report\nsending to qdrant: 100 % (1/1)\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ATerminalShowsOneBarAndLeavesNoLine()
    {
        var output = new StringWriter();
        var console = AnsiConsole.Create(
            new AnsiConsoleSettings
            {
                Ansi = AnsiSupport.Yes,
                Interactive = InteractionSupport.Yes,
                Out = new AnsiConsoleOutput(output),
            }
        );

        var done = await IngestDisplay.WithBarAsync(console, progress => ReportAsync(progress, 40));

        Assert.Equal(40, done);
        Assert.Contains("100%", output.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("39/40", output.ToString(), StringComparison.Ordinal);
    }

    private static Task<int> ReportAsync(IProgress<IngestProgress> progress, int total, string? server = null)
    {
        for (var done = 1; done <= total; done++)
        {
            progress.Report(new IngestProgress($"r{done}.txt", done, total, server));
        }

        return Task.FromResult(total);
    }
}
