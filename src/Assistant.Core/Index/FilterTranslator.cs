using System.Linq.Expressions;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>Filters as SQL conditions; their values become parameters of the command.</summary>
internal sealed class FilterTranslator(SqliteCommand command) : FilterWalker<string>
{
    /// <inheritdoc/>
    protected override string And(string left, string right) => $"({left} AND {right})";

    /// <inheritdoc/>
    protected override string Or(string left, string right) => $"({left} OR {right})";

    /// <inheritdoc/>
    protected override string Not(string condition) => $"(NOT {condition})";

    /// <inheritdoc/>
    protected override string Constant(bool holds) => holds ? "1" : "0";

    /// <inheritdoc/>
    protected override string Compare(string property, ExpressionType relation, object? value) =>
        $"{Column(property)} {Sign(relation)} {Parameter(value)}";

    /// <inheritdoc/>
    protected override string AnyOf(string property, IReadOnlyList<object> values) =>
        $"{Column(property)} IN ({string.Join(", ", values.Select(Parameter))})";

    private static string Sign(ExpressionType relation) =>
        relation switch
        {
            ExpressionType.Equal => "=",
            ExpressionType.NotEqual => "<>",
            ExpressionType.GreaterThan => ">",
            ExpressionType.GreaterThanOrEqual => ">=",
            ExpressionType.LessThan => "<",
            _ => "<=",
        };

    private static string Column(string property) => $"p.{property.ToLowerInvariant()}";

    private string Parameter(object? value)
    {
        var name = $"$f{command.Parameters.Count}";
        command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return name;
    }
}
