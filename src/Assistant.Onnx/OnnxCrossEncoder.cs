using System.Runtime.ExceptionServices;
using Assistant.Core.Embeddings;
using Assistant.Core.Retrieval;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Assistant.Onnx;

/// <summary>A cross-encoder on this machine, as src/training makes them: a folder with model.onnx and vocab.txt. Safe for many callers at once.</summary>
public sealed class OnnxCrossEncoder : ICrossEncoder, IDisposable
{
    /// <summary>Tokens of the question that are read; those behind are cut.</summary>
    public const int QuestionTokens = 48;

    /// <summary>Tokens that are read together, [CLS] and two [SEP] included; the passage is cut to what the question leaves.</summary>
    public const int AllTokens = 192;

    private const string Cure = "restore the files of the folder, or set CrossEncoder:Provider to none";
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";
    private const string Output = "score";
    private static readonly ParallelOptions SideBySide = new() { MaxDegreeOfParallelism = Math.Min(2, Environment.ProcessorCount) };

    private readonly InferenceSession session;
    private readonly CharacterTokenizer tokenizer;

    private OnnxCrossEncoder(InferenceSession session, CharacterTokenizer tokenizer) => (this.session, this.tokenizer) = (session, tokenizer);

    /// <summary>Loads the model of a folder.</summary>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs or outputs, or another vocabulary than vocab.txt.</exception>
    public static OnnxCrossEncoder Load(string folder)
    {
        var files = ModelFolder.Read(folder, "cross-encoder", Cure);
        InferenceSession? session = null;
        try
        {
            var tokenizer = new CharacterTokenizer(files.Vocabulary);
            session = files.Open();
            Check(session);
            var encoder = new OnnxCrossEncoder(session, tokenizer);
            encoder.Try(files.Vocabulary.Count);
            return encoder;
        }
        catch (Exception e) when (e is OnnxRuntimeException or InvalidDataException or ArgumentException or InvalidOperationException or TypeInitializationException or DllNotFoundException)
        {
            session?.Dispose();
            throw new ModelFileException($"the cross-encoder in '{folder}' cannot be used: {e.Message}; {Cure}", e);
        }
    }

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages)
    {
        var asked = tokenizer.Encode(question, QuestionTokens);
        var scores = new double[passages.Count];
        try
        {
            Parallel.For(0, scores.Length, SideBySide, i => scores[i] = Run(asked, tokenizer.Encode(passages[i], AllTokens - asked.Count - 3)));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return scores;
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private static void Check(InferenceSession session)
    {
        var inputs = session.InputMetadata;
        string[] wanted = [Ids, Mask, Types];
        if (inputs.Count != wanted.Length || wanted.Any(name => !inputs.TryGetValue(name, out var input) || input.ElementDataType != TensorElementType.Int64 || input.Dimensions.Length != 2))
        {
            throw new InvalidDataException($"model.onnx has the inputs {string.Join(", ", inputs.Keys)}; expected are {string.Join(", ", wanted)}, int64 [batch, length]");
        }

        if (!session.OutputMetadata.TryGetValue(Output, out var output) || output.ElementDataType != TensorElementType.Float || output.Dimensions.Length != 1)
        {
            throw new InvalidDataException($"model.onnx has the outputs {string.Join(", ", session.OutputMetadata.Select(o => $"{o.Key} [{string.Join(", ", o.Value.Dimensions)}]"))}; expected is {Output}, float [batch]");
        }
    }

    // A vocabulary that is not the model's would rank by noise, or stop in the middle of a question.
    private void Try(int tokens)
    {
        Run([], []);
        Run([], [.. Enumerable.Repeat(CharacterTokenizer.Unknown, AllTokens - 3)]);
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
            Run([], [token]);
            return true;
        }
        catch (OnnxRuntimeException)
        {
            return false;
        }
    }

    // Each alone: a model of eight-bit numbers scales them by all that it reads at once, so that in a batch a score would change with the passages
    // beside it. A thread for each passage is as fast as two threads for a batch of them (9 ms for three passages of 96 tokens), and leaves nobody waiting.
    private double Run(IReadOnlyList<int> question, IReadOnlyList<int> passage)
    {
        long[] ids = [CharacterTokenizer.Start, .. question, CharacterTokenizer.Separator, .. passage, CharacterTokenizer.Separator];
        int[] shape = [1, ids.Length];
        var mask = new DenseTensor<long>(Enumerable.Repeat(1L, ids.Length).ToArray(), shape);
        var types = new DenseTensor<long>(ids.Select((_, i) => i < question.Count + 2 ? 0L : 1L).ToArray(), shape);
        using var results = session.Run(
            [NamedOnnxValue.CreateFromTensor(Ids, new DenseTensor<long>(ids, shape)), NamedOnnxValue.CreateFromTensor(Mask, mask), NamedOnnxValue.CreateFromTensor(Types, types)], [Output]);
        float[] scores = [.. results[0].AsEnumerable<float>()];
        return scores is [var score] && float.IsFinite(score)
            ? score
            : throw new InvalidDataException($"model.onnx gave [{string.Join(", ", scores)}] for one passage; expected is one number");
    }
}
