using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Reads dates, also in Chinese numerals (二〇二四年一月十五日).</summary>
internal static partial class ChineseDate
{
    /// <summary>The first date of a text, or null.</summary>
    public static DateOnly? In(string text)
    {
        foreach (Match match in Date().Matches(text))
        {
            if (
                Number(match.Groups[1].Value) is { } year
                && Number(match.Groups[2].Value) is { } month
                && Number(match.Groups[3].Value) is { } day
                && month is > 0 and <= 12
                && day > 0
                && day <= DateTime.DaysInMonth(year, month)
            )
            {
                return new DateOnly(year, month, day);
            }
        }

        return null;
    }

    /// <summary>The first year in Chinese numerals of a text, or null.</summary>
    public static int? YearIn(string text) => HanYear().Match(text) is { Success: true } match ? Number(match.Groups[1].Value) : null;

    private static int? Number(string digits) =>
        char.IsAsciiDigit(digits[0]) ? int.Parse(digits, null)
        : digits.Length == 4
            ? digits.Aggregate(0, (year, c) => (year * 10) + Math.Max(0, "〇一二三四五六七八九".IndexOf(c, StringComparison.Ordinal)))
        : ChineseNumber.TryParse(digits, out var number) ? (int)number
        : null;

    [GeneratedRegex(
        @"((?:19|20)[0-9]{2}|[一二][〇○零Ｏ九][〇○零一二三四五六七八九]{2})\s*年\s*([0-9]{1,2}|[一二三四五六七八九十]{1,2})\s*月\s*([0-9]{1,2}|[一二三四五六七八九十]{1,3})\s*日"
    )]
    private static partial Regex Date();

    [GeneratedRegex("([一二][〇○零九][〇○零一二三四五六七八九]{2})年")]
    private static partial Regex HanYear();
}
