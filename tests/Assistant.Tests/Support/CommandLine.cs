using System.Diagnostics;
using System.Text;

namespace Assistant.Tests.Support;

/// <summary>Runs the command line as a process of its own.</summary>
internal static class CommandLine
{
    /// <summary>Runs it from a folder, with settings in its environment; gives up after a minute.</summary>
    public static async Task<(int Code, string Output, string Error)> RunAsync(
        string directory,
        IReadOnlyDictionary<string, string> settings,
        params IReadOnlyList<string> arguments
    )
    {
        using var process = Start(directory, settings, arguments);
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var output = process.StandardOutput.ReadToEndAsync(limit.Token);
        var error = process.StandardError.ReadToEndAsync(limit.Token);
        await process.WaitForExitAsync(limit.Token);
        return (process.ExitCode, await output, await error);
    }

    /// <summary>Starts it; the caller reads its output and ends it.</summary>
    public static Process Start(string directory, IReadOnlyDictionary<string, string> settings, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = directory,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var argument in (string[])[Path.Combine(AppContext.BaseDirectory, "assistant.dll"), .. arguments])
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (setting, value) in settings)
        {
            start.Environment[setting] = value;
        }

        return Process.Start(start)!;
    }
}
