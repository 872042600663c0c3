using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Assistant.Core.Documents;

namespace Assistant.Evaluation;

/// <summary>An outline that was made by hand: a line of <c>outlines.jsonl</c>. Items and chapters are given by their first words, and a report has more lists than those named.</summary>
internal sealed record GoldOutline(string Report, IReadOnlyList<GoldChapter> Chapters, IReadOnlyList<GoldList> Lists)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
    };

    /// <summary>The outlines of a file.</summary>
    public static IReadOnlyList<GoldOutline> Load(string file) =>
        [.. File.ReadLines(file).Select(l => JsonSerializer.Deserialize<GoldOutline>(l, Json)!)];
}

/// <summary>A chapter of such an outline.</summary>
internal sealed record GoldChapter(string Heading, string Kind);

/// <summary>A list of such an outline.</summary>
/// <param name="Numbering">（一）, 一是… and so on; "none", "paragraph leads", 、 and ； have no numbers.</param>
internal sealed record GoldList(
    [property: JsonPropertyName("announced_by")] string? AnnouncedBy,
    int? Promised,
    IReadOnlyList<string> Items,
    string Numbering
)
{
    /// <summary>Whether its items bear numbers.</summary>
    public bool Numbered => Numbering is not ("none" or "paragraph leads" or "、" or "；");
}

/// <summary>Compares an outline that was read with one that was made by hand.</summary>
internal sealed class OutlineScore
{
    private const int Slack = 4;
    private readonly string text;
    private readonly ReportOutline outline;
    private readonly string squeezed;
    private readonly List<int> offsets = [];

    public OutlineScore(Report report, GoldOutline gold)
    {
        (text, outline) = (report.Text.Value, report.Outline);
        var builder = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var c in Squeeze(text[i].ToString()))
            {
                builder.Append(c);
                offsets.Add(i);
            }
        }

        squeezed = builder.ToString();
        Score(gold);
    }

    public int Chapters { get; private set; }
    public int ChaptersFound { get; private set; }
    public int ChaptersWrong { get; private set; }
    public int KindsRight { get; private set; }
    public int Numbered { get; private set; }
    public int NumberedFound { get; private set; }
    public int Other { get; private set; }
    public int OtherFound { get; private set; }

    /// <summary>Items that a list has beside those of the list made by hand that it was taken for.</summary>
    public int ForeignItems { get; private set; }

    /// <summary>Items of the lists that were compared.</summary>
    public int Items { get; private set; }
    public int Promises { get; private set; }
    public int PromisesRight { get; private set; }

    /// <summary>What was not found, for people.</summary>
    public List<string> Failures { get; } = [];

    private void Score(GoldOutline gold)
    {
        var read = outline.Chapters.Where(c => c.Heading.Length > 0).ToList();
        Chapters = gold.Chapters.Count;
        foreach (var chapter in gold.Chapters)
        {
            var found = read.Find(c => Squeeze(c.Heading).Trim('※') == Squeeze(chapter.Heading).Trim('※'));
            ChaptersFound += found is null ? 0 : 1;
            KindsRight += found is not null && KindName(found.Kind) == chapter.Kind ? 1 : 0;
            if (found is null || KindName(found.Kind) != chapter.Kind)
            {
                Failures.Add($"{gold.Report} chapter {chapter.Heading} ({chapter.Kind}): {(found is null ? "not found" : found.Kind)}");
            }
        }

        ChaptersWrong = read.Count(c => !gold.Chapters.Any(g => Squeeze(c.Heading).Trim('※') == Squeeze(g.Heading).Trim('※')));
        if (ChaptersWrong > 0)
        {
            Failures.Add($"{gold.Report} chapters {string.Join(" | ", read.Select(c => c.Heading))}");
        }

        foreach (var list in gold.Lists)
        {
            Score(gold.Report, list);
        }
    }

    private static string KindName(ChapterKind kind) => kind == ChapterKind.Annex ? "other" : kind.ToString().ToLowerInvariant();

    private void Score(string report, GoldList list)
    {
        var starts = Locate(list);
        if (starts.Count < list.Items.Count)
        {
            Failures.Add($"{report} list not in the text: {list.AnnouncedBy} {list.Items[0]}");
            return;
        }

        var best = outline
            .Lists.Select(l => (List: l, Same: starts.Count(s => l.Items.Any(i => IsAt(i, s)))))
            .OrderByDescending(l => l.Same)
            .ThenBy(l => l.List.Items.Count)
            .FirstOrDefault();
        if (best.List is null)
        {
            Failures.Add($"{report} has no list");
            return;
        }

        var whole = best.Same == starts.Count && best.List.Items.Count == starts.Count;
        if (list.Numbered)
        {
            Numbered++;
            NumberedFound += whole ? 1 : 0;
        }
        else
        {
            Other++;
            OtherFound += whole ? 1 : 0;
        }

        if (best.Same * 2 >= starts.Count)
        {
            Items += best.List.Items.Count;
            ForeignItems += best.List.Items.Count - best.Same;
        }

        if (list.Promised is { } promised)
        {
            Promises++;
            PromisesRight += best.Same > 0 && best.List.Promised == promised ? 1 : 0;
            if (best.Same > 0 && best.List.Promised != promised)
            {
                Failures.Add(
                    $"{report} promise of {list.AnnouncedBy} is {promised}, read {best.List.Promised} from {best.List.Announcement?.Of(text)}"
                );
            }
        }

        if (!whole)
        {
            Failures.Add(
                $"{report} {list.Numbering} {list.AnnouncedBy}: {starts.Count} items, best has {best.Same} of them and {best.List.Items.Count} in all\n    gold {string.Join(" | ", list.Items.Take(6))}\n    read {(best.Same > 0 ? string.Join(" | ", best.List.Items.Take(8).Select(i => text[i.Span.Start..Math.Min(i.Span.End, i.Span.Start + 14)])) : "-")}"
            );
        }
    }

    private static bool IsAt(ListItem item, int start) => item.Span.Start <= start + 1 && item.Span.Start >= start - Slack;

    // The place where all items follow one another, and as close together as they do anywhere.
    private List<int> Locate(GoldList list)
    {
        var best = new List<int>();
        var first = Squeeze(list.Items[0]);
        for (
            var at = squeezed.IndexOf(first, StringComparison.Ordinal);
            at >= 0;
            at = squeezed.IndexOf(first, at + 1, StringComparison.Ordinal)
        )
        {
            var found = new List<int> { at };
            foreach (var item in list.Items.Skip(1))
            {
                var next = squeezed.IndexOf(Squeeze(item), found[^1] + 1, StringComparison.Ordinal);
                if (next < 0)
                {
                    break;
                }

                found.Add(next);
            }

            if (found.Count > best.Count || (found.Count == best.Count && found[^1] - found[0] < best[^1] - best[0]))
            {
                best = found;
            }
        }

        return best.ConvertAll(at => offsets[at]);
    }

    private static string Squeeze(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c))).ToLower(CultureInfo.InvariantCulture);
}
