using System.Numerics.Tensors;
using Assistant.Qdrant.Protocol;
using Google.Protobuf.Collections;
using Grpc.Core;

namespace Assistant.QdrantServer;

/// <summary>A point as it is kept: dense vectors normalised, sparse ones in the order of their indices.</summary>
internal sealed class ServerPoint
{
    public ServerPoint(PointStruct point, CreateCollection shape)
    {
        Id = point.Id;
        Key = point.Id.Uuid.Length > 0 ? point.Id.Uuid : point.Id.Num.ToString("D20", null);
        Payload = point.Payload;
        foreach (var (name, vector) in Named(point.Vectors))
        {
            if (shape.SparseVectorsConfig?.Map.ContainsKey(name) == true)
            {
                Sparse[name] = Sorted(vector.Sparse ?? new SparseVector { Indices = { vector.Indices.Data }, Values = { vector.Data } });
            }
            else
            {
                Dense[name] = Normalised(name, vector.Dense?.Data ?? vector.Data, shape);
            }
        }
    }

    public PointId Id { get; }

    /// <summary>The identifier as text that orders as identifiers do.</summary>
    public string Key { get; }

    public MapField<string, Value> Payload { get; }

    public Dictionary<string, float[]> Dense { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (uint[] Indices, float[] Values)> Sparse { get; } = new(StringComparer.Ordinal);

    /// <summary>The length of a dense vector, checked against the shape of the collection.</summary>
    public static void CheckWidth(string name, int width, CreateCollection shape)
    {
        var vectors = shape.VectorsConfig ?? new VectorsConfig();
        var known =
            vectors.ConfigCase == VectorsConfig.ConfigOneofCase.Params && name.Length == 0
                ? vectors.Params
                : vectors.ParamsMap?.Map.GetValueOrDefault(name)
                    ?? throw QdrantTestServer.Failure(StatusCode.InvalidArgument, $"Wrong input: Not existing vector name error: {name}");
        if ((int)known.Size != width)
        {
            throw QdrantTestServer.Failure(
                StatusCode.InvalidArgument,
                $"Wrong input: Vector dimension error: expected dim: {known.Size}, got {width}"
            );
        }
    }

    private static IEnumerable<KeyValuePair<string, Vector>> Named(Vectors? vectors) =>
        vectors?.VectorsOptionsCase switch
        {
            Vectors.VectorsOptionsOneofCase.Vector => new Dictionary<string, Vector> { [string.Empty] = vectors.Vector },
            Vectors.VectorsOptionsOneofCase.Vectors_ => vectors.Vectors_.Vectors,
            _ => throw QdrantTestServer.Failure(StatusCode.InvalidArgument, "Wrong input: Expected some vectors"),
        };

    private static float[] Normalised(string name, RepeatedField<float> data, CreateCollection shape)
    {
        CheckWidth(name, data.Count, shape);
        var vector = data.ToArray();
        var length = TensorPrimitives.Norm(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }

        return vector;
    }

    private static (uint[] Indices, float[] Values) Sorted(SparseVector vector)
    {
        var (indices, values) = (vector.Indices.ToArray(), vector.Values.ToArray());
        if (indices.Length != values.Length)
        {
            throw Bad();
        }

        Array.Sort(indices, values);
        for (var i = 1; i < indices.Length; i++)
        {
            if (indices[i] == indices[i - 1])
            {
                throw Bad();
            }
        }

        return (indices, values);
        static RpcException Bad() =>
            QdrantTestServer.Failure(
                StatusCode.InvalidArgument,
                "Wrong input: sparse vector indices must be unique and as many as the values"
            );
    }
}
