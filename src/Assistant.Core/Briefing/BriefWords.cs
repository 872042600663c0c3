using Assistant.Core.Contract;

namespace Assistant.Core.Briefing;

/// <summary>The fixed words that all forms of a brief share.</summary>
internal static class BriefWords
{
    private const string Numbers = "一二三四五六七八九十";

    /// <summary>The columns of the table of figures.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["指标", "上次报告的目标", "本次报告的结果", "差距", "结论"];

    /// <summary>一, 二, 三 … for the headings.</summary>
    public static string Number(int index) => Numbers[Math.Min(index, Numbers.Length - 1)].ToString();

    /// <summary>The cells of a row.</summary>
    public static IReadOnlyList<string> Cells(BriefRow row) =>
        [
            row.Indicator,
            row.Target,
            row.Result ?? "没有找到",
            row.Gap is null ? "—" : $"{row.Gap}（{row.How}）",
            $"{Name(row.Outcome)}：{row.Reason}",
        ];

    /// <summary>A line as a reader sees it: what is quoted stands in quotation marks.</summary>
    public static string Said(BriefSection section, BriefLine line) =>
        section.Kind == BriefSectionKind.Questions || line.Citations.Count == 0 ? line.Text : $"“{line.Text}”";

    /// <summary>What an outcome is called.</summary>
    public static string Name(PromiseOutcome outcome) =>
        outcome switch
        {
            PromiseOutcome.Met => "达到",
            PromiseOutcome.Missed => "未达到",
            PromiseOutcome.Silent => "没有找到",
            _ => "不能比较",
        };

    /// <summary>Where a quote stands: report, section, page and offsets.</summary>
    public static string Source(Citation citation) =>
        $"{citation.Title}（{citation.Report}）"
        + (citation.Section.Count > 0 ? $"，“{string.Join("”—“", citation.Section)}”" : string.Empty)
        + (citation.Page is { } page ? $"，第{page}页" : string.Empty)
        + $"，原文第{citation.Start}—{citation.End}字";
}
