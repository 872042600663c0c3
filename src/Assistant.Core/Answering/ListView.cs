using System.Runtime.CompilerServices;
using Assistant.Core.Documents;
using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>A list of an outline as it is set beside a question: the normalised words of its announcement, its headings and its items.</summary>
internal sealed class ListView
{
    // Between a passage and what is right behind it there are line breaks at most.
    private const int Gap = 4;

    private static readonly ConditionalWeakTable<ReportOutline, ListView[]> Cache = [];

    private readonly ReportOutline outline;
    private readonly int index;
    private readonly TextSpan? around;

    private ListView(ReportOutline outline, ItemList list, int index, string text)
    {
        (this.outline, this.index) = (outline, index);
        List = list;
        var first = List.Items[0].Span.Start;
        around =
            List.Parent < 0
                ? null
                : outline.Lists[List.Parent].Items.FirstOrDefault(i => i.Span.Start <= first && first < i.Span.End)?.Span;
        Announcement = SearchText.Normalize(List.Announcement?.Of(text) ?? string.Empty);
        Heads = [.. List.Items.Select(i => SearchText.Normalize(i.Head.Of(text)))];
        AllHeads = string.Join('\n', Heads);
        var headings = new List<string>();
        for (var parent = List.Parent; parent >= 0; parent = outline.Lists[parent].Parent)
        {
            if (outline.Lists[parent].Items.FirstOrDefault(i => i.Span.Start <= first && first < i.Span.End) is { } item)
            {
                headings.Add(SearchText.Normalize(item.Head.Of(text)));
            }
        }

        headings.Add(SearchText.Normalize(outline.Chapters[List.Chapter].Heading));
        Heading = headings[0];
        About = string.Join('\n', [Announcement, AllHeads, .. headings]);
    }

    /// <summary>The list.</summary>
    public ItemList List { get; }

    /// <summary>The sentence that announces it; empty where there is none.</summary>
    public string Announcement { get; }

    /// <summary>The heading of what it is the list of: the item around it, else its chapter.</summary>
    public string Heading { get; }

    /// <summary>The first words of each item.</summary>
    public IReadOnlyList<string> Heads { get; }

    /// <summary>The first words of all items, a line each.</summary>
    public string AllHeads { get; }

    /// <summary>Announcement, items and all headings around it.</summary>
    public string About { get; }

    /// <summary>The lists of an outline, in its order; normalised once and kept as long as the outline lives.</summary>
    public static IReadOnlyList<ListView> Of(ReportOutline outline, string text) =>
        Cache.GetValue(outline, o => [.. o.Lists.Select((list, i) => new ListView(o, list, i, text))]);

    /// <summary>A list that the outline does not have.</summary>
    public static ListView Of(ReportOutline outline, ItemList list, string text) => new(outline, list, -1, text);

    /// <summary>Whether the passage is in the list.</summary>
    public bool Holds(Passage passage) => List.Span.Overlaps(passage);

    /// <summary>Whether the passage is in the list, announces it or is its heading.</summary>
    public bool Touches(Passage passage) =>
        Holds(passage) || IsBehind(passage) || List.Announcement?.Overlaps(passage) == true || IsHeadedBy(passage);

    /// <summary>Whether the passage gives the whole list by itself.</summary>
    public bool IsHeldBy(Passage passage) => passage.Start <= List.Items[0].Span.Start && List.Items[^1].Span.Start < passage.End;

    /// <summary>Whether the passage is the heading of what this is the first list of: of an item or of a chapter.</summary>
    public bool IsHeadedBy(Passage passage)
    {
        if (index < 0)
        {
            return false;
        }

        if (around is { } item)
        {
            return passage.Start <= item.Start
                && item.Start < passage.End
                && !outline.Lists.Take(index).Any(l => l.Parent == List.Parent && item.Contains(l.Items[0].Span.Start));
        }

        var chapter = outline.Chapters[List.Chapter];
        return chapter.HeadingSpan.Overlaps(passage)
            && !outline.Lists.Any(l => l.Chapter == List.Chapter && l.Parent < 0 && l.Span.Length > List.Span.Length);
    }

    /// <summary>Whether the list begins right behind the passage.</summary>
    public bool IsBehind(Passage passage) => List.Items[0].Span.Start - passage.End is >= 0 and <= Gap;

    /// <summary>How closely an item fits the passage, 0 where it is in none, 1 where the passage is the whole item.</summary>
    public double Depth(Passage passage) =>
        List
            .Items.Where(i => i.Span.Overlaps(passage))
            .Select(i => Math.Min(1, (passage.End - passage.Start) / (double)Math.Max(1, i.Span.Length)))
            .DefaultIfEmpty(0)
            .Max();
}
