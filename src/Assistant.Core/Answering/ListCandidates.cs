using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>
/// The lists of an outline that a question may ask for, each with what speaks for it and against it: how the number of its items agrees, what of the question its
/// announcement, its headings and its items say, and where the passages that were found are.
/// </summary>
internal sealed partial class ListCandidates(ICorpusSnapshot snapshot)
{
    // Lists are looked for around so many of the best passages.
    private const int Near = 5;

    // A list that no passage was found near must say so much of the question.
    private const double Named = 0.4;

    /// <summary>The names of the values that a candidate has, in their order.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "promised",
        "counted",
        "other-size",
        "no-size",
        "about",
        "announcement",
        "heading",
        "heading-said",
        "items",
        "named",
        "near",
        "hits",
        "best-begins-item",
        "best-announces",
        "best-heads",
        "best-holds-all",
        "depth",
        "size",
        "lacks",
        "item-length",
        "numbered",
        "counted-style",
        "lead",
        "sentence",
        "inline",
        "top-level",
        "asks-definition",
        "asks-parts",
        "asks-each",
        "asks-list",
        "quoted",
        "passage-gives",
        "passage-enumerates",
        "chance",
        "answered",
        "score-margin",
        "size*asks-definition",
        "counted*named",
        "counted*near",
        "counted*about",
        "no-size*asks-parts",
        "no-size*begins",
        "inline*begins",
        "says-term",
        "says-term*counted",
        "shared",
        "all-named",
        "all-named*counted",
        "one-passage",
        "one-passage*counted",
        "one-passage*no-size",
        "passage-near",
        "passage-best",
        "best-precedes",
        "near-precedes",
        "counted*introduced",
        "counted*heading",
        "counted*begins",
        "begin-named",
        "begin-named*counted",
    ];

    /// <summary>The candidates in the order of the outline.</summary>
    /// <param name="question">What is asked.</param>
    /// <param name="parts">What was found for it.</param>
    public IReadOnlyList<ListCandidate> Of(ParsedQuestion question, IReadOnlyList<SlotResult> parts)
    {
        var near = parts.SelectMany(p => p.Ranked.Take(Near)).Select(r => r.Passage).Take(2 * Near).ToList();
        var reports = parts.SelectMany(p => p.Slot.Reports).Select(r => r.Report).Distinct().ToList();
        var asked = new AskedList(question, parts, near);
        IEnumerable<string> searched = reports.Count == 1 ? reports : near.Select(p => p.Report).Distinct();
        return [.. searched.SelectMany(report => OfReport(report, asked))];
    }

    /// <summary>What a question says beside the words that only ask for a list, and beside places.</summary>
    public static string Core(ParsedQuestion question) =>
        Structure().Replace(PlaceReader.Replace(question.Text, question.Places, string.Empty), string.Empty);

    private IEnumerable<ListCandidate> OfReport(string report, AskedList asked)
    {
        var near = asked.Near.Where(p => p.Report == report).ToList();
        foreach (var view in Views(report, asked))
        {
            var about = TextLikeness.Containment(asked.Core, view.About);
            if (near.Exists(view.Touches) || about >= Named || asked.SharedIn(view.Heads) == 1)
            {
                var found = new FoundItems(report, view.List);
                yield return new ListCandidate(
                    found,
                    Values(asked, view, near, about, snapshot.Passages(report).FirstOrDefault(found.IsGivenBy))
                );
            }
        }
    }

    // The lists of the outline, those of their items that bear the name asked for (四项“坚持”), and those that only the question makes lists of.
    private IEnumerable<ListView> Views(string report, AskedList asked)
    {
        var text = snapshot.Text(report)!;
        var outline = snapshot.Outline(report);
        foreach (var view in ListView.Of(outline, text))
        {
            yield return view;
            ListItem[] named = [.. view.List.Items.Where((_, item) => view.Heads[item].Contains(asked.Name, StringComparison.Ordinal))];
            if (asked.Name.Length > 0 && named.Length > 1 && named.Length < view.List.Items.Count)
            {
                yield return ListView.Of(outline, view.List with { Items = named, Promised = null }, text);
            }
        }

        foreach (var list in new SentenceRuns(outline, snapshot.Passages(report), asked).Read())
        {
            yield return ListView.Of(outline, list, text);
        }
    }

    private static double[] Values(AskedList asked, ListView view, List<Passage> near, double about, Passage? whole)
    {
        var list = view.List;
        var best = near.Count > 0 ? near[0] : null;
        double Is(bool holds) => holds ? 1 : 0;
        var (promised, counted) = (Is(asked.Size is { } p && list.Promised == p), Is(asked.Size is { } n && list.Items.Count == n));
        var other = Is(asked.Size is not null && promised + counted == 0);
        var none = Is(asked.Size is null);
        var begins = Is(best is not null && list.Items.Any(item => best.Start <= item.Span.Start && item.Span.Start < best.End));
        var inline = Is(list.Style is ListStyle.Semicolon or ListStyle.Enumeration or ListStyle.Comma);
        var named = asked.NamedIn(view.Heads);
        var nearness = near.Select((passage, rank) => view.Holds(passage) ? 1.0 / (1 + rank) : 0).Sum();
        var size = Math.Min(1, list.Items.Count / 20.0);
        var saysTerm = Is(asked.Says(whole?.Text ?? view.Announcement + view.Heading));
        var (inOne, allNamed) = (Is(whole is not null), Is(view.Heads.All(asked.IsNamedIn)));
        var (precedes, introduced) = (Is(best is not null && view.IsBehind(best)), Is(best is not null && view.IsHeadedBy(best)));
        var beginNamed = asked.Name.Length == 0 ? 0 : view.Heads.Count(asked.BeginsWithName) / (double)view.Heads.Count;
        var rank = whole is null ? -1 : near.FindIndex(p => p.Id == whole.Id);
        return
        [
            promised,
            counted,
            other,
            none,
            about,
            TextLikeness.Containment(asked.Core, view.Announcement),
            TextLikeness.Containment(asked.Core, view.Heading),
            view.Heading.Length > 1 ? TextLikeness.Containment(view.Heading, asked.Text) : 0,
            TextLikeness.Containment(asked.Core, view.AllHeads),
            named,
            nearness,
            Math.Min(1, list.Items.Count(item => near.Exists(item.Span.Overlaps)) / (double)list.Items.Count),
            begins,
            Is(best is not null && list.Announcement?.Overlaps(best) == true),
            introduced,
            Is(best is not null && view.IsHeldBy(best)),
            best is null ? 0 : view.Depth(best),
            size,
            Math.Min(1, list.Missing / 4.0),
            Math.Min(1, Math.Log10(1 + (list.Span.Length / (double)list.Items.Count)) / 4),
            Is(
                list.Style
                    is ListStyle.HanComma
                        or ListStyle.HanBracket
                        or ListStyle.Digit
                        or ListStyle.DigitBracket
                        or ListStyle.Square
                        or ListStyle.Circled
                        or ListStyle.Ordinal
            ),
            Is(list.Style == ListStyle.Counted),
            Is(list.Style == ListStyle.Lead),
            Is(list.Style == ListStyle.Sentence),
            inline,
            Is(list.Parent < 0),
            Is(asked.IsDefinition),
            Is(asked.AsksForParts),
            Is(asked.AsksForEach),
            Is(asked.AsksForItems),
            Is(asked.Name.Length > 0),
            Is(asked.IsGiven),
            Math.Min(1, asked.Enumerated / 5.0),
            asked.Chance,
            Is(asked.IsAnswered),
            asked.Margin,
            size * Is(asked.IsDefinition),
            counted * named,
            counted * Math.Min(1, nearness),
            counted * about,
            none * Is(asked.AsksForParts),
            none * begins,
            inline * begins,
            saysTerm,
            saysTerm * counted,
            asked.SharedIn(view.Heads),
            allNamed,
            allNamed * counted,
            inOne,
            inOne * counted,
            inOne * none,
            rank < 0 ? 0 : 1.0 / (1 + rank),
            Is(rank == 0),
            precedes,
            Is(near.Exists(view.IsBehind)),
            counted * Math.Max(precedes, introduced),
            counted * TextLikeness.Containment(asked.Core, view.Heading),
            counted * begins,
            beginNamed,
            beginNamed * counted,
        ];
    }

    [GeneratedRegex(
        @"(?:19|20)\d\d年?|今年|去年|报告|政府工作|分别|具体|都|哪[几些]?|[几两一二三四五六七八九十\d]+(?:个|大|条|块|项|件|点|层|类|段)?|什么|是|有|的|了|吗|呢|啥|么|分成|分为|分|从|来|在|部分|方面|部署|安排|讲|说|提出|要求|小?标题|[？?，,。、“”""]"
    )]
    private static partial Regex Structure();
}

/// <summary>A list that may answer a question, and what speaks for it.</summary>
/// <param name="Values">In the order of <see cref="ListCandidates.Names"/>.</param>
internal sealed record ListCandidate(FoundItems Found, IReadOnlyList<double> Values);
