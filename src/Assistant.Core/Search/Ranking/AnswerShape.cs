using System.Text.RegularExpressions;

namespace Assistant.Core.Search;

/// <summary>What an answer of a kind looks like in normalised text.</summary>
internal static partial class AnswerShape
{
    [GeneratedRegex(@"\d(\.\d+)?[多余几]?(万亿|亿|万|千)?(余|多)?(元|美元|块|欧元|港元)|\d(\.\d+)?(万亿|亿)(?![\d人吨斤千])")]
    public static partial Regex Money();

    [GeneratedRegex(@"\d%|个百分点|\d/\d|\d成|翻.{0,2}番|倍|持平|同步")]
    public static partial Regex Percent();

    [GeneratedRegex(@"第\d|首位|第一|居.{0,6}(首|前)|前\d|\d位|\d强")]
    public static partial Regex Rank();

    [GeneratedRegex(@"\d年|\d月|\d日|年底|年内|上半年|下半年|季度|明年|月底")]
    public static partial Regex Date();

    [GeneratedRegex(@"是指|指的是|即|简称|意思|所谓|指[^标导挥数]|[:：]")]
    public static partial Regex Definition();

    [GeneratedRegex(
        @"每[个人月年天户亩次名位张平吨度公立]|[元块]/|一个?(平|人|月|年|户|亩|次|小时|顿|张|家|桌|瓶|吨|度|趟)|人均|/平|/月|/年|/人|单价|均价|票价"
    )]
    public static partial Regex Rate();

    /// <summary>Whether a number stands before the unit in the text.</summary>
    public static bool HasUnit(string text, string unit)
    {
        for (var at = text.IndexOf(unit, StringComparison.Ordinal); at > 0; at = text.IndexOf(unit, at + 1, StringComparison.Ordinal))
        {
            var before = text[at - 1];
            if (char.IsAsciiDigit(before) || "余多万亿千百几".Contains(before, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the number stands in the text as a whole number, not as part of a longer one.</summary>
    public static bool HasNumber(string text, string number)
    {
        for (var at = text.IndexOf(number, StringComparison.Ordinal); at >= 0; at = text.IndexOf(number, at + 1, StringComparison.Ordinal))
        {
            var end = at + number.Length;
            var openLeft = at == 0 || !(char.IsAsciiDigit(text[at - 1]) || text[at - 1] == '.');
            var openRight =
                end >= text.Length
                || !(char.IsAsciiDigit(text[end]) || (text[end] == '.' && end + 1 < text.Length && char.IsAsciiDigit(text[end + 1])));
            if (openLeft && openRight)
            {
                return true;
            }
        }

        return false;
    }
}
