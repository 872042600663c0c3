using Assistant.Core.Contract;

namespace Assistant.Core.Ledger;

/// <summary>What is known of a text before its words are read.</summary>
/// <param name="Report">Name of the report, or empty for free text.</param>
/// <param name="PassageId">The passage, or empty.</param>
/// <param name="Place">Place that figures are about when none is named.</param>
/// <param name="ReportYear">Year from which 去年 and 今年 are counted, or null.</param>
/// <param name="PeriodStart">Years spoken of when the words name none.</param>
/// <param name="Status">Status when the words do not say.</param>
public sealed record FigureContext(
    string Report,
    string PassageId,
    string Place,
    int? ReportYear,
    int? PeriodStart,
    int? PeriodEnd,
    Status Status
);
