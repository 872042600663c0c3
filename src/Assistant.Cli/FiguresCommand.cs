using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Ledger;
using Assistant.Core.Verification;

namespace Assistant.Cli;

/// <summary><c>assistant figures</c>: the ledger of a report, a figure a line.</summary>
internal static class FiguresCommand
{
    public static Command Create()
    {
        var report = new Option<string>("--report")
        {
            Description = "Name of the report, as `assistant reports` lists it",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "A JSON object a line" };
        var notes = new Option<bool>("--notes")
        {
            Description =
                "Instead of the ledger what a reader should look at twice: two values of one indicator, shares that do not add up, targets below results",
        };
        return CommandContext.WithAction(
            new Command("figures", "Print the ledger of a report") { report, json, notes },
            async (parsed, place, cancellationToken) =>
            {
                using var index = await place.OpenAsync(cancellationToken);
                var name = parsed.GetValue(report)!;
                if (index.Current.Text(name) is null)
                {
                    throw new InvalidDataException($"no report is called '{name}'; `assistant reports` lists them");
                }

                if (parsed.GetValue(notes))
                {
                    PrintNotes(ConsistencyNotes.Of(name, index.Current), parsed.GetValue(json));
                    return ExitCode.Done;
                }

                foreach (var figure in index.Current.Figures(name))
                {
                    Screen.WriteLine(
                        parsed.GetValue(json)
                            ? JsonSerializer.Serialize(Row(figure), AnswerJson.Options)
                            : $"{figure.Text}\t{figure.Indicator}\t{Period(figure)}\t{figure.Status}\t{figure.Modifier}\t{figure.Quote}"
                    );
                }

                return ExitCode.Done;
            }
        );
    }

    private static void PrintNotes(IReadOnlyList<ConsistencyNote> notes, bool json)
    {
        foreach (var note in notes)
        {
            Screen.WriteLine(
                json
                    ? JsonSerializer.Serialize(
                        new
                        {
                            note = note.Kind,
                            message = note.Message,
                            figures = note.Figures.Select(Row),
                        },
                        AnswerJson.Options
                    )
                    : $"{note.Message}\n{string.Join('\n', note.Figures.Select(f => $"  {f.Quote}"))}"
            );
        }

        if (notes.Count == 0 && !json)
        {
            Screen.WriteLine("没有发现前后不一致的数字。");
        }
    }

    private static object Row(Figure f) =>
        new
        {
            report = f.Report,
            indicator = f.Indicator,
            subject = f.Subject,
            value = f.Value,
            value_to = f.ValueTo,
            value_text = f.Text,
            unit = f.Unit,
            modifier = f.Modifier.Length > 0 ? f.Modifier : "none",
            kind = f.Kind == FigureKind.Change ? "change_pp" : f.Kind.ToString().ToLowerInvariant(),
            period = Period(f),
            status = f.Status.ToString().ToLowerInvariant(),
            falling = f.Falling,
            basis = f.Basis,
            quote = f.Quote,
            start = f.Start,
            end = f.End,
        };

    private static string Period(Figure f) =>
        f.PeriodStart is null ? string.Empty
        : f.PeriodStart == f.PeriodEnd ? $"{f.PeriodStart}"
        : $"{f.PeriodStart}-{f.PeriodEnd}";
}
