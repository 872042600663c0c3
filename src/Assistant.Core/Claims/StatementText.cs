using System.Text.RegularExpressions;

namespace Assistant.Core.Claims;

/// <summary>What is to be verified, without the words around it and in words that the ledger reads.</summary>
internal static partial class StatementText
{
    /// <summary>The statement of a request to verify it (请核对：…，对吗).</summary>
    public static string Of(string typed)
    {
        var quoted = Quoted().Match(typed);
        if (quoted.Success && quoted.Groups[1].Value.Any(char.IsAsciiDigit))
        {
            return quoted.Groups[1].Value;
        }

        var statement = Request().Replace(typed, string.Empty).Trim(' ', ',', '，', '。', '?', '？', ':', '：');
        return Readable(Asking().Replace(Hearsay().Replace(statement.Length > 0 ? statement : typed, string.Empty), string.Empty));
    }

    // People's money, spans and classes of water in the report's words, each as long as before.
    private static string Readable(string text) =>
        WaterClass()
            .Replace(OfHundredMillions().Replace(Span().Replace(Yuan().Replace(text, "元"), "连续"), "$1"), static m => m.Value[0] switch
                {
                    '一' or '1' => "Ⅰ类",
                    '二' or '2' => "Ⅱ类",
                    '三' or '3' => "Ⅲ类",
                    '四' or '4' => "Ⅳ类",
                    _ => "Ⅴ类",
                });

    // 是不是已经通车了 asks whether 已经通车了.
    [GeneratedRegex("是不是(?=[^，,。？?]{2})|是否|究竟|到底(?!有)|(?<=[^，,。]{2})真(?=比|有|是)")]
    private static partial Regex Asking();

    [GeneratedRegex("[“\"「]([^”\"」]{6,})[”\"」]")]
    private static partial Regex Quoted();

    // 我开个小店一个月流水七八万，听说…: what comes before is the person's own affair.
    [GeneratedRegex(
        @"^[^，,。]*[\d一二三四五六七八九十百千万][^，,。]*[，,](?=(?:我?听说|听人[说讲]|据说|有人[说讲]|人家[说讲]|都说|报告里?[说写讲]))(?:我?听说|听人[说讲]|据说|有人[说讲]|人家[说讲]|都说|报告里?[说写讲])[，,]?"
    )]
    private static partial Regex Hearsay();

    [GeneratedRegex(@"(?<=\d|[亿万千百])块(?=钱|$|[，,。、；;？?!！/一每吧了的补])")]
    private static partial Regex Yuan();

    // 2000个亿
    [GeneratedRegex(@"(?<=\d)个(亿|多亿)")]
    private static partial Regex OfHundredMillions();

    [GeneratedRegex("连着|接连")]
    private static partial Regex Span();

    [GeneratedRegex("[一二三四五12345]类(?=及?以上|水|断面)")]
    private static partial Regex WaterClass();

    [GeneratedRegex(
        @"^(请|麻烦|帮我|帮忙|再)*(核对|核实|查证|核一?下|复核|校对|核|查一下)(一下)?(这句话?|这个数)?(对不对|是否正确)?[:：,，]?|^(我?听说|有人说|人家讲|人家说|我记得|都说|他们讲|材料里?写|稿子里?写|报告里?说|报告提到|报告里?讲|报告里?写了?)[:：,，]?|[,，。—?？]*\s*(我)?(数字|这个?数字?|这句话?|这个?说法|这种说法|这样写|这话|年份|报告里?|报告)?(里|中)?(可?有(这|没有这)(话|句话|回事)|对不对|对吗|对吧|对得上吗|可信吗|有没有问题|是这么回事吗|能用吗|请确认|准不准|是不是|是真的(吗|不是|不|么)?|是真的?|真的假的|真的吗|属实吗?|请?核实(一下)?|请?核对(一下)?|请查证|核一?下|没说错吧|有没有错|准确吗|是否准确|是否属实|无误吗?|没错吧|没写错吧|是吗|是吧|有依据[吗没]?|查得到吗?|可有这句话|有写吗|有这话吗|提了没|有那么[多高]吗?)[?？。！!]*$"
    )]
    private static partial Regex Request();
}
