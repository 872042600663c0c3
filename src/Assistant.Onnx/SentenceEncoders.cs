using Assistant.Core.Embeddings;
using Microsoft.Extensions.AI;

namespace Assistant.Onnx;

/// <summary>Creates the sentence encoder that the settings name.</summary>
public static class SentenceEncoders
{
    /// <summary>Folder of the model that ships.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Models", "sentence-encoder");

    /// <summary>The encoder in <see cref="EmbeddingOptions.Directory"/>, else the one that ships, which ignores the settings for pooling and prefix. The caller disposes of it.</summary>
    /// <exception cref="ModelFileException">The model's folder is missing or damaged, or its vectors have another width than <see cref="EmbeddingOptions.Dimensions"/>.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Create(EmbeddingOptions options) =>
        options.Directory.Length > 0 ? OnnxEmbeddingGenerator.Load(options) : OnnxSentenceEncoder.Load(ShippedFolder, options.Dimensions);
}
