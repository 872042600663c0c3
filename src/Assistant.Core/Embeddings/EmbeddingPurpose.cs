using Microsoft.Extensions.AI;

namespace Assistant.Core.Embeddings;

/// <summary>Tells a generator that a text is a question: some models want to read a prefix before it.</summary>
public static class EmbeddingPurpose
{
    private const string Key = "assistant.query";

    /// <summary>Options that say so.</summary>
    public static EmbeddingGenerationOptions Query => new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = true } };

    /// <summary>Whether the options say so.</summary>
    public static bool IsQuery(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out bool query) == true && query;
}
