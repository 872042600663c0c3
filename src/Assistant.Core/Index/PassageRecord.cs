using Microsoft.Extensions.VectorData;

namespace Assistant.Core.Index;

/// <summary>A passage as the store keeps it.</summary>
public sealed class PassageRecord
{
    /// <summary>Passage identifier, "report#ordinal".</summary>
    [VectorStoreKey]
    public required string Id { get; init; }

    /// <summary>Name of the report.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Report { get; init; }

    /// <summary>Place of the report, empty when unknown.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Place { get; init; }

    /// <summary>Year of delivery, 0 when unknown.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required int Year { get; init; }

    /// <summary>Status of the passage by name.</summary>
    [VectorStoreData(IsIndexed = true)]
    public required string Status { get; init; }

    /// <summary>The text as quoted.</summary>
    [VectorStoreData]
    public required string Text { get; init; }

    /// <summary>Search tokens of text, lead and headings, separated by spaces.</summary>
    [VectorStoreData(IsFullTextIndexed = true)]
    public required string Tokens { get; init; }

    /// <summary>Dense vector; empty when no embedding generator is configured.</summary>
    [VectorStoreVector(256)]
    public ReadOnlyMemory<float> Vector { get; init; }
}
