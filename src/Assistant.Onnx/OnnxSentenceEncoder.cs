using System.Numerics.Tensors;
using System.Security.Cryptography;
using Assistant.Core.Embeddings;
using Assistant.Core.Language;
using Microsoft.Extensions.AI;

namespace Assistant.Onnx;

/// <summary>Runs a sentence encoder of src/training on this machine. A vector is the mean over the tokens of a text, scaled to length one. Thread-safe.</summary>
public sealed class OnnxSentenceEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Tokens of a text that are read, including [CLS] and [SEP]: the model has no more positions. The rest is cut off.</summary>
    public const int AllTokens = 256;

    private static readonly TextModelKind Kind = new(
        "sentence encoder",
        "restore the files of the folder, or set Embedding:Provider to static",
        "last_hidden_state",
        ["batch", "length", "width"],
        Typed: false,
        AllTokens
    );

    private readonly TextModel model;
    private readonly EmbeddingGeneratorMetadata metadata;

    private OnnxSentenceEncoder(TextModel model, string hash)
    {
        this.model = model;
        metadata = new EmbeddingGeneratorMetadata("onnx", null, $"sentence-encoder-{hash[..12]}", Embed([]).Length);
    }

    /// <summary>Loads the model of a folder.</summary>
    /// <param name="folder">Holds model.onnx and vocab.txt.</param>
    /// <param name="dimensions">The expected width of the vectors; 0 for the model's own.</param>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs, outputs or width, or another vocabulary than vocab.txt.</exception>
    public static OnnxSentenceEncoder Load(string folder, int dimensions = 0) => TextModel.Load(folder, Kind, (model, files) =>
        {
            var encoder = new OnnxSentenceEncoder(model, Convert.ToHexStringLower(SHA256.HashData(files.Model)));
            return dimensions == 0 || dimensions == encoder.metadata.DefaultModelDimensions
                ? encoder
                : throw new InvalidDataException(
                    $"it makes vectors {encoder.metadata.DefaultModelDimensions} wide, Embedding:Dimensions says {dimensions}; set it to {encoder.metadata.DefaultModelDimensions} or to 0"
                );
        });

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        // Training used the same normalisation (CrossEncoderInput).
        string[] texts = [.. values];
        var vectors = TextModel.SideBySide(
            texts.Length,
            i => Embed(model.Tokenizer.Encode(SearchText.Normalize(texts[i]), AllTokens - 2)),
            cancellationToken
        );
        return Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(vectors.Select(v => new Embedding<float>(v) { ModelId = metadata.DefaultModelId }))
        );
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private float[] Embed(IReadOnlyList<int> text)
    {
        var output = model.Run(text);
        var (tokens, width) = (output.Dimensions[1], output.Dimensions[2]);
        var vector = new float[width];
        for (var i = 0; i < tokens; i++)
        {
            TensorPrimitives.Add(vector, output.Buffer.Span.Slice(i * width, width), vector);
        }

        var norm = TensorPrimitives.Norm<float>(vector);
        if (!float.IsFinite(norm) || norm == 0)
        {
            throw new InvalidDataException($"model.onnx gave a vector of length {norm} for a text of {text.Count} tokens");
        }

        TensorPrimitives.Divide(vector, norm, vector);
        return vector;
    }
}
