using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>The administrative divisions of China: their names, and which lies within which.</summary>
internal static class Divisions
{
    // A county stands in a city (four digits of its code), a city in a province (two).
    private static readonly int[] CodesAround = [4, 2];

    private const string Suffixes = "省市州区县旗盟";

    // Names of divisions without their suffix that are everyday words too.
    private static readonly HashSet<string> EverydayWords = [.. DataFile.Lines("Questions.Data.everyday-places.txt")];
    private static readonly Dictionary<string, string[]> Codes = DataFile
        .Lines("Questions.Data.divisions.tsv")
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => cells[0], cells => cells[1].Split(' '), StringComparer.Ordinal);
    private static readonly Dictionary<string, string> NameOf = Codes
        .SelectMany(c => c.Value.Select(code => (code, c.Key)))
        .Where(c => c.code.Length < 6)
        .ToDictionary(c => c.code, c => c.Key, StringComparer.Ordinal);
    private static readonly Dictionary<string, string> Shortened = Codes
        .OrderBy(c => c.Value[0].Length)
        .Select(c => (Bare: BareName(c.Key), Full: c.Key, IsCounty: c.Value[0].Length == 6))
        .Where(c => c.Bare.Length > (c.IsCounty ? 2 : 1) && !EverydayWords.Contains(c.Bare))
        .GroupBy(c => c.Bare)
        .ToDictionary(g => g.Key, g => g.First().Full, StringComparer.Ordinal);

    /// <summary>All names with their suffix, longest first.</summary>
    public static PhraseList Names { get; } = PhraseList.Of(Codes.Keys);

    /// <summary>Whether a name without its suffix is an everyday word too.</summary>
    public static bool IsEveryday(string bare) => EverydayWords.Contains(bare);

    /// <summary>
    /// The province, city or prefecture, or the county of a name of three characters, that a name without its suffix stands for (江苏, 南通, 满洲里), or null.
    /// </summary>
    public static string? FullName(string bare) => Shortened.GetValueOrDefault(bare);

    /// <summary>The name without its suffix: 江苏, 南通, 黔南; the same where it has none.</summary>
    public static string BareName(string name)
    {
        foreach (var tail in (string[])["维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "自治州", "自治县"])
        {
            if (name.EndsWith(tail, StringComparison.Ordinal))
            {
                return name[..^tail.Length];
            }
        }

        return name.Length > 2 && Suffixes.Contains(name[^1], StringComparison.Ordinal) ? name[..^1] : name;
    }

    /// <summary>The province and the city or prefecture that a place lies in, the nearest first; empty for a province or an unknown place.</summary>
    public static IReadOnlyList<string> Around(string place)
    {
        var codes = CodesOf(place);
        if (codes.Length != 1)
        {
            return [];
        }

        return
        [
            .. CodesAround
                .Where(length => length < codes[0].Length)
                .Select(length => NameOf.GetValueOrDefault(codes[0][..length]))
                .OfType<string>(),
        ];
    }

    /// <summary>Whether the one place lies in the other; false where either is not known.</summary>
    public static bool IsWithin(string inner, string outer) =>
        CodesOf(inner).Any(i => CodesOf(outer).Any(o => i.Length > o.Length && i.StartsWith(o, StringComparison.Ordinal)));

    // Reports shorten the names of prefectures (黔南州 for 黔南布依族苗族自治州).
    private static string[] CodesOf(string place) =>
        Codes.TryGetValue(place, out var codes) ? codes
        : place.EndsWith('州') && place.Length > 2
            ?
            [
                .. Codes
                    .Where(c =>
                        c.Key.StartsWith(place[..^1], StringComparison.Ordinal) && c.Key.EndsWith("自治州", StringComparison.Ordinal)
                    )
                    .SelectMany(c => c.Value),
            ]
        : [];
}
