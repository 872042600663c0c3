using System.Linq.Expressions;

namespace Assistant.Core.Index;

/// <summary>Reads the reports out of a filter that names reports and nothing else; null where it names anything else.</summary>
internal sealed class ReportFilter : FilterWalker<IReadOnlyList<string>?>
{
    /// <inheritdoc/>
    protected override IReadOnlyList<string>? And(IReadOnlyList<string>? left, IReadOnlyList<string>? right) => null;

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? Or(IReadOnlyList<string>? left, IReadOnlyList<string>? right) =>
        left is null || right is null ? null : [.. left.Union(right)];

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? Not(IReadOnlyList<string>? condition) => null;

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? Constant(bool holds) => holds ? null : [];

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? Compare(string property, ExpressionType relation, object? value) =>
        property == nameof(PassageRecord.Report) && relation == ExpressionType.Equal && value is string report ? [report] : null;

    /// <inheritdoc/>
    protected override IReadOnlyList<string>? AnyOf(string property, IReadOnlyList<object> values) =>
        property == nameof(PassageRecord.Report) ? [.. values.Cast<string>().Distinct()] : null;
}
