using Assistant.Qdrant.Protocol;
using Grpc.Core;
using Range = Assistant.Qdrant.Protocol.Range;

namespace Assistant.QdrantServer;

/// <summary>Whether a point passes a filter.</summary>
internal static class FilterJudge
{
    public static bool Holds(Filter? filter, ServerPoint point) =>
        filter is null
        || (
            filter.Must.All(c => Holds(c, point))
            && !filter.MustNot.Any(c => Holds(c, point))
            && (filter.Should.Count == 0 || filter.Should.Any(c => Holds(c, point)))
        );

    private static bool Holds(Condition condition, ServerPoint point) =>
        condition.ConditionOneOfCase switch
        {
            Condition.ConditionOneOfOneofCase.Filter => Holds(condition.Filter, point),
            Condition.ConditionOneOfOneofCase.HasId => condition.HasId.HasId.Contains(point.Id),
            Condition.ConditionOneOfOneofCase.IsEmpty => !point.Payload.ContainsKey(condition.IsEmpty.Key),
            Condition.ConditionOneOfOneofCase.Field => point.Payload.TryGetValue(condition.Field.Key, out var value)
                && Holds(condition.Field, value),
            _ => throw QdrantTestServer.Failure(StatusCode.Unimplemented, $"the test server does not know the condition {condition}"),
        };

    private static bool Holds(FieldCondition field, Value value) =>
        (field.Match is null || Matches(field.Match, value))
        && (field.Range is null || (value.KindCase == Value.KindOneofCase.IntegerValue && Within(field.Range, value.IntegerValue)));

    private static bool Matches(Match match, Value value) =>
        match.MatchValueCase switch
        {
            Match.MatchValueOneofCase.Keyword => value.KindCase == Value.KindOneofCase.StringValue && value.StringValue == match.Keyword,
            Match.MatchValueOneofCase.Keywords => value.KindCase == Value.KindOneofCase.StringValue
                && match.Keywords.Strings.Contains(value.StringValue),
            Match.MatchValueOneofCase.Integer => value.KindCase == Value.KindOneofCase.IntegerValue && value.IntegerValue == match.Integer,
            Match.MatchValueOneofCase.Integers => value.KindCase == Value.KindOneofCase.IntegerValue
                && match.Integers.Integers.Contains(value.IntegerValue),
            Match.MatchValueOneofCase.Boolean => value.KindCase == Value.KindOneofCase.BoolValue && value.BoolValue == match.Boolean,
            _ => throw QdrantTestServer.Failure(StatusCode.Unimplemented, $"the test server does not know the match {match}"),
        };

    private static bool Within(Range range, long value) =>
        (!range.HasGt || value > range.Gt)
        && (!range.HasGte || value >= range.Gte)
        && (!range.HasLt || value < range.Lt)
        && (!range.HasLte || value <= range.Lte);
}
