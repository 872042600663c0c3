using System.Collections;
using System.Linq.Expressions;
using System.Reflection;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>
/// Translates the filters of the store contract into SQL: comparisons of a record's indexed properties with values, &amp;&amp;, ||, !, and
/// Contains over a list.
/// </summary>
internal sealed class FilterTranslator(SqliteCommand command)
{
    private static readonly Dictionary<string, string> Columns = new()
    {
        [nameof(PassageRecord.Id)] = "p.id",
        [nameof(PassageRecord.Report)] = "p.report",
        [nameof(PassageRecord.Place)] = "p.place",
        [nameof(PassageRecord.Year)] = "p.year",
        [nameof(PassageRecord.Status)] = "p.status",
    };

    /// <summary>The condition; its values become parameters of the command.</summary>
    /// <exception cref="NotSupportedException">The filter uses something else; the message names it.</exception>
    public string Translate(Expression<Func<PassageRecord, bool>>? filter) => filter is null ? "1" : Visit(filter.Body);

    private string Visit(Expression expression) => expression switch
    {
        BinaryExpression { NodeType: ExpressionType.AndAlso } and => $"({Visit(and.Left)} AND {Visit(and.Right)})",
        BinaryExpression { NodeType: ExpressionType.OrElse } or => $"({Visit(or.Left)} OR {Visit(or.Right)})",
        UnaryExpression { NodeType: ExpressionType.Not } not => $"(NOT {Visit(not.Operand)})",
        BinaryExpression comparison => Compare(comparison),
        MethodCallExpression { Method.Name: "Contains" } contains => Contains(contains),
        ConstantExpression { Value: bool value } => value ? "1" : "0",
        _ => throw Unsupported(expression),
    };

    private string Compare(BinaryExpression comparison)
    {
        var sign = comparison.NodeType switch
        {
            ExpressionType.Equal => "=",
            ExpressionType.NotEqual => "<>",
            ExpressionType.GreaterThan => ">",
            ExpressionType.GreaterThanOrEqual => ">=",
            ExpressionType.LessThan => "<",
            ExpressionType.LessThanOrEqual => "<=",
            _ => throw Unsupported(comparison),
        };
        return Column(comparison.Left) is { } left
            ? $"{left} {sign} {Parameter(Value(comparison.Right))}"
            : $"{Parameter(Value(comparison.Left))} {sign} {Column(comparison.Right) ?? throw Unsupported(comparison)}";
    }

    // list.Contains(record.Report), as a method of the list or as the extension of Enumerable or MemoryExtensions.
    private string Contains(MethodCallExpression call)
    {
        var list = call.Object ?? call.Arguments[0];
        var item = call.Object is null ? call.Arguments[1] : call.Arguments[0];
        var column = Column(item) ?? throw Unsupported(call);
        var values = (Value(Unspanned(list)) as IEnumerable ?? throw Unsupported(call)).Cast<object>().Select(Parameter).ToList();
        return values.Count == 0 ? "0" : $"{column} IN ({string.Join(", ", values)})";
    }

    private static Expression Unspanned(Expression list) =>
        list is MethodCallExpression { Method.Name: "op_Implicit" } conversion ? conversion.Arguments[0] : list;

    private static string? Column(Expression expression) =>
        (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression) is MemberExpression { Expression: ParameterExpression } member
        && Columns.TryGetValue(member.Member.Name, out var column) ? column : null;

    private static object? Value(Expression expression) => expression switch
    {
        ConstantExpression constant => constant.Value,
        MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Value(member.Expression)),
        MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Value(member.Expression)),
        UnaryExpression { NodeType: ExpressionType.Convert } convert => Value(convert.Operand),
        NewArrayExpression array => array.Expressions.Select(Value).ToArray(),
        _ => throw Unsupported(expression),
    };

    private string Parameter(object? value)
    {
        var name = $"$f{command.Parameters.Count}";
        command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return name;
    }

    private static NotSupportedException Unsupported(Expression expression) =>
        new($"the filter '{expression}' cannot be translated; compare {string.Join(", ", Columns.Keys)} with values, joined by &&, || and !");
}
