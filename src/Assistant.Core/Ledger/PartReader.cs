using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>Finds the figures that are of a part of the report's place (a county, a zone, places of some size), though their own words do not name it.</summary>
internal sealed partial class PartReader(string text, Clauses clauses, string place)
{
    private static readonly string[] Actions = FigureData.Words("verbs.tsv", "action");

    private readonly string bare = Divisions.BareName(place);

    /// <summary>Whether a clause before in its sentence begins with such a part (藤县产业集群发展，地区生产总值突破300亿元), or one is counted behind it.</summary>
    public bool IsOfPart(ScannedNumber number)
    {
        if (number.Unit.Family is UnitFamily.Money or UnitFamily.Percent && Counted().Match(text, number.End) is { Success: true })
        {
            return true;
        }

        var isPart = false;
        for (var at = clauses.SentenceStart(number.Start); place.Length > 1 && at < number.Start; at = clauses.ClauseEnd(at) + 1)
        {
            var start = Before().Match(text, at) is { Success: true } before ? at + before.Length : at;
            isPart = NamesPart(start) || (isPart && !NamesWhole(start));
        }

        return isPart;
    }

    private bool NamesPart(int at)
    {
        if (Own(at) is > 0 and var own)
        {
            return NamesDivision(at + own) || Zone().IsMatch(text, at + own);
        }

        return NamesDivision(at)
            || (Zone().IsMatch(text, at) && !Array.Exists(Actions, a => string.CompareOrdinal(text, at, a, 0, a.Length) == 0));
    }

    // 藤县、苍梧县 are named with what they did, not as what the next clause is about.
    private bool NamesDivision(int at) =>
        Divisions.Names.LongestAt(text, at) is > 0 and var length
        && text.AsSpan(at + length) is not ['、', ..]
        && IsWithin(text.Substring(at, length));

    private bool NamesWhole(int at) => Own(at) > 0 || Whole().IsMatch(text, at);

    // All places that the government of the nation names lie within it.
    private bool IsWithin(string name) => name != place && (place == "国务院" || Divisions.IsWithin(name, place));

    // The length of the name of the report's own place, or 0.
    private int Own(int at) =>
        string.CompareOrdinal(text, at, place, 0, place.Length) == 0 ? place.Length
        : bare.Length > 1 && string.CompareOrdinal(text, at, bare, 0, bare.Length) == 0 ? bare.Length
        : 0;

    [GeneratedRegex(@"\G[\s""“]*(其中,?|预计|全年)?")]
    private static partial Regex Before();

    [GeneratedRegex(@"\G(预计|全年|去年|今年|(19|20)\d\d年)*[全我][国省市区县旗州盟疆]")]
    private static partial Regex Whole();

    // 宜宾高新区独立运行, 园区在全省排第14位; 加快新区建设 is work of the whole place.
    [GeneratedRegex(
        @"\G(?![加持着大全各继优深更进积扎强])\p{L}{0,4}?(高新技术产业开发区|经济技术开发区|高新区|经开区|开发区|新区|综保区|园区)(?![等、和及与]|\p{L}{0,4}建设|改革|规划)"
    )]
    private static partial Regex Zone();

    // 生产总值超200亿元县, 增速8%以上的镇.
    [GeneratedRegex(@"\G(以上|以下|级)?的?(强?[县镇乡村](?!域)|强区|县区|县市|城市|园区|开发区|企业)")]
    private static partial Regex Counted();
}
