using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Whether a statement takes two values that a passage gives for town and country in one (城乡低保标准740元和485元) the wrong way round.</summary>
internal static partial class ListAlignment
{
    /// <summary>True where the statement gives the first value for the country or the second for the town.</summary>
    public static bool IsSwapped(string statement, string passage)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(passage));
        foreach (Match pair in Pair().Matches(written))
        {
            var (town, country) = (pair.Groups[1].Value, pair.Groups[2].Value);
            if (
                town != country
                && (
                    (Before(said, town) is { } first && Country().IsMatch(first) && !Town().IsMatch(first))
                    || (Before(said, country) is { } second && Town().IsMatch(second) && !Country().IsMatch(second))
                )
            )
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>What stands before the number from the number before it on; null where it does not stand.</summary>
    private static string? Before(string text, string number)
    {
        var at = WholeNumber(text, number);
        if (at < 0)
        {
            return null;
        }

        var from = at;
        while (from > 0 && !char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        return text[from..at];
    }

    private static int WholeNumber(string text, string number)
    {
        var match = Regex.Match(text, $@"(?<![\d.]){Regex.Escape(number)}(?![\d]|\.\d)");
        return match.Success ? match.Index : -1;
    }

    [GeneratedRegex(@"城乡[^,，;；。\d]{0,24}?(\d[\d.]*\d|\d)[^,，;；。\d、和与]{0,6}[和、与](?:不低于|约)?(\d[\d.]*\d|\d)")]
    private static partial Regex Pair();

    [GeneratedRegex("农村|农民|乡下|村里")]
    private static partial Regex Country();

    [GeneratedRegex("城镇|城里|城市|市民")]
    private static partial Regex Town();
}
