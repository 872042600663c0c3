using System.Collections;
using System.Linq.Expressions;
using System.Reflection;

namespace Assistant.Core.Index;

/// <summary>
/// Walks a filter of the store contract: comparisons of a record's indexed properties with values, &amp;&amp;, ||, !, and Contains over a list. A store
/// derives from it and says what each of them is in its own language.
/// </summary>
/// <typeparam name="T">A condition in the store's language.</typeparam>
public abstract class FilterWalker<T>
{
    private static readonly HashSet<string> Indexed =
    [
        nameof(PassageRecord.Id),
        nameof(PassageRecord.Report),
        nameof(PassageRecord.Place),
        nameof(PassageRecord.Year),
        nameof(PassageRecord.Status),
    ];

    /// <summary>The condition; no filter is one that holds always.</summary>
    /// <exception cref="NotSupportedException">The filter uses something else; the message names it.</exception>
    public T Translate(Expression<Func<PassageRecord, bool>>? filter) => filter is null ? Constant(true) : Visit(filter.Body);

    /// <summary>Both hold.</summary>
    protected abstract T And(T left, T right);

    /// <summary>One of them holds.</summary>
    protected abstract T Or(T left, T right);

    /// <summary>It does not hold.</summary>
    protected abstract T Not(T condition);

    /// <summary>Holds always or never.</summary>
    protected abstract T Constant(bool holds);

    /// <summary>The property stands in this relation to the value; the property is on the left.</summary>
    protected abstract T Compare(string property, ExpressionType relation, object? value);

    /// <summary>The property is one of the values, of which there is at least one.</summary>
    protected abstract T AnyOf(string property, IReadOnlyList<object> values);

    /// <summary>The complaint about a part that the store cannot express.</summary>
    protected static NotSupportedException Unsupported(object expression) =>
        new($"the filter '{expression}' cannot be translated; compare {string.Join(", ", Indexed)} with values, joined by &&, || and !");

    private T Visit(Expression expression) =>
        expression switch
        {
            BinaryExpression { NodeType: ExpressionType.AndAlso } and => And(Visit(and.Left), Visit(and.Right)),
            BinaryExpression { NodeType: ExpressionType.OrElse } or => Or(Visit(or.Left), Visit(or.Right)),
            UnaryExpression { NodeType: ExpressionType.Not } not => Not(Visit(not.Operand)),
            BinaryExpression comparison => Comparison(comparison),
            MethodCallExpression { Method.Name: "Contains" } contains => Contains(contains),
            ConstantExpression { Value: bool value } => Constant(value),
            _ => throw Unsupported(expression),
        };

    private T Comparison(BinaryExpression comparison)
    {
        if (Property(comparison.Left) is { } left)
        {
            return Compare(left, Relation(comparison), Value(comparison.Right));
        }

        var right = Property(comparison.Right) ?? throw Unsupported(comparison);
        return Compare(right, Turned(Relation(comparison)), Value(comparison.Left));
    }

    private static ExpressionType Relation(BinaryExpression comparison) =>
        comparison.NodeType
            is ExpressionType.Equal
                or ExpressionType.NotEqual
                or ExpressionType.GreaterThan
                or ExpressionType.GreaterThanOrEqual
                or ExpressionType.LessThan
                or ExpressionType.LessThanOrEqual
            ? comparison.NodeType
            : throw Unsupported(comparison);

    private static ExpressionType Turned(ExpressionType relation) =>
        relation switch
        {
            ExpressionType.GreaterThan => ExpressionType.LessThan,
            ExpressionType.GreaterThanOrEqual => ExpressionType.LessThanOrEqual,
            ExpressionType.LessThan => ExpressionType.GreaterThan,
            ExpressionType.LessThanOrEqual => ExpressionType.GreaterThanOrEqual,
            _ => relation,
        };

    // list.Contains(record.Report), as a method of the list or as the extension of Enumerable or MemoryExtensions.
    private T Contains(MethodCallExpression call)
    {
        var list = call.Object ?? call.Arguments[0];
        var item = call.Object is null ? call.Arguments[1] : call.Arguments[0];
        var property = Property(item) ?? throw Unsupported(call);
        var values = (Value(Unspanned(list)) as IEnumerable ?? throw Unsupported(call)).Cast<object>().ToList();
        return values.Count == 0 ? Constant(false) : AnyOf(property, values);
    }

    private static Expression Unspanned(Expression list) =>
        list is MethodCallExpression { Method.Name: "op_Implicit" } conversion ? conversion.Arguments[0] : list;

    private static string? Property(Expression expression) =>
        (expression is UnaryExpression { NodeType: ExpressionType.Convert } convert ? convert.Operand : expression)
            is MemberExpression { Expression: ParameterExpression } member
        && Indexed.Contains(member.Member.Name)
            ? member.Member.Name
            : null;

    private static object? Value(Expression expression) =>
        expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => field.GetValue(
                member.Expression is null ? null : Value(member.Expression)
            ),
            MemberExpression { Member: PropertyInfo property } member => property.GetValue(
                member.Expression is null ? null : Value(member.Expression)
            ),
            UnaryExpression { NodeType: ExpressionType.Convert } convert => Value(convert.Operand),
            NewArrayExpression array => array.Expressions.Select(Value).ToArray(),
            _ => throw Unsupported(expression),
        };
}
