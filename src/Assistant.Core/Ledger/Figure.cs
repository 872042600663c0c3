using Assistant.Core.Contract;

namespace Assistant.Core.Ledger;

/// <summary>What kind of quantity a figure is.</summary>
public enum FigureKind
{
    Level,
    Growth,
    Share,
    Change,
    Rank,
    Count,
    Ratio,
    Duration,
}

/// <summary>A figure of a report: an entry of the ledger.</summary>
/// <param name="Report">Name of the report.</param>
/// <param name="PassageId">The passage it stands in.</param>
/// <param name="Start">UTF-16 offset of <paramref name="Text"/> in the canonical text.</param>
/// <param name="End">Offset behind it.</param>
/// <param name="Text">Value and unit as printed (131.4亿元, 第11位, 三分之二).</param>
/// <param name="Indicator">The full noun phrase that it measures, the head carried over from the clause before where needed.</param>
/// <param name="Subject">Place, organisation or sector that it is about; the report's place when nothing else is named.</param>
/// <param name="Value">The number in <paramref name="Unit"/>; for a range its lower end. Decimal, signed as printed: a decrease of 5.1% is 5.1 with <see cref="Falling"/>.</param>
/// <param name="ValueTo">Upper end of a range, or null.</param>
/// <param name="Unit">The unit as printed (亿元, %, 个百分点, 位), empty for a bare number.</param>
/// <param name="Modifier">突破, 以上, 左右, 力争, 预计, 控制在…以内, 达到, 最多, 近, 超 …, several joined with a comma; empty for none.</param>
/// <param name="Kind">Level, growth, share, change in percentage points, rank, count, ratio, duration.</param>
/// <param name="PeriodStart">First year measured, or null when none can be told.</param>
/// <param name="PeriodEnd">Last year measured.</param>
/// <param name="Status">Actual, target, plan, threshold, or none (a definition).</param>
/// <param name="Falling">True when the wording says decrease (下降, 降至, 减少).</param>
/// <param name="Basis">Base of comparison as printed (比上年, 高于全省), or null.</param>
/// <param name="SpanStart">Offset of the clause that states the figure.</param>
/// <param name="SpanEnd">Offset behind it.</param>
/// <param name="Quote">That clause, verbatim.</param>
public sealed record Figure(
    string Report,
    string PassageId,
    int Start,
    int End,
    string Text,
    string Indicator,
    string Subject,
    decimal Value,
    decimal? ValueTo,
    string Unit,
    string Modifier,
    FigureKind Kind,
    int? PeriodStart,
    int? PeriodEnd,
    Status Status,
    bool Falling,
    string? Basis,
    int SpanStart,
    int SpanEnd,
    string Quote
)
{
    /// <summary>The name of the indicator that reports share (地区生产总值 for 全市生产总值 and for GDP); null where it is none of the common ones.</summary>
    public string? Canonical { get; init; }

    /// <summary>What <see cref="Modifier"/> joins; empty for none.</summary>
    public IReadOnlyList<string> Modifiers => Modifier.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
