using System.Numerics.Tensors;
using Assistant.Qdrant.Protocol;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>A point with its score.</summary>
internal sealed record Scored(ServerPoint Point, float Score);

/// <summary>A collection: points, and the exact searches over them.</summary>
internal sealed class ServerCollection(CreateCollection shape)
{
    // As in Qdrant: the first rank counts 1/2.
    private const float FusionConstant = 2;
    private readonly Lock gate = new();
    private readonly Dictionary<string, ServerPoint> points = new(StringComparer.Ordinal);

    public CreateCollection Shape { get; } = shape;

    public Dictionary<string, PayloadSchemaType> Indexed { get; } = new(StringComparer.Ordinal);

    public void Upsert(IEnumerable<PointStruct> given)
    {
        var made = given.Select(p => new ServerPoint(p, Shape)).ToList();
        lock (gate)
        {
            made.ForEach(p => points[p.Key] = p);
        }
    }

    public void Delete(PointsSelector selector)
    {
        lock (gate)
        {
            foreach (var point in Select(selector).ToList())
            {
                points.Remove(point.Key);
            }
        }
    }

    public IReadOnlyList<ServerPoint> Get(IEnumerable<PointId> ids) =>
        Locked(() => (IReadOnlyList<ServerPoint>)[.. ids.Select(Key).Select(points.GetValueOrDefault).OfType<ServerPoint>()]);

    /// <summary>Points that pass the filter, in the order of their identifiers.</summary>
    public IReadOnlyList<ServerPoint> Filtered(Filter? filter) =>
        Locked(() =>
            (IReadOnlyList<ServerPoint>)
                [.. points.Values.Where(p => FilterJudge.Holds(filter, p)).OrderBy(p => p.Key, StringComparer.Ordinal)]
        );

    public IReadOnlyList<Scored> Search(QueryPoints request)
    {
        var root = new PrefetchQuery
        {
            Query = request.Query,
            Using = request.Using,
            Filter = request.Filter,
            Limit = request.Limit + request.Offset,
        };
        if (request.HasScoreThreshold)
        {
            root.ScoreThreshold = request.ScoreThreshold;
        }

        root.Prefetch.AddRange(request.Prefetch);
        return [.. Locked(() => Leg(root)).Skip((int)request.Offset)];
    }

    private IReadOnlyList<Scored> Leg(PrefetchQuery query)
    {
        var limit = query.HasLimit && query.Limit > 0 ? (int)query.Limit : 10;
        var found = query.Query?.VariantCase switch
        {
            Query.VariantOneofCase.Fusion when query.Query.Fusion == Fusion.Rrf => Fuse(query.Prefetch.Select(Leg)),
            Query.VariantOneofCase.Nearest when query.Query.Nearest.Sparse is { } sparse => BySparse(query.Using, sparse, query.Filter),
            Query.VariantOneofCase.Nearest when query.Query.Nearest.Dense is { } dense => ByDense(
                query.Using,
                [.. dense.Data],
                query.Filter
            ),
            _ => throw QdrantTestServer.Failure(StatusCode.Unimplemented, $"the test server knows nearest and RRF, not {query.Query}"),
        };
        return
        [
            .. found
                .Where(f => !query.HasScoreThreshold || f.Score >= query.ScoreThreshold)
                .OrderByDescending(f => f.Score)
                .ThenByDescending(f => f.Point.Key, StringComparer.Ordinal)
                .Take(limit),
        ];
    }

    private static IEnumerable<Scored> Fuse(IEnumerable<IReadOnlyList<Scored>> legs) =>
        legs.SelectMany(leg => leg.Select((found, rank) => (found.Point, Score: 1 / (rank + FusionConstant))))
            .GroupBy(f => f.Point)
            .Select(g => new Scored(g.Key, g.Sum(f => f.Score)));

    private IEnumerable<Scored> ByDense(string name, float[] vector, Filter? filter)
    {
        ServerPoint.CheckWidth(name, vector.Length, Shape);
        var length = TensorPrimitives.Norm(vector);
        return points
            .Values.Where(p => p.Dense.ContainsKey(name) && FilterJudge.Holds(filter, p))
            .Select(p => new Scored(p, length > 0 ? TensorPrimitives.Dot(p.Dense[name], vector) / length : 0));
    }

    // Only points that share an index with the query are found at all.
    private IEnumerable<Scored> BySparse(string name, SparseVector query, Filter? filter)
    {
        if (Shape.SparseVectorsConfig?.Map.GetValueOrDefault(name) is not { } kind)
        {
            throw QdrantTestServer.Failure(StatusCode.InvalidArgument, $"Wrong input: Not existing vector name error: {name}");
        }

        var all = points.Values.Where(p => p.Sparse.TryGetValue(name, out var sparse) && sparse.Indices.Length > 0).ToList();
        var shared = all.Select(p => (Point: p, Products: Products(p.Sparse[name], query).ToList()))
            .Where(p => p.Products.Count > 0)
            .ToList();
        var frequencies = shared.SelectMany(p => p.Products).CountBy(p => p.At).ToDictionary();
        var weights = query
            .Values.Select((v, i) => kind.Modifier == Modifier.Idf ? v * Rarity(all.Count, frequencies.GetValueOrDefault(i)) : v)
            .ToArray();
        return shared
            .Where(p => FilterJudge.Holds(filter, p.Point))
            .Select(p => new Scored(p.Point, p.Products.Sum(s => s.Value * weights[s.At])));
    }

    private static IEnumerable<(int At, float Value)> Products((uint[] Indices, float[] Values) point, SparseVector query)
    {
        for (var i = 0; i < query.Indices.Count; i++)
        {
            var at = Array.BinarySearch(point.Indices, query.Indices[i]);
            if (at >= 0)
            {
                yield return (i, point.Values[at]);
            }
        }
    }

    private static float Rarity(int all, int having) => MathF.Log(((all - having + 0.5f) / (having + 0.5f)) + 1);

    private IEnumerable<ServerPoint> Select(PointsSelector selector) =>
        selector.PointsSelectorOneOfCase == PointsSelector.PointsSelectorOneOfOneofCase.Points
            ? selector.Points.Ids.Select(Key).Select(points.GetValueOrDefault).OfType<ServerPoint>()
            : points.Values.Where(p => FilterJudge.Holds(selector.Filter, p));

    private static string Key(PointId id) => id.Uuid.Length > 0 ? id.Uuid : id.Num.ToString("D20", null);

    private T Locked<T>(Func<T> work)
    {
        lock (gate)
        {
            return work();
        }
    }
}
