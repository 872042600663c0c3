using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>
/// The common indicators (Data/indicators.tsv), and which of them a figure is of. Words of scope (全市, 城区, 规模以上, 民间, 工业) belong to the name: a name
/// fits whole or not at all, once the words that make no other indicator of it are taken off its ends.
/// </summary>
public static partial class CanonicalIndicators
{
    // Beside the kinds: an aim for it is not to be passed.
    private const string LimitMark = "limit";

    // Beside a name: it is the amount of the year (建成高标准农田), unless its clause sums up; or all that there is, where the clause says so.
    private const string YearlyMark = "yearly";
    private const string TotalMark = "total";

    private sealed record Name(CanonicalIndicator Indicator, string Mark);

    private sealed record ReadName(string Word, CanonicalIndicator Indicator, string Mark, bool Asked);

    private static readonly (string Text, string[] Ends)[] Wholes =
    [
        ("全省", ["省"]),
        ("我省", ["省"]),
        ("全市", ["市"]),
        ("我市", ["市"]),
        ("全区", ["区"]),
        ("我区", ["区"]),
        ("全县", ["县"]),
        ("我县", ["县"]),
        ("全旗", ["旗"]),
        ("全州", ["州"]),
        ("全盟", ["盟"]),
        ("全疆", ["区"]),
        ("全国", ["国务院"]),
        ("我国", ["国务院"]),
        ("国家", ["国务院"]),
    ];

    private static readonly string[] Leads = FigureData.Words("indicator-words.tsv", "lead");
    private static readonly string[] Tails = FigureData.Words("indicator-words.tsv", "tail");
    private static readonly string[] Cuts = FigureData.Words("indicator-words.tsv", "cut");
    private static readonly List<ReadName> Read = Load();

    private static readonly ILookup<string, Name> Names = Read.Where(r => !r.Asked)
        .ToLookup(r => r.Word, r => new Name(r.Indicator, r.Mark));

    private static readonly ILookup<string, CanonicalIndicator> Asked = Read.OrderBy(r => r.Asked).ToLookup(r => r.Word, r => r.Indicator);
    private static readonly int Longest = Read.Max(r => r.Word.Length);

    /// <summary>All of them, in the order of the data.</summary>
    public static IReadOnlyList<CanonicalIndicator> All { get; } = [.. Read.Select(r => r.Indicator).Distinct()];

    /// <summary>The indicator of that name, whichever of its names it is; null where it is none of the common ones.</summary>
    public static CanonicalIndicator? Find(string name) => Asked[Plain(name)].FirstOrDefault();

    /// <summary>What a word of a question may mean, the likeliest first (财政收入 is in some reports all of it, in others the general budget).</summary>
    internal static IReadOnlyList<CanonicalIndicator> Called(string word) => [.. Asked[Plain(word)].Distinct()];

    /// <summary>The one name of what a figure measures; null where that is none of the common indicators, or not of the whole <paramref name="place"/>.</summary>
    /// <param name="place">Place of the report; empty where it is not known.</param>
    internal static string? Of(Figure figure, string place)
    {
        if (figure.Status == Status.Threshold || IsOfOtherWhole(figure, place))
        {
            return null;
        }

        foreach (var phrase in Bared(Plain(figure.Indicator), place))
        {
            var fitting = Names[phrase].Where(n => Fits(n, figure)).ToList();
            if (fitting.Count > 0)
            {
                return fitting[0].Indicator.Name;
            }
        }

        return null;
    }

    /// <summary>The common indicators that a normalised question names, the longest name at each spot.</summary>
    internal static IReadOnlyList<(CanonicalIndicator Indicator, Range Range)> In(string question)
    {
        var found = new List<(CanonicalIndicator, Range)>();
        for (var at = 0; at < question.Length; at++)
        {
            for (var length = Math.Min(Longest, question.Length - at); length > 1; length--)
            {
                if (Asked[question.Substring(at, length)].FirstOrDefault() is { } indicator)
                {
                    found.Add((indicator, at..(at + length)));
                    at += length - 1;
                    break;
                }
            }
        }

        return found;
    }

    // The phrase, then with more and more taken off its ends.
    private static IEnumerable<string> Bared(string phrase, string place)
    {
        List<string> leads = [.. Leads, .. Wholes.Where(w => place.Length == 0 || w.Ends.Any(place.EndsWith)).Select(w => w.Text)];
        if (place.Length > 1)
        {
            leads.AddRange(PlaceNames(place));
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        var open = new Queue<string>([phrase]);
        while (open.TryDequeue(out var next))
        {
            if (next.Length < 2 || !seen.Add(next))
            {
                continue;
            }

            yield return next;
            foreach (var lead in leads.Where(l => next.StartsWith(l, StringComparison.Ordinal)))
            {
                open.Enqueue(next[lead.Length..]);
            }

            // 地区生产总值再上新台阶，达到4015亿元: what is said of it is no part of the name.
            foreach (var at in Cuts.Select(c => next.IndexOf(c, StringComparison.Ordinal)).Where(at => at > 1))
            {
                open.Enqueue(next[..at]);
            }

            foreach (var tail in Tails.Where(t => next.EndsWith(t, StringComparison.Ordinal)))
            {
                open.Enqueue(next[..^tail.Length]);
            }
        }
    }

    // 全国居民消费价格 in the report of a city.
    private static bool IsOfOtherWhole(Figure figure, string place)
    {
        var at = place.Length == 0 || figure.Indicator.Length == 0 ? -1 : figure.Quote.IndexOf(figure.Indicator, StringComparison.Ordinal);
        return at >= 2 && Array.Find(Wholes, w => w.Text == figure.Quote[(at - 2)..at]) is { Ends: { } ends } && !ends.Any(place.EndsWith);
    }

    private static string[] PlaceNames(string place) => [SearchText.Normalize(place), Divisions.BareName(SearchText.Normalize(place))];

    private static bool Fits(Name name, Figure figure) =>
        IsMarked(name.Mark, figure)
        && figure.Kind switch
        {
            FigureKind.Level or FigureKind.Count => (
                name.Indicator.Kinds.Contains(FigureKind.Level) || name.Indicator.Kinds.Contains(FigureKind.Count)
            )
                && UnitTable.TryParse(figure.Unit, out var unit)
                && name.Indicator.Units.Contains(unit.Base),
            FigureKind.Rank => true,
            FigureKind.Change => true,
            FigureKind.Share => name.Indicator.Kinds.Contains(FigureKind.Share),
            FigureKind.Growth => figure.Unit is not "%"
                || name.Indicator.Kinds.Contains(FigureKind.Growth)
                || name.Indicator.Kinds[0] != FigureKind.Share,
            _ => name.Indicator.Kinds.Contains(figure.Kind),
        };

    private static bool IsMarked(string mark, Figure figure) =>
        mark switch
        {
            "" => true,
            YearlyMark => figure.Kind == FigureKind.Growth || !Summed().IsMatch(figure.Quote),
            TotalMark => Summed().IsMatch(figure.Quote) || Reached().IsMatch(figure.Quote),
            _ => Enum.Parse<FigureKind>(mark, ignoreCase: true) == figure.Kind,
        };

    private static string Plain(string phrase) => Marks().Replace(SearchText.Normalize(phrase), string.Empty);

    private static List<ReadName> Load()
    {
        var read = new List<ReadName>();
        foreach (var row in FigureData.Rows("indicators.tsv"))
        {
            string[] Listed(int cell) => row[cell].Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var names = Listed(3).Select(n => n.Split('@')).ToList();
            var indicator = new CanonicalIndicator(
                row[0],
                [.. row[1].Split(',').Where(k => k != LimitMark).Select(k => Enum.Parse<FigureKind>(k, ignoreCase: true))],
                [.. row[2].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(BaseOf).Distinct()],
                [.. names.Select(n => n[0]).Prepend(row[0]).Distinct()],
                Listed(5)
            )
            {
                IsLimit = row[1].Split(',').Contains(LimitMark),
            };
            // A name of its own with a mark is meant where the first cell gives it too.
            if (!names.Exists(n => n[0] == row[0]))
            {
                read.Add(new ReadName(Plain(row[0]), indicator, string.Empty, false));
            }

            read.AddRange(names.Select(n => new ReadName(Plain(n[0]), indicator, n.Length > 1 ? n[1] : string.Empty, false)));
            read.AddRange(Listed(4).Select(n => new ReadName(Plain(n), indicator, string.Empty, true)));
        }

        return read;
    }

    private static string BaseOf(string unit) =>
        UnitTable.TryParse(unit, out var known)
            ? known.Base
            : throw new InvalidOperationException($"indicators.tsv names the unit '{unit}', which units.tsv lacks");

    [GeneratedRegex("累计|总计|合计|总面积|总数|共|已")]
    private static partial Regex Summed();

    [GeneratedRegex("达|超过?|突破|[到至]")]
    private static partial Regex Reached();

    // (PM2.5), “小巨人”: how a name is printed makes no other one of it.
    [GeneratedRegex("[\\s“”\"'‘’《》、]")]
    private static partial Regex Marks();
}
