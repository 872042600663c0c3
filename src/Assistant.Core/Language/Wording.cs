using Assistant.Core.Contract;

namespace Assistant.Core.Language;

/// <summary>Our own words in the language of the question: simplified or traditional Chinese, or English.</summary>
public sealed class Wording(string language)
{
    /// <summary>Says it in the language of the question.</summary>
    public string Say(string chinese, string english) =>
        language switch
        {
            "en" => english,
            "zh-Hant" => TraditionalChinese.ToTraditional(chinese),
            _ => chinese,
        };

    /// <summary>Period and status in front of a quote: 2019年实绩：, 2020 target: ; empty when there is nothing to say.</summary>
    public string Frame(string? place, int? from, int? to, Status status, bool isFigure)
    {
        var period =
            from is null ? string.Empty
            : from == to ? $"{from}"
            : $"{from}-{to}";
        var english = string.Join(' ', new[] { place ?? string.Empty, period, EnglishStatus(status, isFigure) }.Where(s => s.Length > 0));
        var chinese = (place ?? string.Empty) + (period.Length > 0 ? $"{period}年" : string.Empty) + ChineseStatus(status, isFigure);
        return Say(chinese.Length > 0 ? $"{chinese}：" : string.Empty, english.Length > 0 ? $"{english}: " : string.Empty);
    }

    private static string ChineseStatus(Status status, bool isFigure) =>
        status switch
        {
            Status.Actual => isFigure ? "实绩" : string.Empty,
            Status.Target => isFigure ? "目标" : "计划",
            Status.Plan => "计划",
            Status.Threshold => "规定",
            _ => string.Empty,
        };

    private static string EnglishStatus(Status status, bool isFigure) =>
        status switch
        {
            Status.Actual => isFigure ? "result" : string.Empty,
            Status.Target => isFigure ? "target" : "plan",
            Status.Plan => "plan",
            Status.Threshold => "limit",
            _ => string.Empty,
        };
}
