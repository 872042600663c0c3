using System.Runtime.ExceptionServices;
using Assistant.Core.Embeddings;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Assistant.Onnx;

/// <summary>What a model of src/training must have.</summary>
/// <param name="Kind">Name of the folder's kind (cross-encoder), for messages.</param>
/// <param name="Cure">What a person can do about a folder that cannot be used.</param>
/// <param name="Output">Name of the output, of floats.</param>
/// <param name="Shape">Names of its dimensions.</param>
/// <param name="Typed">Whether it has an input that marks the tokens of the second text.</param>
/// <param name="MostTokens">Tokens of its longest text, including the special ones.</param>
internal sealed record TextModelKind(string Kind, string Cure, string Output, IReadOnlyList<string> Shape, bool Typed, int MostTokens);

/// <summary>
/// Runs a transformer of src/training on this machine: a folder with model.onnx and vocab.txt, run over rows of tokens. Each row runs alone: a model with
/// eight-bit numbers scales them over everything in one run, so in a batch the result of a row would change with its neighbours.
/// </summary>
internal sealed class TextModel : IDisposable
{
    private const string Ids = "input_ids";
    private const string Mask = "attention_mask";
    private const string Types = "token_type_ids";
    private static readonly int Threads = Math.Min(2, Environment.ProcessorCount);

    private readonly InferenceSession session;
    private readonly TextModelKind kind;

    private TextModel(InferenceSession session, TextModelKind kind, ModelFolder files)
    {
        (this.session, this.kind) = (session, kind);
        Tokenizer = new CharacterTokenizer(files.Vocabulary);
    }

    /// <summary>Splits texts as in the training of the model.</summary>
    public CharacterTokenizer Tokenizer { get; }

    /// <summary>Loads a folder and tries the model once.</summary>
    /// <param name="make">Creates the result and tries it once more; an exception means that the folder is faulty.</param>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs or outputs, or another vocabulary than vocab.txt.</exception>
    public static T Load<T>(string folder, TextModelKind kind, Func<TextModel, ModelFolder, T> make)
    {
        var files = ModelFolder.Read(folder, kind.Kind, kind.Cure);
        InferenceSession? session = null;
        try
        {
            session = files.Open();
            var model = new TextModel(session, kind, files);
            model.CheckShapes();
            var made = make(model, files);
            model.CheckVocabulary(files.Vocabulary.Count);
            return made;
        }
        catch (Exception e)
            when (e
                    is OnnxRuntimeException
                        or InvalidDataException
                        or ArgumentException
                        or InvalidOperationException
                        or TypeInitializationException
                        or DllNotFoundException
            )
        {
            session?.Dispose();
            throw new ModelFileException($"the {kind.Kind} in '{folder}' cannot be used: {e.Message}; {kind.Cure}", e);
        }
    }

    /// <summary>The results of several rows, computed in parallel: one thread per row is as fast as threads that share a batch, and no row waits for another.</summary>
    public static T[] SideBySide<T>(int count, Func<int, T> run, CancellationToken cancellationToken = default)
    {
        var outcomes = new T[count];
        try
        {
            Parallel.For(0, count, new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken }, i =>
                outcomes[i] = run(i)
            );
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Throw(e.InnerExceptions[0]);
        }

        return outcomes;
    }

    /// <summary>The model's result for the row [CLS] first [SEP], or [CLS] first [SEP] second [SEP].</summary>
    /// <param name="types">The type of each token of the row, the special ones included; null for 0 in the first text and 1 in the second.</param>
    public DenseTensor<float> Run(IReadOnlyList<int> first, IReadOnlyList<int>? second = null, IReadOnlyList<long>? types = null)
    {
        long[] ids =
        [
            CharacterTokenizer.Start,
            .. first,
            CharacterTokenizer.Separator,
            .. second is null ? [] : second.Append(CharacterTokenizer.Separator),
        ];
        int[] shape = [1, ids.Length];
        NamedOnnxValue Input(string name, IEnumerable<long> values) =>
            NamedOnnxValue.CreateFromTensor(name, new DenseTensor<long>(values.ToArray(), shape));
        List<NamedOnnxValue> inputs = [Input(Ids, ids), Input(Mask, ids.Select(_ => 1L))];
        if (kind.Typed)
        {
            inputs.Add(Input(Types, types ?? ids.Select((_, i) => i < first.Count + 2 ? 0L : 1L)));
        }

        using var results = session.Run(inputs, [kind.Output]);
        return results[0].AsTensor<float>().ToDenseTensor();
    }

    /// <inheritdoc/>
    public void Dispose() => session.Dispose();

    private void CheckShapes()
    {
        var inputs = session.InputMetadata;
        string[] wanted = kind.Typed ? [Ids, Mask, Types] : [Ids, Mask];
        if (
            inputs.Count != wanted.Length
            || wanted.Any(name =>
                !inputs.TryGetValue(name, out var input) || input.ElementDataType != TensorElementType.Int64 || input.Dimensions.Length != 2
            )
        )
        {
            throw new InvalidDataException(
                $"model.onnx has the inputs {string.Join(", ", inputs.Keys)}; expected are {string.Join(", ", wanted)}, int64 [batch, length]"
            );
        }

        if (
            !session.OutputMetadata.TryGetValue(kind.Output, out var output)
            || output.ElementDataType != TensorElementType.Float
            || output.Dimensions.Length != kind.Shape.Count
        )
        {
            throw new InvalidDataException(
                $"model.onnx has the outputs {string.Join(", ", session.OutputMetadata.Select(o => $"{o.Key} [{string.Join(", ", o.Value.Dimensions)}]"))}; expected is {kind.Output}, float [{string.Join(", ", kind.Shape)}]"
            );
        }
    }

    // A vocabulary of another model would produce noise, or fail in the middle of a question.
    private void CheckVocabulary(int tokens)
    {
        Run([.. Enumerable.Repeat(CharacterTokenizer.Unknown, kind.MostTokens - 2)]);
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
}
