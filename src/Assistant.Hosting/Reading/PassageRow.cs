using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Hosting.Reading;

/// <summary>A passage as every door gives it: the quote, and where it is, as in a citation.</summary>
/// <param name="Id">Identifier of the passage, report#number.</param>
/// <param name="Report">Name of the report.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Section">Heading path.</param>
/// <param name="Page">Page when the source has pages, else null.</param>
/// <param name="Quote">Exactly the canonical text from start to end.</param>
/// <param name="Start">UTF-16 offset in the canonical text.</param>
/// <param name="End">Offset behind the quote.</param>
/// <param name="Kind">body, title_page, heading or glossary.</param>
/// <param name="Period">The years that it is about ("2019", "2016-2020"), or empty.</param>
/// <param name="Status">Whether it reports (actual), aims (target), plans (plan), sets a bound (threshold), or none.</param>
public sealed record PassageRow(
    string Id,
    string Report,
    string Title,
    IReadOnlyList<string> Section,
    int? Page,
    string Quote,
    int Start,
    int End,
    string Kind,
    string Period,
    string Status
)
{
    /// <summary>The row of a passage.</summary>
    public static PassageRow Of(Passage passage, ReportInfo report) =>
        new(
            passage.Id,
            passage.Report,
            report.Title,
            passage.HeadingPath,
            report.PageOf(passage.Start),
            passage.Text,
            passage.Start,
            passage.End,
            JsonNamingPolicy.SnakeCaseLower.ConvertName(passage.Kind.ToString()),
            FigureRow.PeriodOf(passage.PeriodStart, passage.PeriodEnd),
            passage.Status.ToString().ToLowerInvariant()
        );
}

/// <summary>A passage with those before and behind it, in reading order.</summary>
public sealed record PassageAround(IReadOnlyList<PassageRow> Before, PassageRow Passage, IReadOnlyList<PassageRow> After);
