using System.Text.RegularExpressions;

namespace Assistant.Core.Claims;

/// <summary>A claim parted from the words that say whose claim it is.</summary>
/// <param name="Claim">What is claimed, without its source: 据X县2022年政府工作报告，….</param>
/// <param name="Source">The source as named; empty where none is.</param>
/// <param name="ReportYear">The year of the report that the source names: not the year of what it tells.</param>
internal sealed partial record Attribution(string Claim, string Source, int? ReportYear)
{
    /// <summary>Cuts the source off a sentence; the claim is the sentence itself where it names none.</summary>
    public static Attribution Of(string sentence)
    {
        var claim = sentence.Trim();
        var source = string.Empty;
        while (Lead(claim) is { Length: > 0 } lead && lead.Length < claim.Length)
        {
            source += lead;
            claim = claim[lead.Length..].TrimStart('，', ',', '：', ':', '！', '!', ' ', '“', '"');
        }

        var year = Year().Match(source);
        return new Attribution(claim, source, year.Success ? int.Parse(year.Value, null) : null);
    }

    private static string Lead(string text)
    {
        foreach (var pattern in (Regex[])[Salutation(), ByReport(), ByHearsay(), ByMeeting()])
        {
            if (pattern.Match(text) is { Success: true, Length: > 0 } match)
            {
                return match.Value;
            }
        }

        return string.Empty;
    }

    [GeneratedRegex("^(?:各位代表|各位委员|同志们|各位)(?:[，,、！!：:]|(?=[^，,]{4}))")]
    private static partial Regex Salutation();

    // 据X县2022年政府工作报告， X市2024年报告称， 报告指出： X县长在报告中说，
    [GeneratedRegex(
        @"^(?:(?:据|根据|依据|按照?|从|在|翻开|看)[^，,。；;：:]{0,24}?报告(?:[》”])?(?:中|里|上|来看|看)?(?:的?(?:说法|数据|内容|介绍|表述))?(?:[还也]?(?:指出|提出|提到|显示|写道|写明|写着|写|明确|说明|说|称|讲|披露|透露|介绍|表示|强调|公布|可知))?[，,：:]|[^，,。；;：:]{0,20}?报告(?:[》”])?(?:中|里|上)?[还也]?(?:指出|提出|提到|显示|写道|写明|写着|写|明确|说明|说|称|讲|披露|透露|介绍|表示|强调|公布|给出)(?:了|的是|过)?[，,：:]?|[^，,。；;：:]{0,20}?报告(?:[》”])?[，,：:]|[^，,。；;：:]{0,14}(?:省长|市长|区长|县长|州长|旗长|主席|总理|[^，,。]{0,4}领导)[^，,。；;：:]{0,6}(?:在[^，,。；;：:]{0,10}报告(?:中|里)?)?(?:说|称|指出|提出|提到|介绍|表示|强调)(?:道|了)?[，,：:]?)"
    )]
    private static partial Regex ByReport();

    [GeneratedRegex(
        "^(?:我?听说|据说|听人[说讲]|有人[说讲]|人家[说讲]|都[说讲]|大家[说讲]|老百姓[说讲]|网上[说传]|据(?:悉|了解|介绍|统计|报道)|我记得|我看到?|说是)[，,：:]?"
    )]
    private static partial Regex ByHearsay();

    [GeneratedRegex("^[^，,。；;：:]{0,8}(?:会上|会议(?:上)?)(?:[还也]?(?:说|指出|提出|提到|宣布|讲))[，,：:]?")]
    private static partial Regex ByMeeting();

    [GeneratedRegex("(?:19|20)\\d\\d(?=年|[^\\d]{0,8}报告)")]
    private static partial Regex Year();
}
