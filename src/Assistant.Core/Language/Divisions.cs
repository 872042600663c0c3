using System.Collections.Concurrent;

namespace Assistant.Core.Language;

/// <summary>The administrative divisions of China: their names, and which lies within which.</summary>
internal static class Divisions
{
    // A county stands in a city (four digits of its code), a city in a province (two).
    private static readonly int[] CodesAround = [4, 2];

    // The peoples of China, the longer names first; some places write them without 族.
    private static readonly string[] Peoples =
    [
        .. "蒙古 回 藏 维吾尔 苗 彝 壮 布依 朝鲜 满 侗 瑶 白 土家 哈尼 哈萨克 傣 黎 傈僳 佤 畲 拉祜 水 东乡 纳西 景颇 柯尔克孜 土 达斡尔 仫佬 羌 布朗 撒拉 毛南 仡佬 锡伯 阿昌 普米 塔吉克 怒 乌孜别克 俄罗斯 鄂温克 德昂 保安 裕固 京 塔塔尔 独龙 鄂伦春 赫哲 门巴 珞巴 基诺"
            .Split(' ')
            .SelectMany(p => p.Length > 1 ? (string[])[p + "族", p] : [p + "族"])
            .OrderByDescending(p => p.Length),
    ];

    private const string Suffixes = "省市州区县旗盟";

    // Names of divisions without their suffix that are everyday words too.
    private static readonly HashSet<string> EverydayWords = [.. DataFile.Lines("Language.Data.everyday-places.txt")];
    private static readonly Dictionary<string, string[]> Codes = DataFile
        .Lines("Language.Data.divisions.tsv")
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

    // By known places alone, of which there are few.
    private static readonly ConcurrentDictionary<string, string[]> WithinOf = new(StringComparer.Ordinal);

    /// <summary>All names with their suffix, longest first.</summary>
    public static PhraseList Names { get; } = PhraseList.Of(Codes.Keys);

    /// <summary>Whether a name without its suffix is an everyday word too.</summary>
    public static bool IsEveryday(string bare) => EverydayWords.Contains(bare);

    /// <summary>
    /// The province, city or prefecture, or the county of a name of three characters, that a name without its suffix stands for (江苏, 南通, 满洲里), or null.
    /// </summary>
    public static string? FullName(string bare) => Shortened.GetValueOrDefault(bare);

    /// <summary>The name without its suffix and without the peoples that an autonomous place is named after: 江苏, 南通, 黔南, 积石山; the same where it has none.</summary>
    public static string BareName(string name)
    {
        foreach (var tail in (string[])["特别行政区", "地区"])
        {
            if (name.EndsWith(tail, StringComparison.Ordinal) && name.Length > tail.Length + 1)
            {
                return name[..^tail.Length];
            }
        }

        if (name.Length > 4 && name[..^1].EndsWith("自治", StringComparison.Ordinal))
        {
            return WithoutPeoples(name[..^3]);
        }

        return name.Length > 2 && Suffixes.Contains(name[^1], StringComparison.Ordinal) ? name[..^1] : name;
    }

    /// <summary>How an autonomous place is called for short, besides its bare name (延边州, 大厂县); null for another place.</summary>
    public static string? ShortName(string name) =>
        name.Length > 4 && name[..^1].EndsWith("自治", StringComparison.Ordinal) && name[^1] != '区' ? BareName(name) + name[^1] : null;

    // 积石山保安族东乡族撒拉族: a place that is named after a people alone (东乡族) keeps its name.
    private static string WithoutPeoples(string name)
    {
        for (var rest = name; ; name = rest)
        {
            foreach (var people in Peoples)
            {
                if (rest.Length > people.Length + 1 && rest.EndsWith(people, StringComparison.Ordinal))
                {
                    rest = rest[..^people.Length];
                    break;
                }
            }

            if (rest == name)
            {
                return name.Length > 2 && name[^1] == '族' ? name[..^1] : name;
            }
        }
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

    /// <summary>The places that lie within a place.</summary>
    public static IReadOnlyList<string> Within(string outer) =>
        CodesOf(outer) is { Length: > 0 } codes
            ? WithinOf.GetOrAdd(outer, _ => [.. Codes.Where(inner => IsWithin(inner.Value, codes)).Select(inner => inner.Key)])
            : [];

    /// <summary>Whether the one place lies in the other; false where either is not known.</summary>
    public static bool IsWithin(string inner, string outer) => IsWithin(CodesOf(inner), CodesOf(outer));

    private static bool IsWithin(string[] inner, string[] outer) =>
        Array.Exists(inner, i => Array.Exists(outer, o => i.Length > o.Length && i.StartsWith(o, StringComparison.Ordinal)));

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
