using Assistant.Core.Search;
using Assistant.Onnx;

namespace Assistant.Evaluation;

/// <summary>What the assistant is asked with as it ships.</summary>
internal static class Shipped
{
    private static readonly Lazy<ICrossEncoder?> Loaded = new(() => CrossEncoders.Create(new CrossEncoderOptions()));

    /// <summary>The cross-encoder of the default settings, loaded once for all tests.</summary>
    public static ICrossEncoder? CrossEncoder => Loaded.Value;
}
