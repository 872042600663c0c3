namespace Assistant.Core.Ledger;

/// <summary>What the words around a number say of it.</summary>
/// <param name="Indicator">The noun phrase that it measures.</param>
/// <param name="Predicate">The words directly before the number (增长, 下降到, 占…比重).</param>
/// <param name="Falling">The predicate says decrease.</param>
/// <param name="Basis">Base of comparison as printed, or null.</param>
/// <param name="Threshold">The number bounds the things that another figure counts (5亿元以上项目20个).</param>
internal sealed record FigureWords(string Indicator, string Predicate, bool Falling, string? Basis, bool Threshold);
