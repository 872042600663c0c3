using Assistant.Core.Embeddings;

namespace Assistant.Onnx;

/// <summary>Creates the reading model that the settings name.</summary>
public static class ReadingModels
{
    /// <summary>Folder of the model that ships.</summary>
    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "Models", "reading-model");

    /// <summary>The reading model, or null where statements are judged without one. The caller disposes of it.</summary>
    /// <exception cref="ModelFileException">The model's folder is missing or damaged.</exception>
    public static OnnxReadingModel? Create(ReadingOptions options) =>
        options.Folder(ShippedFolder) is { } folder ? OnnxReadingModel.Load(folder) : null;
}
