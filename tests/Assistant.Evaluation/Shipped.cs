using Assistant.Cli.Evaluation;
using Assistant.Core.Conversations;
using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Tests.Support;

namespace Assistant.Evaluation;

/// <summary>What the assistant is asked with as it ships.</summary>
internal static class Shipped
{
    private static readonly Lazy<IReadingModel?> LoadedReading = new(() => ReadingModels.Create(new ReadingOptions()));
    private static readonly Lazy<ICrossEncoder?> Loaded = new(() => CrossEncoders.Create(new CrossEncoderOptions()));

    /// <summary>The cross-encoder of the default settings, loaded once for all tests.</summary>
    public static ICrossEncoder? CrossEncoder => Loaded.Value;

    /// <summary>The reading model that ships; null is none.</summary>
    public static IReadingModel? Reading => LoadedReading.Value;

    /// <summary>Asks the assistant as it ships over the customer's report and the reports beside the checkout.</summary>
    public static Evaluator Evaluator() =>
        new(
            [Path.Combine(Repository.Root, "corpus"), Path.Combine(Repository.Root, "..", "shared", "corpus", "reports")],
            index => new ReportAssistant(index, crossEncoder: CrossEncoder, reading: Reading)
        );
}
