using System.CommandLine;
using System.Text;
using Assistant.Cli;

Console.OutputEncoding = new UTF8Encoding(false);
var command = new RootCommand("Answers questions about Chinese government work reports with verbatim citations.")
{
    IngestCommand.Create(),
    AskCommand.Create(),
    ReportsCommand.Create(),
    FiguresCommand.Create(),
    OutlineCommand.Create(),
    VerifyCommand.Create(),
    JudgeCommand.Create(),
    PromisesCommand.Create(),
    BriefCommand.Create(),
    EvaluateCommand.Create(),
    McpCommand.Create(),
};
var parsed = command.Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (var error in parsed.Errors)
    {
        await Console.Error.WriteLineAsync($"assistant: {error.Message}");
    }

    await Console.Error.WriteLineAsync("assistant: see --help");
    return ExitCode.Usage;
}

using var stop = new CancellationTokenSource();
Console.CancelKeyPress += (_, e) =>
{
    e.Cancel = true;
    stop.Cancel();
};
return await parsed.InvokeAsync(cancellationToken: stop.Token);
