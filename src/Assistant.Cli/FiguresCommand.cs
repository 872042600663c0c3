using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Ledger;
using Assistant.Core.Verification;

namespace Assistant.Cli;

/// <summary><c>assistant figures</c>: the ledger of a report, or the figures of one indicator over all reports, a figure a line.</summary>
internal static class FiguresCommand
{
    private static readonly Option<string?> Report = new("--report")
    {
        Description = "Name of the report, as `assistant reports` lists it",
    };

    private static readonly Option<string?> Indicator = new("--indicator")
    {
        Description = "Figures of one indicator over all reports; any of its names (GDP, 地区生产总值)",
    };

    private static readonly Option<string[]> Places = new("--place")
    {
        Description = "With --indicator: only reports of this place; may be given several times",
    };

    private static readonly Option<string?> Years = new("--years")
    {
        Description = "With --indicator: the years measured, 2020 or 2019-2023",
    };

    private static readonly Option<string?> StatusName = new("--status")
    {
        Description = "With --indicator: actual, target, plan or threshold",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "A JSON object a line" };

    private static readonly Option<bool> Csv = new("--csv") { Description = "Comma-separated, with a line of names" };

    private static readonly Option<bool> Notes = new("--notes")
    {
        Description =
            "Instead of the ledger what a reader should look at twice: two values of one indicator, shares that do not add up, targets below results",
    };

    public static Command Create()
    {
        var command = new Command("figures", "Print the ledger of a report, or one indicator over all reports")
        {
            Report,
            Indicator,
            Places,
            Years,
            StatusName,
            Json,
            Csv,
            Notes,
        };
        command.Validators.Add(Validate);
        return CommandContext.WithAction(command, async (parsed, place, cancellationToken) =>
        {
            using var index = await place.OpenAsync(cancellationToken);
            var snapshot = index.Current;
            if (parsed.GetValue(Report) is { } name && snapshot.Text(name) is null)
            {
                throw new InvalidDataException($"no report is called '{name}'; `assistant reports` lists them");
            }

            if (parsed.GetValue(Notes))
            {
                PrintNotes(ConsistencyNotes.Of(parsed.GetValue(Report)!, snapshot), parsed.GetValue(Json), snapshot);
                return ExitCode.Done;
            }

            Print(snapshot.Find(Query(parsed, snapshot)), parsed);
            return ExitCode.Done;
        });
    }

    private static void Validate(CommandResult given)
    {
        if ((given.GetValue(Report) is null) == (given.GetValue(Indicator) is null))
        {
            given.AddError("give either --report or --indicator");
        }
        else if (given.GetValue(Notes) && given.GetValue(Report) is null)
        {
            given.AddError("--notes needs --report");
        }
        else if (given.GetValue(Years) is { } years && YearsOf(years) is null)
        {
            given.AddError($"--years takes a year or two joined by a hyphen (2019-2023), not '{years}'");
        }
        else if (given.GetValue(StatusName) is { } status && StatusOf(status) is null)
        {
            given.AddError($"--status takes actual, target, plan or threshold, not '{status}'");
        }
    }

    private static LedgerQuery Query(ParseResult parsed, ICorpusSnapshot snapshot)
    {
        var years = parsed.GetValue(Years) is { } text ? YearsOf(text) : null;
        return new LedgerQuery
        {
            Indicator = parsed.GetValue(Indicator),
            Reports = parsed.GetValue(Report) is { } report ? [report] : [],
            Places = [.. (parsed.GetValue(Places) ?? []).Select(name => PlaceCalled(name, snapshot))],
            YearFrom = years?.From,
            YearTo = years?.To,
            Statuses = parsed.GetValue(StatusName) is { } status && StatusOf(status) is { } only ? [only] : [],
        };
    }

    // 浙江 is 浙江省.
    private static string PlaceCalled(string name, ICorpusSnapshot snapshot)
    {
        var places = snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct().ToList();
        return places.Contains(name) ? name
            : places.Where(p => p.StartsWith(name, StringComparison.Ordinal)).ToList() is [var only] ? only
            : throw new InvalidDataException($"no report is of a place called '{name}'; `assistant reports` lists them");
    }

    private static (int From, int To)? YearsOf(string text)
    {
        var ends = text.Split('-');
        return ends.Length is 1 or 2 && int.TryParse(ends[0], out var from) && int.TryParse(ends[^1], out var to) && from <= to
            ? (from, to)
            : null;
    }

    private static Status? StatusOf(string text) =>
        Enum.TryParse<Status>(text, ignoreCase: true, out var status) && status != Status.None && !int.TryParse(text, out _)
            ? status
            : null;

    private static void Print(IReadOnlyList<LedgerRow> rows, ParseResult parsed)
    {
        if (parsed.GetValue(Csv))
        {
            Screen.WriteLine("report,place,year,canonical,indicator,kind,period,status,value,value_to,unit,modifier,text,quote");
        }

        foreach (var row in rows)
        {
            Screen.WriteLine(
                parsed.GetValue(Json) ? JsonSerializer.Serialize(Row(row), AnswerJson.Options)
                : parsed.GetValue(Csv) ? CsvLine(row)
                : Line(row, parsed.GetValue(Report) is null)
            );
        }
    }

    private static string Line(LedgerRow row, bool withReport)
    {
        var f = row.Figure;
        var line = $"{f.Text}\t{f.Indicator}\t{Period(f)}\t{f.Status}\t{f.Modifier}\t{f.Quote}";
        return withReport ? $"{f.Report}\t{line}" : line;
    }

    private static string CsvLine(LedgerRow row)
    {
        var f = row.Figure;
        object?[] cells =
        [
            f.Report,
            row.Place,
            row.Year,
            f.Canonical,
            f.Indicator,
            KindName(f),
            Period(f),
            f.Status.ToString().ToLowerInvariant(),
            f.Value,
            f.ValueTo,
            f.Unit,
            f.Modifier,
            f.Text,
            f.Quote,
        ];
        return CsvText.Line(cells.Select(c => Convert.ToString(c, CultureInfo.InvariantCulture) ?? string.Empty));
    }

    private static void PrintNotes(IReadOnlyList<ConsistencyNote> notes, bool json, ICorpusSnapshot snapshot)
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
                            figures = note.Figures.Select(f => Row(RowOf(f, snapshot))),
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

    private static LedgerRow RowOf(Figure figure, ICorpusSnapshot snapshot) =>
        snapshot.Reports.Where(r => r.Report == figure.Report).Select(r => new LedgerRow(figure, r.Place ?? string.Empty, r.Year)).First();

    private static object Row(LedgerRow row)
    {
        var f = row.Figure;
        return new
        {
            report = f.Report,
            place = row.Place,
            year = row.Year,
            indicator = f.Indicator,
            canonical = f.Canonical,
            subject = f.Subject,
            value = f.Value,
            value_to = f.ValueTo,
            value_text = f.Text,
            unit = f.Unit,
            modifier = f.Modifier.Length > 0 ? f.Modifier : "none",
            kind = KindName(f),
            period = Period(f),
            status = f.Status.ToString().ToLowerInvariant(),
            falling = f.Falling,
            basis = f.Basis,
            quote = f.Quote,
            start = f.Start,
            end = f.End,
        };
    }

    private static string KindName(Figure f) => f.Kind == FigureKind.Change ? "change_pp" : f.Kind.ToString().ToLowerInvariant();

    private static string Period(Figure f) =>
        f.PeriodStart is null ? string.Empty
        : f.PeriodStart == f.PeriodEnd ? $"{f.PeriodStart}"
        : $"{f.PeriodStart}-{f.PeriodEnd}";
}
