using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Hosting.Reading;

namespace Assistant.Cli;

/// <summary><c>assistant reports</c>: the indexed reports, a line each.</summary>
internal static class ReportsCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "A JSON object a line" };
        return CommandContext.WithAction(
            new Command("reports", "List the indexed reports") { json },
            async (parsed, place, cancellationToken) =>
            {
                using var index = await place.OpenAsync(cancellationToken);
                foreach (var report in index.Current.Reports)
                {
                    Screen.WriteLine(
                        parsed.GetValue(json)
                            ? JsonSerializer.Serialize(ReportRow.Of(report), AnswerJson.Options)
                            : $"{report.Report}\t{report.Title}\t{report.Place}\t{report.Year}\t{report.Passages} passages\t{report.Figures} figures"
                    );
                }

                return ExitCode.Done;
            }
        );
    }
}
