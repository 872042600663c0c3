using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Ledger;

namespace Assistant.Web.Reports;

/// <summary>Questions that the reports that are loaded can answer: about what the newest of them give, in everyday words.</summary>
internal static class ExampleQuestions
{
    private const int Most = 4;

    // What people ask about most, before the other common indicators in the order of their list.
    private static readonly string[] Asked =
    [
        "一般公共预算收入",
        "地区生产总值",
        "居民人均可支配收入",
        "城镇居民人均可支配收入",
        "城镇新增就业",
        "固定资产投资",
        "社会消费品零售总额",
    ];

    /// <summary>Up to four questions; none where nothing is loaded.</summary>
    public static IReadOnlyList<string> Of(ICorpusSnapshot snapshot)
    {
        var newest = snapshot
            .Reports.Where(r => r.Year is not null)
            .OrderByDescending(r => r.Year)
            .ThenByDescending(r => r.Figures)
            .DistinctBy(r => r.Place)
            .Take(Most)
            .ToList();
        var named = newest.Count > 1;
        var asked = new HashSet<string>();
        var kinds = new Func<ReportInfo, string?>[]
        {
            report => Figure(snapshot, report, Status.Actual, report.Year - 1, asked) is { } indicator
                ? $"{Where(report, named)}{report.Year - 1}年{indicator}是多少？"
                : null,
            report => Figure(snapshot, report, Status.Target, report.Year, asked) is { } indicator
                ? $"{Where(report, named)}{report.Year}年{indicator}的目标是多少？"
                : null,
            report => snapshot.Outline(report.Report).Chapters.Any(c => c.Kind == ChapterKind.Tasks)
                ? $"{Where(report, named)}{report.Year}年有哪些重点工作？"
                : null,
            report => Figure(snapshot, report, Status.Actual, report.Year - 1, asked, isGrowth: true) is { } indicator
                ? $"{Where(report, named)}{report.Year - 1}年{indicator}增长了多少？"
                : null,
        };
        return newest.Count == 0 ? [] : [.. kinds.Select((ask, i) => ask(newest[i % newest.Count])).OfType<string>()];
    }

    private static string Where(ReportInfo report, bool named) => named ? report.Place ?? string.Empty : string.Empty;

    // The first of the common indicators that the report gives for the year; each is asked for once.
    private static string? Figure(
        ICorpusSnapshot snapshot,
        ReportInfo report,
        Status status,
        int? year,
        HashSet<string> asked,
        bool isGrowth = false
    )
    {
        var given = snapshot
            .Figures(report.Report)
            .Where(f => f.Status == status && f.PeriodStart == year && f.PeriodEnd == year && (!isGrowth || f.Kind == FigureKind.Growth))
            .Select(f => f.Canonical)
            .OfType<string>()
            .ToHashSet();
        return Asked.Concat(CanonicalIndicators.All.Select(i => i.Name)).FirstOrDefault(name => given.Contains(name) && asked.Add(name));
    }
}
