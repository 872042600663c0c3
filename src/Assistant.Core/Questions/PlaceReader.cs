using Assistant.Core.Index;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>Finds the places that a question names: those of indexed reports, and other administrative divisions.</summary>
internal sealed class PlaceReader
{
    private static readonly string[] National = ["国务院", "全国", "中央", "国家", "我国", "中国"];

    /// <summary>The text with every name of the places replaced, longer names first.</summary>
    public static string Replace(string text, IEnumerable<string> places, string by) =>
        places
            .SelectMany(Names)
            .OrderByDescending(n => n.Length)
            .Aggregate(text, (t, name) => t.Replace(name, by, StringComparison.Ordinal));

    /// <summary>
    /// Places of indexed reports named in the normalised question with their ranges, and the first division that no report is about
    /// when no known place is named.
    /// </summary>
    public (IReadOnlyList<string> Known, string? Unknown, IReadOnlyList<Range> Ranges) Read(string text, ICorpusSnapshot snapshot)
    {
        var known = new List<string>();
        var ranges = new List<Range>();
        foreach (var place in snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct().OrderByDescending(p => p.Length))
        {
            foreach (var name in Names(place))
            {
                var at = text.IndexOf(name, StringComparison.Ordinal);
                if (at >= 0 && !ranges.Any(r => Overlaps(r, at, name.Length)))
                {
                    known.Add(place);
                    ranges.Add(at..(at + name.Length));
                    break;
                }
            }
        }

        return (known, known.Count == 0 ? UnknownDivision(text) : null, ranges);
    }

    /// <summary>Where names of divisions stand in a normalised text; they are no typos, whatever the index knows.</summary>
    public static IEnumerable<Range> DivisionsIn(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (Divisions.Names.LongestAt(text, i) is var length and > 0)
            {
                yield return i..(i + length);
            }
        }
    }

    /// <summary>Cities, counties and districts named in a normalised text, with their suffix; cities also without it.</summary>
    public static IReadOnlyList<string> TownsIn(string text)
    {
        var found = new List<string>();
        for (var i = 0; i < text.Length; i++)
        {
            var length =
                Divisions.Names.LongestAt(text, i) is var named and > 2 && text[i + named - 1] is '市' or '县' or '区' or '旗'
                    ? Divisions.Names.LongestAt(text, i)
                    : BareCity(text, i);
            if (length > 0)
            {
                found.Add(text.Substring(i, length));
                i += length - 1;
            }
        }

        return [.. found.Distinct()];
    }

    private static int BareCity(string text, int at) =>
        Enumerable
            .Range(2, 2)
            .Where(length =>
                at + length <= text.Length
                && text.Substring(at, length) is var bare
                && !Divisions.IsEveryday(bare)
                && Divisions.Names.Contains(bare + "市")
            )
            .LastOrDefault();

    /// <summary>The ways in which people write a place: with and without suffix, 国务院 as the nation.</summary>
    public static IEnumerable<string> Names(string place)
    {
        if (place == National[0])
        {
            return National;
        }

        var name = SearchText.Normalize(place);
        var bare = Divisions.BareName(name);
        return bare.Length < 2 || bare == name ? [name]
            : Divisions.ShortName(name) is { } shortened ? [name, shortened, bare]
            : [name, bare];
    }

    /// <summary>The names of a place and of the places that it lies in.</summary>
    public static IReadOnlyList<string> NamesAround(string place) => [.. Names(place), .. Divisions.Around(place).SelectMany(Names)];

    private static string? UnknownDivision(string text)
    {
        // 浙江省内第几: a rank is taken in it, nothing is asked of it.
        foreach (
            var division in DivisionsIn(text)
                .Where(d => !"内里".Contains(d.End.Value < text.Length ? text[d.End.Value] : ' ', StringComparison.Ordinal))
        )
        {
            return text[division];
        }

        return BareDivision(text);
    }

    // 满洲里2017年…: a question that begins with a division named without its suffix asks about that place.
    private static string? BareDivision(string text)
    {
        for (var length = Math.Min(6, text.Length); length >= 2; length--)
        {
            var bare = text[..length];
            if (Divisions.IsEveryday(bare))
            {
                continue;
            }

            foreach (var suffix in "省市州区县旗盟")
            {
                if (
                    Divisions.Names.Contains(bare + suffix)
                    && (length > 2 || text.Length > length && (char.IsAsciiDigit(text[length]) || text[length] is '去' or '今' or '的'))
                )
                {
                    return bare + suffix;
                }
            }
        }

        return null;
    }

    private static bool Overlaps(Range range, int start, int length) => range.Start.Value < start + length && start < range.End.Value;
}
