using System.Text.RegularExpressions;
using Assistant.Core.Contract;

namespace Assistant.Core.Documents;

/// <summary>Tells of which years a passage speaks and whether it tells a result, an aim or a piece of work planned.</summary>
internal static partial class PeriodReader
{
    /// <summary>Period and status from section, words and tense.</summary>
    public static (int? From, int? To, Status Status) Read(string text, SectionKind kind, IReadOnlyList<string> headings, int? reportYear)
    {
        if (kind == SectionKind.Annex || (kind == SectionKind.Opening && reportYear is null))
        {
            return (null, null, Status.None);
        }

        var status = kind switch
        {
            SectionKind.Review or SectionKind.Problems => Status.Actual,
            SectionKind.Plan => HasFigure().IsMatch(text) ? Status.Target : Status.Plan,
            _ => Status.None,
        };
        var (from, to) = Own(text, kind, reportYear) ?? OfSection(kind, headings, reportYear);
        if (kind == SectionKind.Plan && to < reportYear && LookingBack().IsMatch(text))
        {
            status = Status.Actual;
        }
        else if (kind == SectionKind.Review && from >= reportYear && Ahead().IsMatch(text))
        {
            status = Status.Target;
        }
        else if (kind == SectionKind.Review && ThisYear().IsMatch(text) && Urges().IsMatch(text))
        {
            (from, to, status) = (reportYear, reportYear, HasFigure().IsMatch(text) ? Status.Target : Status.Plan);
        }

        return (from, to, status);
    }

    private static (int? From, int? To)? Own(string text, SectionKind kind, int? reportYear)
    {
        if (
            FiveYearPlan().Match(text) is { Success: true } plan
            && kind != SectionKind.Plan
            && ChinesePlan(plan.Groups[1].Value) is { } span
            && text.Contains("时期", StringComparison.Ordinal)
        )
        {
            return span;
        }

        if (reportYear is { } year && PastYears().Match(text) is { Success: true } past)
        {
            var count =
                past.Groups[1].Value is "五" or "5" ? 5
                : past.Groups[1].Value is "三" or "3" ? 3
                : past.Groups[1].Value is "四" or "4" ? 4
                : past.Groups[1].Value is "十" or "10" ? 10
                : 2;
            return (year - count, year - 1);
        }

        if (ToYear().Match(text) is { Success: true } aim && int.TryParse(aim.Groups[1].Value, out var target) && target >= reportYear)
        {
            return (target, target);
        }

        return int.TryParse(LeadingYear().Match(text).Groups[1].Value, out var lead) ? (lead, lead) : null;
    }

    private static (int? From, int? To) OfSection(SectionKind kind, IReadOnlyList<string> headings, int? reportYear)
    {
        var heading = headings.Count > 0 ? headings[0] : string.Empty;
        if (kind is SectionKind.Review or SectionKind.Problems)
        {
            var years = PastYears().Match(heading) is { Success: true } past
                ? past.Groups[1].Value is "五" or "5"
                    ? 5
                    : past.Groups[1].Value is "三" or "3"
                        ? 3
                        : past.Groups[1].Value is "四" or "4"
                            ? 4
                            : 2
                : 1;
            return reportYear is null ? (null, null) : (reportYear - years, reportYear - 1);
        }

        if (kind == SectionKind.Plan)
        {
            return Coming().IsMatch(heading) ? (reportYear, reportYear + 4) : (reportYear, reportYear);
        }

        return (reportYear, reportYear);
    }

    private static (int? From, int? To)? ChinesePlan(string ordinal) =>
        ordinal switch
        {
            "十" => (2001, 2005),
            "十一" => (2006, 2010),
            "十二" => (2011, 2015),
            "十三" => (2016, 2020),
            "十四" => (2021, 2025),
            "十五" => (2026, 2030),
            "九" => (1996, 2000),
            "八" => (1991, 1995),
            "七" => (1986, 1990),
            "六" => (1981, 1985),
            _ => null,
        };

    [GeneratedRegex(@"\d|[一二三四五六七八九十百]+(个|家|项|分之|成|位)")]
    private static partial Regex HasFigure();

    [GeneratedRegex(@"[“""]?([六七八九十]|十[一二三四五])五[”""]?")]
    private static partial Regex FiveYearPlan();

    [GeneratedRegex(@"(?:过去|近|这|前|本届政府)的?([二两三四五十]|\d{1,2})年|([五])年来")]
    private static partial Regex PastYears();

    [GeneratedRegex(@"到((?:19|20)\d\d)年(?:底|末)?")]
    private static partial Regex ToYear();

    [GeneratedRegex(@"^.{0,6}?((?:19|20)\d\d)年(?!\d)")]
    private static partial Regex LeadingYear();

    [GeneratedRegex(@"已|完成了|达到了|实现了|取得|累计")]
    private static partial Regex LookingBack();

    [GeneratedRegex(@"将|力争|确保|计划|目标|要")]
    private static partial Regex Ahead();

    // Reports by themes go from what was done to what is to be done within a page.
    [GeneratedRegex(@"^.{0,10}(今年|明年|今后|下一步)|一九[五六七八九][〇零○一二三四五六七八九]年要")]
    private static partial Regex ThisYear();

    [GeneratedRegex(@"要(?!求|素|闻|件)|必须|应当|将|力争|争取|确保|计划|打算|拟|目标|任务")]
    private static partial Regex Urges();

    [GeneratedRegex(
        @"今后(五|三|几)年|未来(五|三|几)年|[“""]?十[一二三四五]五[”""]?(时期|发展|规划)|五年(工作|发展|奋斗)?(目标|任务|总体)"
    )]
    private static partial Regex Coming();
}
