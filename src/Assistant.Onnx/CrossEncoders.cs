using Assistant.Core.Embeddings;
using Assistant.Core.Search;

namespace Assistant.Onnx;

/// <summary>Creates the cross-encoder that the settings name.</summary>
public static class CrossEncoders
{
    /// <summary>Folder of the model that ships.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Models", "cross-encoder");

    /// <summary>The cross-encoder, or null when there is no second ranking. The caller disposes of it.</summary>
    /// <exception cref="ModelFileException">The model's folder is missing or damaged.</exception>
    public static OnnxCrossEncoder? Create(CrossEncoderOptions options) =>
        options.Folder(ShippedFolder) is { } folder ? OnnxCrossEncoder.Load(folder) : null;
}
