using System.CommandLine;
using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Hosting.Reading;

namespace Assistant.Cli;

/// <summary><c>assistant outline</c>: the chapters of a report and its lists with their items.</summary>
internal static class OutlineCommand
{
    public static Command Create()
    {
        var report = new Option<string>("--report")
        {
            Description = "Name of the report, as `assistant reports` lists it",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "One JSON object" };
        return CommandContext.WithAction(
            new Command("outline", "Print the chapters and the lists of a report") { report, json },
            async (parsed, place, cancellationToken) =>
            {
                using var index = await place.OpenAsync(cancellationToken);
                var name = parsed.GetValue(report)!;
                var info = index.Current.Reports.FirstOrDefault(r => r.Report == name)
                    ?? throw new InvalidDataException($"no report is called '{name}'; `assistant reports` lists them");
                var text = index.Current.Text(name)!;
                var outline = index.Current.Outline(name);
                if (parsed.GetValue(json))
                {
                    Screen.WriteLine(JsonSerializer.Serialize(Row(info, outline, text), AnswerJson.Options));
                }
                else
                {
                    Print(outline, text);
                }

                return ExitCode.Done;
            }
        );
    }

    private static object Row(ReportInfo info, ReportOutline outline, string text)
    {
        var rows = OutlineRow.Of(outline, text);
        return new
        {
            report = info.Report,
            title = info.Title,
            place = info.Place,
            year = info.Year,
            meeting = info.Meeting,
            speaker = info.Deliverer,
            chapters = rows.Chapters,
            lists = rows.Lists,
        };
    }

    private static void Print(ReportOutline outline, string text)
    {
        for (var chapter = 0; chapter < outline.Chapters.Count; chapter++)
        {
            var (heading, kind, _, _) = outline.Chapters[chapter];
            Screen.WriteLine($"{(heading.Length > 0 ? heading : "—")}\t{kind.ToString().ToLowerInvariant()}");
            foreach (var list in outline.Lists.Where(l => l.Chapter == chapter))
            {
                var depth = Depth(outline, list);
                var missing = list.Missing > 0 ? $" ({list.Items.Count} of {list.Promised})" : string.Empty;
                Screen.WriteLine($"{Indent(depth)}{list.Announcement?.Of(text).Trim() ?? "—"}{missing}");
                foreach (var item in list.Items)
                {
                    Screen.WriteLine($"{Indent(depth + 1)}{item.Head.Of(text)}");
                }
            }
        }
    }

    private static int Depth(ReportOutline outline, ItemList list) => list.Parent < 0 ? 1 : 2 + Depth(outline, outline.Lists[list.Parent]);

    private static string Indent(int depth) => new(' ', 2 * depth);
}
