namespace Assistant.Core.Ledger;

/// <summary>How a quantity is written.</summary>
internal enum NumberForm
{
    /// <summary>Number and unit.</summary>
    Quantity,

    /// <summary>第11位, 第5, 前10名.</summary>
    Rank,

    /// <summary>三分之二, 1/4.</summary>
    Fraction,

    /// <summary>2.31:1.</summary>
    Ratio,

    /// <summary>A number without unit that an index or a comparison calls for (缩小至1.57).</summary>
    Bare,
}

/// <summary>A quantity found in folded text; offsets count in that text.</summary>
/// <param name="Start">Where value and unit start.</param>
/// <param name="End">Behind them.</param>
/// <param name="Value">The number in <paramref name="Unit"/>; the lower end of a range.</param>
/// <param name="ValueTo">Upper end of a range.</param>
/// <param name="Unit">Unit, scale included.</param>
/// <param name="Form">How it is written.</param>
/// <param name="Inner">多, 余, 上, 前 that stands inside or directly before it.</param>
/// <param name="Chinese">Written in Chinese numerals.</param>
internal readonly record struct ScannedNumber(
    int Start,
    int End,
    decimal Value,
    decimal? ValueTo,
    Unit Unit,
    NumberForm Form,
    string Inner,
    bool Chinese
);
