using System.Text.RegularExpressions;

namespace Assistant.Core.Ledger;

/// <summary>Reads whom or what a figure is about where its words name a place within the report's, an organisation or a sector.</summary>
internal static partial class SubjectReader
{
    /// <summary>The subject that begins the indicator, or null when it names none of its own.</summary>
    public static string? Read(string indicator) =>
        Own().Match(indicator) is { Success: true } match && !Generic().IsMatch(match.Value) ? match.Value : null;

    [GeneratedRegex(
        "^(?:\\p{L}{2,7}?(?:街道|镇|乡|开发区|高新区|新区|公司|集团|大学|学院|医院|银行|机场|港口?)|(?:规模以上|规上)?(?:工业|建筑业|服务业|农业|旅游业|金融业|房地产业|制造业|纺织业|种植业|畜牧业|物流业))(?=\\p{L}{2})"
    )]
    private static partial Regex Own();

    // 新增上市公司, 各镇: a count of such things is not about one of them.
    [GeneratedRegex("^(新|增|引|培|建|完|各|全|每|重点|上市|所有|其他|推|加|进|出|实|开|达|创|获|改|扩|支|帮)")]
    private static partial Regex Generic();
}
