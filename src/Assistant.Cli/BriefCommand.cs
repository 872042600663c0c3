using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Briefing;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary><c>assistant brief</c>: a deputy's dossier on one topic of a report.</summary>
internal static class BriefCommand
{
    private static readonly Argument<string> Topic = new("topic") { Description = "The topic in a few words (养老服务)" };

    private static readonly Option<string> Place = new("--place") { Description = "The place (博野县)", Required = true };

    private static readonly Option<int?> Year = new("--year")
    {
        Description = "Year of delivery of the report (default: the newest of the place)",
    };

    private static readonly Option<string> Format = new("--format") { Description = "md, docx or json", DefaultValueFactory = _ => "md" };

    private static readonly Option<string> Form = new("--form")
    {
        Description = "short (one page) or full",
        DefaultValueFactory = _ => "full",
    };

    private static readonly Option<FileInfo?> Out = new("--out")
    {
        Description = "File to write (default: standard output; needed for docx)",
    };

    public static Command Create()
    {
        Format.AcceptOnlyFromAmong("md", "docx", "json");
        Form.AcceptOnlyFromAmong("short", "full");
        var command = new Command("brief", "Make a dossier on one topic: promises, results, gaps, questions")
        {
            Topic,
            Place,
            Year,
            Format,
            Form,
            Out,
        };
        command.Validators.Add(given =>
        {
            if (given.GetValue(Format) == "docx" && given.GetValue(Out) is null)
            {
                given.AddError("--format docx needs --out FILE.docx");
            }
        });
        return CommandContext.WithAction(command, async (parsed, place, cancellationToken) =>
        {
            using var index = await place.OpenAsync(cancellationToken);
            var form = parsed.GetValue(Form) == "short" ? BriefForm.OnePage : BriefForm.Full;
            var request = new BriefRequest(parsed.GetValue(Topic)!, parsed.GetValue(Place)!, parsed.GetValue(Year));
            var brief = new BriefComposer(index.Current).Compose(request, cancellationToken).In(form);
            if (parsed.GetValue(Format) == "docx")
            {
                await File.WriteAllBytesAsync(parsed.GetValue(Out)!.FullName, BriefDocx.Write(brief, form), cancellationToken);
                return ExitCode.Done;
            }

            var text = parsed.GetValue(Format) == "json" ? JsonSerializer.Serialize(brief, AnswerJson.Options) : BriefMarkdown.Write(brief);
            if (parsed.GetValue(Out) is { } file)
            {
                await File.WriteAllTextAsync(file.FullName, text, cancellationToken);
            }
            else
            {
                Screen.WriteLine(text.TrimEnd());
            }

            return ExitCode.Done;
        });
    }
}
