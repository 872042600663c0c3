using System.Globalization;
using Assistant.Core.Index;
using Spectre.Console;

namespace Assistant.Hosting;

/// <summary>Shows at the end of an ingest what was read, kept, removed and left out, and why.</summary>
public static class IngestTable
{
    // So many rows of one outcome are shown; further ones are counted.
    private const int MostRows = 200;
    private const int PlainWidth = 200;

    /// <summary>Writes the table; what was kept as it was is one row.</summary>
    /// <param name="redirected">Whether the output leads into a file or a pipe: then lines are not cut to the width of a terminal.</param>
    public static void Write(TextWriter output, bool redirected, IngestSummary summary)
    {
        if (summary.Files.Count == 0)
        {
            return;
        }

        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
        if (redirected)
        {
            console.Profile.Width = PlainWidth;
        }

        var table = new Table { Border = TableBorder.Simple, ShowRowSeparators = false };
        table.AddColumn("").AddColumn("report").AddColumn(new TableColumn("passages").RightAligned());
        table.AddColumn(new TableColumn("figures").RightAligned()).AddColumn("file");
        foreach (var outcome in summary.Files.GroupBy(f => f.Outcome))
        {
            AddRows(table, outcome.Key, [.. outcome]);
        }

        console.Write(table);
    }

    private static void AddRows(Table table, IngestOutcome outcome, IReadOnlyList<IngestedFile> files)
    {
        var word = outcome == IngestOutcome.LeftOut ? "left out" : outcome.ToString().ToLowerInvariant();
        if (outcome == IngestOutcome.Unchanged)
        {
            AddRow(table, word, Count(files.Count, "report"), files.Sum(f => f.Passages), files.Sum(f => f.Figures), string.Empty);
            return;
        }

        foreach (var file in files.Take(MostRows))
        {
            var name = OneLine.Of(Path.GetFileName(file.File));
            AddRow(
                table,
                word,
                OneLine.Of(file.Report ?? string.Empty),
                file.Passages,
                file.Figures,
                file.Cause is { } cause ? $"{name}: {OneLine.Of(cause)}" : name
            );
        }

        if (files.Count > MostRows)
        {
            AddRow(table, word, string.Empty, 0, 0, $"and {Count(files.Count - MostRows, "file")} more");
        }
    }

    private static void AddRow(Table table, string word, string report, int passages, int figures, string file) =>
        table.AddRow(new Text(word), new Text(report), new Text(Number(passages)), new Text(Number(figures)), new Text(file));

    private static string Number(int number) => number == 0 ? string.Empty : number.ToString("N0", CultureInfo.InvariantCulture);

    private static string Count(int count, string noun) =>
        $"{count.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";
}
