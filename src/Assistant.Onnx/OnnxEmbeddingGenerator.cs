using System.Numerics.Tensors;
using System.Security.Cryptography;
using Assistant.Core.Embeddings;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Microsoft.ML.Tokenizers;

namespace Assistant.Onnx;

/// <summary>
/// Runs the user's own encoder on this machine: model.onnx and vocab.txt (WordPiece), such as bge-small-zh. Vectors have length one.
/// Thread-safe.
/// </summary>
public sealed class OnnxEmbeddingGenerator : IEmbeddingGenerator<string, Embedding<float>>
{
    private const int MostTokens = 512;
    private static readonly string[] KnownInputs = ["input_ids", "attention_mask", "token_type_ids"];

    private readonly InferenceSession session;
    private readonly BertTokenizer tokenizer;
    private readonly bool cls;
    private readonly string prefix;
    private readonly string passagePrefix;
    private readonly EmbeddingGeneratorMetadata metadata;

    private OnnxEmbeddingGenerator(InferenceSession session, BertTokenizer tokenizer, EmbeddingOptions options, string hash)
    {
        this.session = session;
        this.tokenizer = tokenizer;
        cls = options.Pooling == "cls";
        prefix = options.QueryPrefix;
        passagePrefix = options.PassagePrefix;
        var width = session.OutputMetadata.First().Value.Dimensions[^1];
        metadata = new EmbeddingGeneratorMetadata(
            "onnx",
            null,
            $"onnx-{hash[..12]}-{options.Pooling}{(options.PassagePrefix.Length > 0 ? "|" + options.PassagePrefix : string.Empty)}",
            width > 0 ? width : null
        );
    }

    /// <summary>Loads the model of <see cref="EmbeddingOptions.Directory"/>.</summary>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs, or another width than <see cref="EmbeddingOptions.Dimensions"/>.</exception>
    public static IEmbeddingGenerator<string, Embedding<float>> Load(EmbeddingOptions options)
    {
        var model = Existing(options.Directory, "model.onnx");
        var vocabulary = Existing(options.Directory, "vocab.txt");
        InferenceSession? session = null;
        try
        {
            session = new InferenceSession(model);
            Check(session, model, options.Dimensions);
            return new OnnxEmbeddingGenerator(
                session,
                BertTokenizer.Create(vocabulary),
                options,
                Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(model)))
            );
        }
        catch (Exception e)
            when (e is OnnxRuntimeException or InvalidDataException or ArgumentException or IOException or InvalidOperationException)
        {
            session?.Dispose();
            throw new ModelFileException($"the model in '{options.Directory}' cannot be used: {e.Message}", e);
        }
        catch
        {
            session?.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(
        IEnumerable<string> values,
        EmbeddingGenerationOptions? options = null,
        CancellationToken cancellationToken = default
    )
    {
        var before = EmbeddingPurpose.IsQuery(options) ? prefix : passagePrefix;
        var texts = values.Select(v => tokenizer.EncodeToIds(before + v, MostTokens, out _, out _)).ToList();
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult(
            new GeneratedEmbeddings<Embedding<float>>(
                texts.Count == 0 ? [] : Run(texts).Select(v => new Embedding<float>(v) { ModelId = metadata.DefaultModelId })
            )
        );
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null
        : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata
        : serviceType.IsInstanceOfType(this) ? this
        : null;

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static string Existing(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? path
            : throw new ModelFileException(
                $"the model folder '{folder}' holds no {file}; put the model's {file} there, or set Embedding:Provider to static"
            );
    }

    private static void Check(InferenceSession session, string path, int wanted)
    {
        var unknown = session.InputMetadata.Keys.Except(KnownInputs).ToList();
        if (unknown.Count > 0 || !session.InputMetadata.ContainsKey("input_ids"))
        {
            throw new InvalidDataException(
                $"{Path.GetFileName(path)} has the inputs {string.Join(", ", session.InputMetadata.Keys)}; expected are {string.Join(", ", KnownInputs)}"
            );
        }

        var (name, output) = session.OutputMetadata.First();
        if (output.Dimensions.Length is not (2 or 3))
        {
            throw new InvalidDataException(
                $"the output {name} has {output.Dimensions.Length} dimensions; expected is a vector for each token or for each text"
            );
        }

        if (wanted > 0 && output.Dimensions[^1] > 0 && output.Dimensions[^1] != wanted)
        {
            throw new InvalidDataException(
                $"it makes vectors {output.Dimensions[^1]} wide, Embedding:Dimensions says {wanted}; set it to {output.Dimensions[^1]} or to 0"
            );
        }
    }

    private List<float[]> Run(List<IReadOnlyList<int>> texts)
    {
        var length = texts.Max(t => t.Count);
        int[] shape = [texts.Count, length];
        var (ids, mask) = (new DenseTensor<long>(shape), new DenseTensor<long>(shape));
        for (var i = 0; i < texts.Count; i++)
        {
            for (var j = 0; j < texts[i].Count; j++)
            {
                (ids[i, j], mask[i, j]) = (texts[i][j], 1);
            }
        }

        var inputs = session
            .InputMetadata.Keys.Select(name =>
                NamedOnnxValue.CreateFromTensor(
                    name,
                    name switch
                    {
                        "input_ids" => ids,
                        "attention_mask" => mask,
                        _ => new DenseTensor<long>(shape),
                    }
                )
            )
            .ToList();
        using var results = session.Run(inputs);
        var output = results[0].AsTensor<float>().ToDenseTensor();
        return [.. texts.Select((text, i) => Pool(output, i, text.Count))];
    }

    private float[] Pool(DenseTensor<float> output, int text, int tokens)
    {
        var width = output.Dimensions[^1];
        var values = output.Buffer.Span;
        var vector = new float[width];
        if (output.Dimensions.Length == 2)
        {
            values.Slice(text * width, width).CopyTo(vector);
        }
        else
        {
            var first = text * output.Dimensions[1] * width;
            for (var j = 0; j < (cls ? 1 : tokens); j++)
            {
                TensorPrimitives.Add(vector, values.Slice(first + (j * width), width), vector);
            }
        }

        var norm = TensorPrimitives.Norm<float>(vector);
        if (norm > 0)
        {
            TensorPrimitives.Divide(vector, norm, vector);
        }

        return vector;
    }
}
