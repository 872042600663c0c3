using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Briefing;
using Assistant.Core.Contract;

namespace Assistant.Cli;

/// <summary><c>assistant promises</c>: every target and plan of the reports of a place, with what the next reports say of it.</summary>
internal static class PromisesCommand
{
    private static readonly Option<string> Place = new("--place") { Description = "The place (博野县)", Required = true };

    private static readonly Option<int?> From = new("--from") { Description = "Year of the first report whose promises are wanted" };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line" };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Comma-separated, with a line of names" };

    public static Command Create()
    {
        var command = new Command("promises", "Print the targets and plans of a place and what came of them") { Place, From, Json, Csv };
        command.Validators.Add(given =>
        {
            if (given.GetValue(Json) && given.GetValue(Csv))
            {
                given.AddError("give either --json or --csv");
            }
        });
        return CommandContext.WithAction(command, async (parsed, place, cancellationToken) =>
        {
            using var index = await place.OpenAsync(cancellationToken);
            var promises = new PromiseLedger(index.Current).Of(parsed.GetValue(Place)!, parsed.GetValue(From));
            if (parsed.GetValue(Csv))
            {
                Screen.WriteLine(string.Join(',', PromiseJson.Columns));
            }

            foreach (var promise in promises)
            {
                Screen.WriteLine(
                    parsed.GetValue(Json) ? JsonSerializer.Serialize(PromiseJson.Of(promise), AnswerJson.Options)
                    : parsed.GetValue(Csv) ? CsvText.Line(PromiseJson.Cells(promise))
                    : Line(promise)
                );
            }

            return ExitCode.Done;
        });
    }

    private static string Line(Promise promise)
    {
        var name = promise.Outcome.ToString().ToLowerInvariant();
        var gap = promise.Gap is null ? string.Empty : $" {promise.Gap}（{promise.How}）";
        var result = promise.Result is { } said ? $"{said.Year}：{said.Quote}" : string.Empty;
        return $"{promise.Target.Year}：{promise.Target.Quote}\t{name}{gap}\t{result}\t{promise.Reason}";
    }
}
