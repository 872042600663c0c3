using System.CommandLine;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Language;

namespace Assistant.Cli;

/// <summary><c>assistant ask</c>: one question, or a file of them.</summary>
internal static class AskCommand
{
    public static Command Create()
    {
        var question = new Argument<string?>("question") { Description = "The question", Arity = ArgumentArity.ZeroOrOne };
        var history = new Option<string[]>("--history")
        {
            Description = "An earlier question of the conversation, oldest first; may be given several times",
            DefaultValueFactory = _ => [],
        };
        var place = new Option<string?>("--place") { Description = "The place that the conversation is about" };
        var batch = new Option<FileInfo?>("--batch")
        {
            Description = "A file of JSON lines with id, question and optional history and place",
        };
        var json = new Option<bool>("--json") { Description = "Answer as JSON, a line for each question" };
        var command = new Command("ask", "Ask the reports") { question, history, place, batch, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(batch) is null == result.GetValue(question) is null)
            {
                result.AddError("give a question or --batch FILE, one of the two");
            }
        });
        return CommandContext.WithAction(command, async (parsed, context, cancellationToken) =>
        {
            using var index = await context.OpenAsync(cancellationToken);
            var assistant = CommandContext.Assistant(index);
            if (parsed.GetValue(batch) is { } file)
            {
                var code = await BatchAsync(assistant, file, cancellationToken);
                await CommandContext.TellFaultsAsync(index, assistant);
                return code;
            }

            var answer = await assistant.AnswerAsync(
                new Question("1", parsed.GetValue(question)!, parsed.GetValue(history)!, parsed.GetValue(place)),
                cancellationToken,
                Notice
            );
            Screen.WriteLine(parsed.GetValue(json) ? AnswerJson.ToLine(answer) : AnswerPrinter.Print(answer));
            await CommandContext.TellFaultsAsync(index, assistant);
            return ExitCode.Done;
        });
    }

    private static void Notice(string message) => Console.Error.WriteLine($"assistant: {VisibleText.Of(message)}");

    private static async Task<int> BatchAsync(ReportAssistant assistant, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"the batch file '{file.FullName}' does not exist");
        }

        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.AsSpan().Trim().Length == 0)
            {
                continue;
            }

            Screen.WriteLine(
                BatchLine.TryParse(line, number, out var question, out var error)
                    ? AnswerJson.ToLine(await assistant.AnswerAsync(question, cancellationToken, Notice))
                    : error
            );
        }

        return ExitCode.Done;
    }
}
