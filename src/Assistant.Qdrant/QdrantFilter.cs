using System.Linq.Expressions;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Range = Assistant.Qdrant.Protocol.Range;

namespace Assistant.Qdrant;

/// <summary>Filters as the server's conditions.</summary>
internal sealed class QdrantFilter : FilterWalker<Condition>
{
    /// <summary>The filter of a request, or null where there is none.</summary>
    public static Filter? Of(Expression<Func<PassageRecord, bool>>? filter) =>
        filter is null ? null : new Filter { Must = { new QdrantFilter().Translate(filter) } };

    /// <summary>The payload field is this word.</summary>
    public static Condition Is(string key, string word) => Field(key, new Match { Keyword = word });

    /// <inheritdoc/>
    protected override Condition And(Condition left, Condition right) => new() { Filter = new Filter { Must = { left, right } } };

    /// <inheritdoc/>
    protected override Condition Or(Condition left, Condition right) => new() { Filter = new Filter { Should = { left, right } } };

    /// <inheritdoc/>
    protected override Condition Not(Condition condition) => new() { Filter = new Filter { MustNot = { condition } } };

    // A filter without conditions is always true, so "none of no values" needs an impossible identifier.
    /// <inheritdoc/>
    protected override Condition Constant(bool holds) =>
        holds ? new Condition { Filter = new Filter() } : new Condition { HasId = new HasIdCondition() };

    /// <inheritdoc/>
    protected override Condition Compare(string property, ExpressionType relation, object? value) =>
        relation switch
        {
            ExpressionType.Equal => Equal(property, value),
            ExpressionType.NotEqual => Not(Equal(property, value)),
            _ when value is int number && property == nameof(PassageRecord.Year) => new Condition
            {
                Field = new FieldCondition { Key = PassagePoints.Key(property), Range = Bounds(relation, number) },
            },
            _ => throw Unsupported($"{property} {relation} {value}"),
        };

    /// <inheritdoc/>
    protected override Condition AnyOf(string property, IReadOnlyList<object> values)
    {
        if (values[0] is int)
        {
            var numbers = new RepeatedIntegers();
            numbers.Integers.AddRange(values.Select(v => (long)(int)v));
            return Field(PassagePoints.Key(property), new Match { Integers = numbers });
        }

        if (property == nameof(PassageRecord.Id))
        {
            return Ids(values.Cast<string>());
        }

        var words = new RepeatedStrings();
        words.Strings.AddRange(values.Cast<string>());
        return Field(PassagePoints.Key(property), new Match { Keywords = words });
    }

    private static Condition Equal(string property, object? value) =>
        value switch
        {
            int number => Field(PassagePoints.Key(property), new Match { Integer = number }),
            string id when property == nameof(PassageRecord.Id) => Ids([id]),
            string word => Is(PassagePoints.Key(property), word),
            _ => throw Unsupported($"{property} == {value ?? "null"}"),
        };

    // The identifier of the point is derived from that of the passage and needs no payload index.
    private static Condition Ids(IEnumerable<string> ids)
    {
        var wanted = new HasIdCondition();
        wanted.HasId.AddRange(ids.Select(PointIds.Of));
        return new Condition { HasId = wanted };
    }

    private static Condition Field(string key, Match match) =>
        new()
        {
            Field = new FieldCondition { Key = key, Match = match },
        };

    private static Range Bounds(ExpressionType relation, double value) =>
        relation switch
        {
            ExpressionType.GreaterThan => new Range { Gt = value },
            ExpressionType.GreaterThanOrEqual => new Range { Gte = value },
            ExpressionType.LessThan => new Range { Lt = value },
            _ => new Range { Lte = value },
        };
}
