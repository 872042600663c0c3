using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>What the name of a file says of the report in it, in all the shapes that people give them (附件1：2026年上海市政府工作报告（全文）(1), 容城_2019, 20260203青柳县).</summary>
internal static partial class FileNameReader
{
    /// <summary>Place and year; null where the name does not say.</summary>
    /// <param name="name">Name without extension.</param>
    /// <param name="text">The text, which completes a place without suffix.</param>
    public static (string? Place, int? Year) Read(string name, string text)
    {
        var plain = name.Normalize(NormalizationForm.FormKC);
        var year = Year(plain);
        foreach (Match run in Han().Matches(Other().Replace(plain, " ")))
        {
            if ((PlaceName.In(run.Value) ?? PlaceName.Completed(run.Value, text)) is { } place)
            {
                return (place, year);
            }
        }

        return (null, year);
    }

    private static int? Year(string name) =>
        (
            NamedYear().Match(name) is { Success: true } named ? named
            : DayYear().Match(name) is { Success: true } day ? day
            : AnyYear().Match(name)
        )
            is { Success: true } match
            ? int.Parse(match.Groups[1].ValueSpan, null)
            : ChineseDate.YearIn(name);

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)\s*年")]
    private static partial Regex NamedYear();

    // 20260203
    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])(?!\d)")]
    private static partial Regex DayYear();

    [GeneratedRegex(@"(?<!\d)((?:19|20)\d\d)(?!\d)")]
    private static partial Regex AnyYear();

    // What such names say besides the place.
    [GeneratedRegex(
        @"[(\[{<【《〈][^)\]}>】》〉]*?(?:稿|版|全文|副本|解读|打印|公开|最终|最新)[^)\]}>】》〉]*[)\]}>】》〉]|\(\d{1,3}\)|附件|附表|关于|印发|的通知|人民政府|政府|工作报告|报告|全文|(?:修订|修改|送审|征求意见|讨论|审议|报批|最终|正式|定|终|初|草|发布)稿|(?:最终|最新|打印|公开|网络|正式|定|完整)版|副本|复件|拷贝|扫描件?|文字版|[一二三四五六七八九十]+届.*?会议?|[二〇○零一三四五六七八九]{4}年?|\d+年?|年|月|日|解读|汇编|摘要|report|gov|work|final|copy|word|pdf|docx?|txt",
        RegexOptions.IgnoreCase
    )]
    private static partial Regex Other();

    [GeneratedRegex(@"[\u4e00-\u9fff]{2,}")]
    private static partial Regex Han();
}
