using Assistant.Core.Embeddings;
using Assistant.Core.Search;

namespace Assistant.Onnx;

/// <summary>Runs a cross-encoder of src/training on this machine: a folder with model.onnx and vocab.txt. Thread-safe.</summary>
public sealed class OnnxCrossEncoder : ICrossEncoder, IDisposable
{
    /// <summary>Tokens of the question that are read; the rest is cut off.</summary>
    public const int QuestionTokens = 48;

    /// <summary>Tokens of question and passage together, including [CLS] and two [SEP]; the passage gets the room that the question leaves.</summary>
    public const int AllTokens = 192;

    private static readonly TextModelKind Kind = new(
        "cross-encoder",
        "restore the files of the folder, or set CrossEncoder:Provider to none",
        "score",
        ["batch"],
        Typed: true,
        AllTokens
    );

    private readonly TextModel model;

    private OnnxCrossEncoder(TextModel model) => this.model = model;

    /// <summary>Loads the model of a folder.</summary>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs or outputs, or another vocabulary than vocab.txt.</exception>
    public static OnnxCrossEncoder Load(string folder) => TextModel.Load(folder, Kind, (model, _) =>
        {
            var encoder = new OnnxCrossEncoder(model);
            encoder.ScoreOf([], []);
            return encoder;
        });

    /// <inheritdoc/>
    public IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages)
    {
        var asked = model.Tokenizer.Encode(question, QuestionTokens);
        return TextModel.SideBySide(passages.Count, i => ScoreOf(asked, model.Tokenizer.Encode(passages[i], AllTokens - asked.Count - 3)));
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private double ScoreOf(IReadOnlyList<int> question, IReadOnlyList<int> passage)
    {
        float[] scores = [.. model.Run(question, passage)];
        return scores is [var score] && float.IsFinite(score)
            ? score
            : throw new InvalidDataException($"model.onnx gave [{string.Join(", ", scores)}] for one passage; expected is one number");
    }
}
