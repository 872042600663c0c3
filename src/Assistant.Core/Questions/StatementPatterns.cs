using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>What a statement claims of two years. Runs on simplified, normalised text.</summary>
internal static partial class StatementPatterns
{
    /// <summary>Two years that the text sets against each other, and whether it calls the first the higher; null when it does not or denies it.</summary>
    public static (int First, int Second, bool Higher)? YearsCompared(string text) =>
        TwoYears().Match(text) is { Success: true } match
        && int.TryParse(match.Groups[1].Value, out var first)
        && int.TryParse(match.Groups[2].Value, out var second)
        && first != second
        && !Denial().IsMatch(match.Value)
            ? (first, second, Higher().IsMatch(match.Groups[3].Value))
            : null;

    /// <summary>What the text compares: what it says between the first of the two years and 比, without words that say so.</summary>
    public static string ComparedThing(string text) =>
        TwoYears().Match(text) is { Success: true } match
            ? Saying().Replace(match.Value[5..match.Value.IndexOf('比', StringComparison.Ordinal)], string.Empty)
            : string.Empty;

    [GeneratedRegex("^的|要$|还$|都$|也$")]
    private static partial Regex Saying();

    [GeneratedRegex(
        @"((?:19|20)\d\d)年[^,。?]{0,16}比((?:19|20)\d\d)年[^,。?]{0,8}(?!多少)(?<!多)(高|多|大|快|涨|增|低|少|小|慢|降|减)(?!多少|了多少|出多少)"
    )]
    private static partial Regex TwoYears();

    // 不比2016年高 may be as high: it claims neither.
    [GeneratedRegex("不比|没有?比|没有|并?未|并不|不[高低多少大小增减快慢]|不会")]
    private static partial Regex Denial();

    [GeneratedRegex("高|多|大|快|涨|增")]
    private static partial Regex Higher();
}
