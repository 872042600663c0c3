using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Verification;
using Assistant.Hosting.Reading;

namespace Assistant.Cli;

/// <summary><c>assistant verify</c>: judges the figures of a draft.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var file = new Argument<string?>("file")
        {
            Description = "A draft (.docx, .txt, .md, .html, .pdf), or - for standard input",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var batch = new Option<FileInfo?>("--batch") { Description = "A file of JSON lines with id and text" };
        var json = new Option<bool>("--json") { Description = "Verdicts as JSON" };
        var marked = new Option<FileInfo?>("--out")
        {
            Description = "Write the draft with its figures marked: a Word document as one (.docx), any draft as Markdown (.md)",
        };
        var list = new Option<FileInfo?>("--list") { Description = "Write a list of what was checked with what: .csv or .docx" };
        var command = new Command("verify", "Judge every figure of a draft against the reports") { file, batch, json, marked, list };
        command.Validators.Add(result =>
        {
            foreach (var fault in DraftFiles.Faults(result.GetValue(file), result.GetValue(marked), result.GetValue(list)))
            {
                result.AddError(fault);
            }

            if (result.GetValue(batch) is null == result.GetValue(file) is null)
            {
                result.AddError("give a file (or - for standard input) or --batch FILE, one of the two");
            }
        });
        return CommandContext.WithAction(command, async (parsed, place, cancellationToken) =>
        {
            using var index = await place.OpenAsync(cancellationToken);
            if (parsed.GetValue(batch) is { } lines)
            {
                return Batch(CommandContext.Parts.CreateVerifier(index), lines, cancellationToken);
            }

            var draft = await CheckAsync(CommandContext.Parts.CreateDraftCheck(index), parsed.GetValue(file)!, cancellationToken);
            var written = DraftFiles.Write(draft, parsed.GetValue(marked), parsed.GetValue(list));
            Screen.WriteLine(
                parsed.GetValue(json) ? JsonSerializer.Serialize(DraftVerdicts.Of(draft), AnswerJson.Options)
                : written.Count > 0 ? string.Join('\n', written.Prepend(draft.Result.Summary))
                : Print(draft.Result)
            );
            return ExitCode.Done;
        });
    }

    private static int Batch(DraftVerifier verifier, FileInfo file, CancellationToken cancellationToken)
    {
        if (!file.Exists)
        {
            throw new FileNotFoundException($"the batch file '{file.FullName}' does not exist");
        }

        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (line.Trim().Length > 0)
            {
                Screen.WriteLine(JudgeLine(verifier, line, number, cancellationToken));
            }
        }

        return ExitCode.Done;
    }

    private static string JudgeLine(DraftVerifier verifier, string line, int number, CancellationToken cancellationToken)
    {
        string? id = null;
        try
        {
            using var json = JsonDocument.Parse(line);
            id =
                json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("id", out var given)
                    ? given.ToString()
                    : null;
            var text = json.RootElement.GetProperty("text").GetString() ?? string.Empty;
            return JsonSerializer.Serialize(new { id, verdicts = verifier.Verify(text, cancellationToken).Verdicts }, AnswerJson.Options);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return JsonSerializer.Serialize(
                new
                {
                    id,
                    line = number,
                    error = $"the line cannot be verified ({e.Message}); expected {{\"id\": …, \"text\": …}}",
                },
                AnswerJson.Options
            );
        }
    }

    private static async Task<CheckedDraft> CheckAsync(DraftCheck check, string file, CancellationToken cancellationToken)
    {
        try
        {
            return file == "-"
                ? check.CheckText("标准输入", await Console.In.ReadToEndAsync(cancellationToken), cancellationToken)
                : check.Check(file, cancellationToken);
        }
        catch (ReportFormatException e)
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    private static string Print(VerificationResult result)
    {
        var lines = result.Verdicts.Select(v =>
            $"{VerdictNote.Word(v.Kind)}  {v.Figure ?? v.Claim}{(v.Expected is null ? string.Empty : $"，报告是 {v.Expected}")}{(v.Reason is null ? string.Empty : $"（{v.Reason}）")}{(v.Mark is null ? string.Empty : $" [{v.Mark}]")}"
        );
        var sources = result.Citations.Select(c => $"[{c.Mark}] {c.Title}：{c.Quote}");
        return string.Join('\n', [.. lines, result.Summary, .. sources]);
    }
}
