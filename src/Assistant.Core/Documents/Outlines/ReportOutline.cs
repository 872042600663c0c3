using System.Text.Json.Serialization;

namespace Assistant.Core.Documents;

/// <summary>What a chapter of a report is for.</summary>
public enum ChapterKind
{
    /// <summary>Everything before the first heading: title, salutation, first words.</summary>
    Opening,

    /// <summary>Looks back at the year or the term before.</summary>
    Review,

    /// <summary>Names the demands, the thinking and the targets of the time to come.</summary>
    Aims,

    /// <summary>Names what is to be done.</summary>
    Tasks,

    /// <summary>Speaks of the government itself: its conduct, its laws, its ethics.</summary>
    Governance,

    /// <summary>Explains terms.</summary>
    Glossary,

    /// <summary>Is added behind the report and explains no terms.</summary>
    Annex,

    /// <summary>None of these, or it cannot be read from the heading.</summary>
    Other,

    /// <summary>Has no heading: the last words to the deputies, which name no tasks.</summary>
    Closing,
}

/// <summary>How the items of a list are marked.</summary>
public enum ListStyle
{
    /// <summary>一、</summary>
    HanComma,

    /// <summary>（一）</summary>
    HanBracket,

    /// <summary>1.</summary>
    Digit,

    /// <summary>（1）</summary>
    DigitBracket,

    /// <summary>[1]</summary>
    Square,

    /// <summary>①</summary>
    Circled,

    /// <summary>第一，</summary>
    Ordinal,

    /// <summary>一是, 一要, 其一</summary>
    Counted,

    /// <summary>—— or another sign at the start of a line.</summary>
    Bullet,

    /// <summary>Each item is a paragraph that begins with a short sentence, its lead.</summary>
    Lead,

    /// <summary>Items of one sentence, parted by semicolons.</summary>
    Semicolon,

    /// <summary>Items of one sentence, parted by 、</summary>
    Enumeration,

    /// <summary>Items of one sentence, parted by commas.</summary>
    Comma,

    /// <summary>Items are whole sentences behind the one that announces them.</summary>
    Sentence,
}

/// <summary>A chapter: its heading and everything up to the next chapter.</summary>
/// <param name="Heading">The heading as printed; empty where there is none, as before the opening and the closing.</param>
/// <param name="Kind">What it is for.</param>
/// <param name="HeadingSpan">Where the heading is in the canonical text; empty where there is none.</param>
/// <param name="Span">Heading and text.</param>
public sealed record Chapter(string Heading, ChapterKind Kind, TextSpan HeadingSpan, TextSpan Span);

/// <summary>An item of a list.</summary>
/// <param name="Number">The number that it bears, or null where the style has none.</param>
/// <param name="Head">Its first words, with its number: the heading, the lead or the first clause. The whole item where it is short.</param>
/// <param name="Span">The whole item, with the number and with everything below it.</param>
public sealed record ListItem(int? Number, TextSpan Head, TextSpan Span);

/// <summary>A list: its items in order, and the sentence that announces them.</summary>
/// <param name="Style">How its items are marked.</param>
/// <param name="Announcement">The sentence or the heading before the first item that announces it, or null.</param>
/// <param name="Promised">How many items the announcement promises, or null where it names no number.</param>
/// <param name="Items">At least two, in order. They do not overlap.</param>
/// <param name="Chapter">Index of the chapter that the first item is in.</param>
/// <param name="Parent">Index of the list that has an item around this list, or -1.</param>
public sealed record ItemList(
    ListStyle Style,
    TextSpan? Announcement,
    int? Promised,
    IReadOnlyList<ListItem> Items,
    int Chapter,
    int Parent
)
{
    /// <summary>From the first item to the end of the last.</summary>
    [JsonIgnore]
    public TextSpan Span => new(Items[0].Span.Start, Items[^1].Span.End);

    /// <summary>How many items fewer were found than the announcement promises; 0 where it promises none, or not more.</summary>
    [JsonIgnore]
    public int Missing => Math.Max(0, (Promised ?? 0) - Items.Count);
}

/// <summary>The outline of a report. All spans are offsets in its canonical text.</summary>
/// <param name="Chapters">In order; together they cover the text. The first is the opening where there is text before the first heading.</param>
/// <param name="Lists">Ordered by their first item; a list within an item of another comes after that one.</param>
public sealed record ReportOutline(IReadOnlyList<Chapter> Chapters, IReadOnlyList<ItemList> Lists)
{
    /// <summary>An outline without chapters and lists.</summary>
    public static ReportOutline Empty { get; } = new([], []);

    /// <summary>The same outline with other spans: where the text that it was read from is printed.</summary>
    internal ReportOutline At(Func<TextSpan, TextSpan> printed) =>
        new(
            [.. Chapters.Select(c => c with { HeadingSpan = printed(c.HeadingSpan), Span = printed(c.Span) })],
            [
                .. Lists.Select(l =>
                    l with
                    {
                        Announcement = l.Announcement is { } announcement ? printed(announcement) : null,
                        Items = [.. l.Items.Select(i => i with { Head = printed(i.Head), Span = printed(i.Span) })],
                    }
                ),
            ]
        );
}
