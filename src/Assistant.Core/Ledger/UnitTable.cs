using System.Globalization;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>The units that reports use, from Data/units.tsv.</summary>
public static class UnitTable
{
    private sealed record Entry(string Text, UnitFamily Family, string Base, decimal Factor, string NotBefore);

    private static readonly Dictionary<char, Entry[]> ByFirst = Load();

    private static readonly (string Text, decimal Factor)[] Scales = [("万亿", 1_000_000_000_000m), ("亿", 100_000_000m), ("万", 10_000m)];

    /// <summary>Reads a unit as printed: 亿元, 万平方米, 个百分点, 微克/立方米. Empty text is <see cref="Unit.None"/>.</summary>
    public static bool TryParse(string text, out Unit unit)
    {
        var folded = FoldedText.FoldAll(text);
        var scale = MatchScale(folded, 0);
        var start = scale.Length;
        if (start == folded.Length)
        {
            unit = new Unit(folded, UnitFamily.None, "", Factor(scale));
            return true;
        }

        var length = MatchAt(folded, start, out var bare);
        unit = length == folded.Length - start ? Scaled(bare, scale) : default;
        return length == folded.Length - start;
    }

    /// <summary>Whether two amounts are the same after conversion.</summary>
    public static bool SameAmount(decimal value, Unit unit, decimal otherValue, Unit other) =>
        unit.ConvertsTo(other) && unit.ToBase(value) == other.ToBase(otherValue);

    /// <summary>The longest unit without 万 or 亿 that starts at <paramref name="at"/>; 0 when there is none.</summary>
    internal static int MatchAt(string folded, int at, out Unit unit)
    {
        var entry = Longest(folded, at);
        if (entry is null)
        {
            unit = Unit.None;
            return 0;
        }

        unit = new Unit(entry.Text, entry.Family, entry.Base, entry.Factor);
        var end = at + entry.Text.Length;
        return end < folded.Length - 1 && folded[end] == '/' ? MatchPer(folded, at, end, ref unit) : entry.Text.Length;
    }

    /// <summary>The 万, 亿 or 万亿 at <paramref name="at"/>, or an empty string.</summary>
    internal static string MatchScale(string folded, int at)
    {
        foreach (var (text, _) in Scales)
        {
            if (string.CompareOrdinal(folded, at, text, 0, text.Length) == 0)
            {
                return text;
            }
        }

        return "";
    }

    internal static decimal Factor(string scale) =>
        scale switch
        {
            "万亿" => Scales[0].Factor,
            "亿" => Scales[1].Factor,
            "万" => Scales[2].Factor,
            _ => 1,
        };

    internal static Unit Scaled(Unit unit, string scale) =>
        scale.Length == 0 ? unit : unit with { Text = scale + unit.Text, Factor = unit.Factor * Factor(scale) };

    // 微克/立方米, 元/吨: the second unit makes it another measure, so the base is spelled out.
    private static int MatchPer(string folded, int at, int slash, ref Unit unit)
    {
        var per = Longest(folded, slash + 1);
        if (per is null)
        {
            // 元/月, 次/日: a time by which something is counted is no unit elsewhere, where it would be a date.
            var span = slash + 1 < folded.Length && folded[slash + 1] is '月' or '日' or '天' or '年' or '季';
            unit = span ? unit with { Text = folded[at..(slash + 2)], Base = unit.Base + "/" + folded[slash + 1] } : unit;
            return span ? slash + 2 - at : slash - at;
        }

        var end = slash + 1 + per.Text.Length;
        unit = unit with { Text = folded[at..end], Base = unit.Base + "/" + per.Base, Factor = unit.Factor / per.Factor };
        return end - at;
    }

    private static Entry? Longest(string folded, int at)
    {
        if (at >= folded.Length || !ByFirst.TryGetValue(folded[at], out var entries))
        {
            return null;
        }

        foreach (var entry in entries)
        {
            var end = at + entry.Text.Length;
            if (
                string.CompareOrdinal(folded, at, entry.Text, 0, entry.Text.Length) == 0
                && (end >= folded.Length || !entry.NotBefore.Contains(folded[end], StringComparison.Ordinal))
                && !EndsInsideLatinWord(folded, end)
            )
            {
                return entry;
            }
        }

        return null;
    }

    // "5km" is a length, "5MWh" is not 5 MW: a Latin unit must not stop inside a word.
    private static bool EndsInsideLatinWord(string folded, int end) =>
        end < folded.Length && char.IsAsciiLetter(folded[end]) && char.IsAsciiLetter(folded[end - 1]);

    private static Dictionary<char, Entry[]> Load() =>
        FigureData
            .Rows("units.tsv")
            .Select(row => new Entry(
                row[0],
                Enum.Parse<UnitFamily>(row[1]),
                row[2],
                decimal.Parse(row[3], CultureInfo.InvariantCulture),
                row.Length > 4 ? row[4] : ""
            ))
            .GroupBy(entry => entry.Text[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(entry => entry.Text.Length).ToArray());
}
