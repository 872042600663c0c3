using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;
using Google.Protobuf.Collections;

namespace Assistant.Qdrant;

/// <summary>A passage as a point of the server, and back.</summary>
internal static class PassagePoints
{
    /// <summary>Name of the dense vector.</summary>
    public const string Dense = "meaning";

    /// <summary>Name of the sparse vector.</summary>
    public const string Sparse = "words";

    /// <summary>Payload key of the state of the passage's report; records do not have it.</summary>
    public const string Revision = "revision";

    /// <summary>Payload key of a property of the record.</summary>
    public static string Key(string property) => property.ToLowerInvariant();

    /// <summary>The point of a record.</summary>
    public static PointStruct Of(PassageRecord record, double averageTokens, string? revision)
    {
        var point = new PointStruct
        {
            Id = PointIds.Of(record.Id),
            Vectors = new Vectors { Vectors_ = new NamedVectors() },
        };
        point.Payload["id"] = Text(record.Id);
        point.Payload["report"] = Text(record.Report);
        point.Payload["place"] = Text(record.Place);
        point.Payload["year"] = new Value { IntegerValue = record.Year };
        point.Payload["status"] = Text(record.Status);
        point.Payload["text"] = Text(record.Text);
        point.Payload["tokens"] = Text(record.Tokens);
        if (revision is not null)
        {
            point.Payload[Revision] = Text(revision);
        }

        if (record.Tokens.Length > 0)
        {
            point.Vectors.Vectors_.Vectors[Sparse] = new Vector { Sparse = SparseWords.OfPassage(record.Tokens, averageTokens) };
        }

        if (!record.Vector.IsEmpty)
        {
            var dense = new DenseVector();
            dense.Data.AddRange(record.Vector.ToArray());
            point.Vectors.Vectors_.Vectors[Dense] = new Vector { Dense = dense };
        }

        return point;
    }

    /// <summary>The record of a point; its vector is normalised, because the server stores it that way.</summary>
    public static PassageRecord Record(MapField<string, Value> payload, VectorsOutput? vectors) =>
        new()
        {
            Id = payload["id"].StringValue,
            Report = payload["report"].StringValue,
            Place = payload["place"].StringValue,
            Year = (int)payload["year"].IntegerValue,
            Status = payload["status"].StringValue,
            Text = payload["text"].StringValue,
            Tokens = payload["tokens"].StringValue,
            Vector = vectors?.Vectors?.Vectors.GetValueOrDefault(Dense) is { } found
                ? (found.Dense?.Data ?? found.Data).ToArray()
                : ReadOnlyMemory<float>.Empty,
        };

    private static Value Text(string text) => new() { StringValue = text };
}
