using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Core.Ledger;

/// <summary>What the head of a row or a column says of the cells beside it.</summary>
/// <param name="Words">What they measure, without year, unit and words that measure nothing.</param>
/// <param name="Unit">Their unit; empty where it is not said.</param>
/// <param name="Year">Their year, or null.</param>
/// <param name="IsGrowth">Whether they are growth rates of what the other head names.</param>
/// <param name="Status">Whether they are results or targets; null where it is not said.</param>
internal sealed partial record TableWords(string Words, string Unit, int? Year, bool IsGrowth, Status? Status)
{
    /// <summary>Reads a head.</summary>
    public static TableWords Of(string head)
    {
        var words = Number().Replace(head.Trim(), string.Empty);
        var unit = UnitBehind().Match(words);
        words = unit.Success ? words[..unit.Index] : words;
        var year = YearIn().Match(words);
        words = year.Success ? words.Remove(year.Index, year.Length) : words;
        var status =
            Aim().IsMatch(words) ? Contract.Status.Target
            : Done().IsMatch(words) ? Contract.Status.Actual
            : (Status?)null;
        words = Empty().Replace(words, string.Empty);
        var growth = Growth().IsMatch(words);
        return new TableWords(
            growth ? string.Empty : words,
            unit.Success ? unit.Groups["unit"].Value : string.Empty,
            year.Success ? int.Parse(year.Groups["year"].Value, System.Globalization.CultureInfo.InvariantCulture) : null,
            growth,
            status
        );
    }

    [GeneratedRegex(
        @"^(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[（(][\d一二三四五六七八九十]{1,3}[）)])[.．、\s]\s*(?!\d)|^[（(][\d一二三四五六七八九十]{1,3}[）)]|^其中[:：]\s*"
    )]
    private static partial Regex Number();

    // 一般公共预算收入（亿元）
    [GeneratedRegex(@"\s*[（(](?:单位[:：])?(?<unit>[^（()）\d]{1,6})[)）]$")]
    private static partial Regex UnitBehind();

    [GeneratedRegex(@"(?<!\d)(?<year>(?:19|20)\d\d)\s*(?:年度?|(?=\D|$))")]
    private static partial Regex YearIn();

    [GeneratedRegex(@"目标|计划|预期|任务")]
    private static partial Regex Aim();

    [GeneratedRegex(@"完成|实绩|实际|实现")]
    private static partial Regex Done();

    [GeneratedRegex(
        @"^(?:预计|预期)?(?:完成|实绩|实际|目标|计划|预期|任务)?(?:情况|数|值|总量|绝对量|绝对值|指标值|数值|指标|项目|名称|年份|年度|本年|全年|合计)?(?:情况|数|值)?$"
    )]
    private static partial Regex Empty();

    [GeneratedRegex(@"^(?:比上年|较上年|同比|比去年|年均)?(?:增长|增速|增幅|增长率|增减|±)(?:率|速度|幅度|情况|%)?$")]
    private static partial Regex Growth();
}
