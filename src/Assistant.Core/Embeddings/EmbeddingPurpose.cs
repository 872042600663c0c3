using Microsoft.Extensions.AI;

namespace Assistant.Core.Embeddings;

/// <summary>Marks a text as a question for a generator: some models expect a prefix before it.</summary>
public static class EmbeddingPurpose
{
    private const string Key = "assistant.query";

    /// <summary>Options that mark a question.</summary>
    public static EmbeddingGenerationOptions Query => new() { AdditionalProperties = new AdditionalPropertiesDictionary { [Key] = true } };

    /// <summary>Whether the options mark a question.</summary>
    public static bool IsQuery(EmbeddingGenerationOptions? options) =>
        options?.AdditionalProperties?.TryGetValue(Key, out bool query) == true && query;
}
