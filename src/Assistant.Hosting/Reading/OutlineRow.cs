using System.Text.Json;
using Assistant.Core.Documents;

namespace Assistant.Hosting.Reading;

/// <summary>A chapter: its heading, what it is for, and where it is.</summary>
public sealed record ChapterRow(string Heading, string Kind, int Start, int End);

/// <summary>An item of a list; null as number where the list has none.</summary>
public sealed record ItemRow(int? Number, string Head, string Text, int Start, int End);

/// <summary>A list of a report.</summary>
/// <param name="Announced">The sentence that announces it, or null.</param>
/// <param name="Promised">How many items that sentence promises, or null.</param>
/// <param name="Style">How its items are marked.</param>
/// <param name="Chapter">Which chapter it is in, from 0.</param>
/// <param name="Parent">Which list has an item around it, or -1.</param>
public sealed record ListRow(string? Announced, int? Promised, IReadOnlyList<ItemRow> Items, string Style, int Chapter, int Parent);

/// <summary>The chapters and lists of a report, with their words. Offsets are those of its canonical text.</summary>
public sealed record OutlineRow(IReadOnlyList<ChapterRow> Chapters, IReadOnlyList<ListRow> Lists)
{
    /// <summary>The outline in the words of the text.</summary>
    public static OutlineRow Of(ReportOutline outline, string text) =>
        new(
            [.. outline.Chapters.Select(c => new ChapterRow(c.Heading, c.Kind.ToString().ToLowerInvariant(), c.Span.Start, c.Span.End))],
            [
                .. outline.Lists.Select(l => new ListRow(
                    l.Announcement?.Of(text),
                    l.Promised,
                    [.. l.Items.Select(i => new ItemRow(i.Number, i.Head.Of(text), i.Span.Of(text), i.Span.Start, i.Span.End))],
                    JsonNamingPolicy.SnakeCaseLower.ConvertName(l.Style.ToString()),
                    l.Chapter,
                    l.Parent
                )),
            ]
        );
}
