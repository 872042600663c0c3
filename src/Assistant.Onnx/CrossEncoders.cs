using Assistant.Core.Embeddings;
using Assistant.Core.Search;

namespace Assistant.Onnx;

/// <summary>Makes the cross-encoder that the settings name.</summary>
public static class CrossEncoders
{
    /// <summary>Where the model that ships lies.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Models", "cross-encoder");

    /// <summary>The cross-encoder, or null where the first ranking stands. The caller disposes of it.</summary>
    /// <exception cref="ModelFileException">The model's folder is missing or damaged.</exception>
    public static OnnxCrossEncoder? Create(CrossEncoderOptions options) =>
        options.Provider == "none" ? null : OnnxCrossEncoder.Load(options.Directory.Length > 0 ? options.Directory : ShippedFolder);
}
