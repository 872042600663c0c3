using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// A text whose numbers stand as reports print them: 四成半 is 45%, 一半 is 50%, 三四十件 is 30-40件, 六千多条 is 6000多条, 四万二 is 4.2万. Every character keeps its place in the
/// text as it was said.
/// </summary>
internal sealed partial class SpokenNumbers
{
    private readonly List<(int Start, int End)> places;

    private SpokenNumbers(string text)
    {
        Text = text;
        places = [.. Enumerable.Range(0, text.Length).Select(i => (i, i + 1))];
    }

    /// <summary>The text as a report would print its numbers.</summary>
    public string Text { get; private set; }

    /// <summary>Reads a text.</summary>
    public static SpokenNumbers Of(string text)
    {
        var spoken = new SpokenNumbers(text);
        spoken.Replace(Roughly(), _ => "约");
        spoken.Replace(All(), _ => "100%");
        spoken.Replace(Percent(), m => ChineseNumber.TryParse(m.Groups[1].Value, out var value) ? Printed(value) + "%" : null);
        spoken.Replace(Tenths(), m =>
            Printed((Digit(m.Groups[1].Value) * 10) + (m.Groups[2].Value == "半" ? 5 : Digit(m.Groups[2].Value))) + "%"
        );
        spoken.Replace(Fraction(), OfFraction);
        spoken.Replace(Half(), m => m.Groups[1].Success ? "超过50%" : "50%");
        spoken.Replace(TwoDigits(), _ => "10%");
        spoken.Replace(Twice(), _ => "达到2倍");
        spoken.Replace(TimesAndHalf(), m => Printed(Digit(m.Groups[1].Value) + 0.5m) + "倍");
        spoken.Replace(Pair(), m => OfPair(m, spoken.Text));
        spoken.Replace(Numeral(), m => OfNumeral(m, spoken.Text));
        return spoken;
    }

    /// <summary>Where in the text as it was said the character stands.</summary>
    public int Start(int index) =>
        index < places.Count ? places[index].Start
        : places.Count == 0 ? 0
        : places[^1].End;

    /// <summary>Where in the text as it was said the character before ends.</summary>
    public int End(int index) => index == 0 ? 0 : places[index - 1].End;

    private void Replace(Regex pattern, Func<Match, string?> replacement)
    {
        var changed = new StringBuilder();
        var moved = new List<(int, int)>();
        var from = 0;
        foreach (Match match in pattern.Matches(Text))
        {
            if (replacement(match) is not { } words || words == match.Value)
            {
                continue;
            }

            Keep(match.Index);
            var place = (Start(match.Index), End(match.Index + match.Length));
            changed.Append(words);
            moved.AddRange(Enumerable.Repeat(place, words.Length));
            from = match.Index + match.Length;
        }

        if (from == 0)
        {
            return;
        }

        Keep(Text.Length);
        Text = changed.ToString();
        places.Clear();
        places.AddRange(moved);

        void Keep(int end)
        {
            changed.Append(Text, from, end - from);
            moved.AddRange(places.GetRange(from, end - from));
        }
    }

    private static string? OfFraction(Match match)
    {
        var (whole, part) = (Value(match.Groups[1].Value), Value(match.Groups[2].Value));
        return whole > part && part > 0 && whole is not (100 or 1000 or 10_000) ? Printed(Math.Round(part * 100 / whole, 1)) + "%" : null;
    }

    // 三四十件, 二百七八十万, 十七八个, but neither 十三五 nor 一二三产.
    private static string? OfPair(Match match, string text)
    {
        var (low, high) = (Digit(match.Groups[2].Value), Digit(match.Groups[3].Value));
        if ((high != low + 1 && (low, high) != (3, 5)) || (match.Groups[1].Value == "十" && high == 5 && match.Groups[4].Length == 0))
        {
            return null;
        }

        var unit = match.Groups[4].Value switch
        {
            "十" => 10,
            "百" => 100,
            "千" => 1000,
            _ => 1,
        };
        var before = match.Groups[1].Length == 0 ? 0 : Value(match.Groups[1].Value);
        var scale = match.Groups[5].Value;
        var isCounted = scale.Length > 0 || UnitTable.MatchAt(text, match.Index + match.Length, out _) > 0;
        return isCounted && (before == 0 || before % (unit * 10) == 0)
            ? $"{Printed(before + (low * unit))}-{Printed(before + (high * unit))}{scale}"
            : null;
    }

    private static string? OfNumeral(Match match, string text)
    {
        var said = match.Groups[1].Value;
        var inner = match.Groups[2].Value;
        var scale = match.Groups[3].Value;
        var end = match.Index + match.Length;
        if (Short().Match(said) is { Success: true } brief && inner.Length == 0 && scale.Length == 0)
        {
            return OfShort(brief);
        }

        var own =
            said.Length > 1 && said[^1] is '万' or '亿'
                ? (said.EndsWith("万亿", StringComparison.Ordinal) ? "万亿" : said[^1..])
                : string.Empty;
        var number = said[..^own.Length];
        if (number.Length == 0 || !ChineseNumber.TryParse(number, out var value) || DigitByDigit(number))
        {
            return null;
        }

        // What has no unit is no figure, and a small numeral with a count word is mostly a phrase (三个代表).
        var counted = own.Length + scale.Length > 0 || UnitTable.MatchAt(text, end, out _) > 0;
        return counted && (value > 10 || inner.Length > 0 || own.Length > 0 || scale.Length > 0)
            ? Printed(value) + (own.Length > 0 ? own + inner + scale : inner + scale)
            : null;
    }

    // 四万二 is 42000, 三千五 is 3500.
    private static string? OfShort(Match match)
    {
        if (!ChineseNumber.TryParse(match.Groups[1].Value, out var whole))
        {
            return null;
        }

        var tenth = Digit(match.Groups[3].Value) * 0.1m;
        return match.Groups[2].Value switch
        {
            "百" => Printed((whole + tenth) * 100),
            "千" => Printed((whole + tenth) * 1000),
            var scale => Printed(whole + tenth) + scale,
        };
    }

    private static bool DigitByDigit(string number) => number.Length > 1 && number.All(c => ChineseNumber.Digit(c) >= 0);

    private static decimal Value(string number) => ChineseNumber.TryParse(number, out var value) ? value : 0;

    private static int Digit(string numeral) => numeral.Length == 0 ? 0 : Math.Max(0, ChineseNumber.Digit(numeral[0]));

    private static string Printed(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    [GeneratedRegex("差不多(?=[\\d一二两三四五六七八九十百千半])|大概(?=[\\d一二两三四五六七八九十百千半])|约莫|估摸着?")]
    private static partial Regex Roughly();

    [GeneratedRegex("百分之?百(?![零一二两三四五六七八九十百千万点])")]
    private static partial Regex All();

    [GeneratedRegex("百分之([零一二两三四五六七八九十百点]+)")]
    private static partial Regex Percent();

    // 八成都用上了 names no city; 一成不变 and 三成员 no tenth.
    [GeneratedRegex(
        "(?<![零一二三四五六七八九十百千万亿\\d.第])([一二两三四五六七八九1-9])成(?![不员立功为果绩本品语熟长效套型])([半一二三四五六七八九1-9]?)(?![个家项件户人名万亿年月日成十百千])"
    )]
    private static partial Regex Tenths();

    [GeneratedRegex("(?<![百千万\\d])([二三四五六七八九十]|1?\\d)分之([一二两三四五六七八九]|\\d)(?![十百千万\\d])")]
    private static partial Regex Fraction();

    [GeneratedRegex("(?<![\\d一二两三四五六七八九十])(?:一半(?![会天径])|半数|(过|超|超过|大|一大)半数?(?![年天夜径个路]))")]
    private static partial Regex Half();

    [GeneratedRegex("(?:两|二|2)位数")]
    private static partial Regex TwoDigits();

    [GeneratedRegex("翻了?一倍")]
    private static partial Regex Twice();

    [GeneratedRegex("([一二两三四五六七八九\\d])倍半")]
    private static partial Regex TimesAndHalf();

    [GeneratedRegex(
        "(?<![零一二两三四五六七八九十百千万亿\\d第])([一二两三四五六七八九]?[百千十]?[一二三四五六七八九]?[百千十])?([一二三四五六七八])([二三四五六七八九])(十|百|千)?(万亿|万|亿)?(?![零一二三四五六七八九十百千])"
    )]
    private static partial Regex Pair();

    [GeneratedRegex(
        "(?<![零〇一二两三四五六七八九十百千万亿廿\\d第前“]|百分之|分之|[二三四五六七八九十]大|十[一二三四])([一二两三四五六七八九十百千廿][零〇一二两三四五六七八九十百千万亿点]*)([多余来]?)个?(万亿|万|亿)?(?![零〇一二两三四五六七八九十百千点]|分之|大精神)"
    )]
    private static partial Regex Numeral();

    [GeneratedRegex("^([一二两三四五六七八九十百]+)([百千万亿])([一二三四五六七八九])$")]
    private static partial Regex Short();
}
