using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using System.Security.Cryptography;
using Assistant.Core.Embeddings;
using Assistant.Core.Language;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Assistant.Onnx;

/// <summary>A sentence encoder on this machine, as src/training makes them: the mean over the vectors of a text's tokens, of length one. Safe for many callers at once.</summary>
public sealed class OnnxSentenceEncoder : IEmbeddingGenerator<string, Embedding<float>>
{
    /// <summary>Tokens of a text that are read, [CLS] and [SEP] included: the model knows no more places. Those behind are cut.</summary>
    public const int AllTokens = 256;

    private const string Cure = "restore the files of the folder, or set Embedding:Provider to static";
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Output = "last_hidden_state";
    private static readonly int Threads = Math.Min(2, Environment.ProcessorCount);

    private readonly InferenceSession session;
    private readonly CharacterTokenizer tokenizer;
    private readonly EmbeddingGeneratorMetadata metadata;

    private OnnxSentenceEncoder(InferenceSession session, CharacterTokenizer tokenizer, string hash)
    {
        (this.session, this.tokenizer) = (session, tokenizer);
        metadata = new EmbeddingGeneratorMetadata("onnx", null, $"sentence-encoder-{hash[..12]}", Run([]).Length);
    }

    /// <summary>Loads the model of a folder.</summary>
    /// <param name="folder">Holds model.onnx and vocab.txt.</param>
    /// <param name="dimensions">The width that its vectors should have; 0 for the model's own.</param>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs, outputs or width, or another vocabulary than vocab.txt.</exception>
    public static OnnxSentenceEncoder Load(string folder, int dimensions = 0)
    {
        var files = ModelFolder.Read(folder, "sentence-encoder", Cure);
        InferenceSession? session = null;
        try
        {
            var tokenizer = new CharacterTokenizer(files.Vocabulary);
            session = files.Open();
            Check(session);
            var encoder = new OnnxSentenceEncoder(session, tokenizer, Convert.ToHexStringLower(SHA256.HashData(files.Model)));
            encoder.Try(files.Vocabulary.Count, dimensions);
            return encoder;
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException or ArgumentException or InvalidOperationException or TypeInitializationException or DllNotFoundException)
        {
            session?.Dispose();
            throw new ModelFileException($"the sentence encoder in '{folder}' cannot be used: {e.Message}; {Cure}", e);
        }
    }

    /// <inheritdoc/>
    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        // Questions and passages were normalised so for training (ReadingInput).
        string[] texts = [.. values];
        var vectors = new float[texts.Length][];
        try
        {
            Parallel.For(0, texts.Length, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken }, i => vectors[i] = Run(tokenizer.Encode(SearchText.Normalize(texts[i]), AllTokens - 2)));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return Task.FromResult(new GeneratedEmbeddings<Embedding<float>>(vectors.Select(v => new Embedding<float>(v) { ModelId = metadata.DefaultModelId })));
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is not null ? null : serviceType == typeof(EmbeddingGeneratorMetadata) ? metadata : serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static void Check(InferenceSession session)
    {
        var inputs = session.InputMetadata;
        string[] wanted = [Ids, Mask];
        if (inputs.Count != wanted.Length || wanted.Any(name => !inputs.TryGetValue(name, out var input) || input.ElementDataType != TensorElementType.Int64 || input.Dimensions.Length != 2))
        {
            throw new InvalidDataException($"model.onnx has the inputs {string.Join(", ", inputs.Keys)}; expected are {string.Join(", ", wanted)}, int64 [batch, length]");
        }

        if (!session.OutputMetadata.TryGetValue(Output, out var output) || output.ElementDataType != TensorElementType.Float || output.Dimensions.Length != 3)
        {
            throw new InvalidDataException($"model.onnx has the outputs {string.Join(", ", session.OutputMetadata.Select(o => $"{o.Key} [{string.Join(", ", o.Value.Dimensions)}]"))}; expected is {Output}, float [batch, length, width]");
        }
    }

    // A vocabulary that is not the model's would give noise for vectors.
    private void Try(int tokens, int dimensions)
    {
        if (dimensions > 0 && dimensions != metadata.DefaultModelDimensions)
        {
            throw new InvalidDataException($"it makes vectors {metadata.DefaultModelDimensions} wide, Embedding:Dimensions says {dimensions}; set it to {metadata.DefaultModelDimensions} or to 0");
        }

        Run([.. Enumerable.Repeat(CharacterTokenizer.Unknown, AllTokens - 2)]);
        if (!Knows(tokens - 1))
        {
            throw new InvalidDataException($"vocab.txt holds {tokens} tokens, more than model.onnx knows");
        }

        if (Knows(tokens))
        {
            throw new InvalidDataException($"vocab.txt holds {tokens} tokens, fewer than model.onnx knows");
        }
    }

    private bool Knows(int token)
    {
        try
        {
            Run([token]);
            return true;
        }
        catch (OnnxRuntimeException)
        {
            return false;
        }
    }

    // Each alone: a model of eight-bit numbers scales them by all that it reads at once, so that in a batch a vector would change with the texts beside it.
    private float[] Run(IReadOnlyList<int> text)
    {
        long[] ids = [CharacterTokenizer.Start, .. text, CharacterTokenizer.Separator];
        int[] shape = [1, ids.Length];
        var mask = new DenseTensor<long>(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(Ids, new DenseTensor<long>(ids, shape)), NamedOnnxValue.CreateFromTensor(Mask, mask)], [Output]);
        var output = results[0].AsTensor<float>().ToDenseTensor();
        var width = output.Dimensions[^1];
        var vector = new float[width];
        for (var i = 0; i < ids.Length; i++)
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
