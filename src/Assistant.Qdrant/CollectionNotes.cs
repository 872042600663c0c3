using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>What a collection records about itself, in a point of its own: before version 1.16 collections have no metadata.</summary>
/// <param name="Model">The embedding model that made the vectors.</param>
/// <param name="Width">Width of the vectors, 0 where there are none.</param>
/// <param name="AverageTokens">Average number of search tokens per passage when the collection was made; all its weights are based on it.</param>
/// <param name="Revisions">The state of each report that the collection holds completely.</param>
internal sealed record CollectionNotes(string Model, int Width, double AverageTokens, IReadOnlyDictionary<string, string> Revisions)
{
    /// <summary>Changes whenever the format of points or weights changes; a collection of an older format is rebuilt.</summary>
    public const int CurrentFormat = 1;

    // How far the average may move before the weights are recomputed: at 5 % a weight is off by less than 2 %.
    private const double MostDrift = 0.05;

    /// <summary>Format of the collection.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The notes for a collection that holds what is stored.</summary>
    public static CollectionNotes Of(StoredPassages stored) =>
        new(stored.Model, stored.Width, Math.Max(1, stored.AverageTokens), stored.Revisions);

    /// <summary>Whether the collection holds what is stored.</summary>
    public bool Holds(StoredPassages stored) =>
        Format == CurrentFormat
        && Model == stored.Model
        && Revisions.Count == stored.Revisions.Count
        && stored.Revisions.All(r => Revisions.GetValueOrDefault(r.Key) == r.Value);

    /// <summary>Whether the weights of the words no longer fit.</summary>
    public bool HasDrifted(StoredPassages stored) =>
        stored.Count > 0 && Math.Abs(stored.AverageTokens - AverageTokens) > MostDrift * AverageTokens;

    /// <summary>The point that carries the notes.</summary>
    public PointStruct ToPoint()
    {
        var revisions = new Struct();
        foreach (var (report, revision) in Revisions)
        {
            revisions.Fields[report] = new Value { StringValue = revision };
        }

        var point = new PointStruct
        {
            Id = PointIds.Notes,
            Vectors = new Vectors { Vectors_ = new NamedVectors() },
        };
        point.Payload["format"] = new Value { IntegerValue = Format };
        point.Payload["model"] = new Value { StringValue = Model };
        point.Payload["width"] = new Value { IntegerValue = Width };
        point.Payload["average_tokens"] = new Value { DoubleValue = AverageTokens };
        point.Payload["revisions"] = new Value { StructValue = revisions };
        return point;
    }

    /// <summary>The notes of a point.</summary>
    public static CollectionNotes Read(RetrievedPoint point) =>
        new(
            point.Payload["model"].StringValue,
            (int)point.Payload["width"].IntegerValue,
            Number(point.Payload["average_tokens"]),
            point.Payload["revisions"].StructValue.Fields.ToDictionary(f => f.Key, f => f.Value.StringValue, StringComparer.Ordinal)
        )
        {
            Format = (int)point.Payload["format"].IntegerValue,
        };

    // A server stores JSON, so 40.0 may come back as the integer 40.
    private static double Number(Value value) =>
        value.KindCase == Value.KindOneofCase.IntegerValue ? value.IntegerValue : value.DoubleValue;
}
