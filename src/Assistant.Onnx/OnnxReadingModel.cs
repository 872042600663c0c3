using Assistant.Core.Embeddings;

namespace Assistant.Onnx;

/// <summary>
/// Runs a reading model of src/training on this machine: a folder with model.onnx and vocab.txt. Its result are the scores of all its tasks, one behind the
/// other. Thread-safe.
/// </summary>
public sealed class OnnxReadingModel : IReadingModel, IDisposable
{
    /// <summary>Tokens that are read of the first text, the claim or the question.</summary>
    public const int FirstTokens = 80;

    /// <summary>Tokens that are read of the passage.</summary>
    public const int PassageTokens = 160;

    private const int ClaimScores = 3;
    private const int AnswerScores = 2;
    private const int Specials = 3;

    private static readonly TextModelKind Kind = new(
        "reading model",
        "restore the files of the folder, or set Reading:Provider to none",
        "scores",
        ["batch", "tasks"],
        Typed: true,
        FirstTokens + PassageTokens + Specials
    );

    private readonly TextModel model;

    private OnnxReadingModel(TextModel model) => this.model = model;

    /// <summary>Loads the model of a folder.</summary>
    /// <exception cref="ModelFileException">A file is missing or damaged, the model has other inputs or outputs, or another vocabulary than vocab.txt.</exception>
    public static OnnxReadingModel Load(string folder) => TextModel.Load(folder, Kind, (model, _) =>
        {
            var reading = new OnnxReadingModel(model);
            reading.Scores([], []);
            return reading;
        });

    /// <inheritdoc/>
    public IReadOnlyList<double>? Claim(string claim, string passage)
    {
        // One token more than is read shows that something would be cut off.
        var (said, written) = (model.Tokenizer.Encode(claim, FirstTokens + 1), model.Tokenizer.Encode(passage, PassageTokens + 1));
        return said.Count > FirstTokens || written.Count > PassageTokens ? null : LogSoftmax(Scores(said, written)[..ClaimScores]);
    }

    /// <inheritdoc/>
    public double Answers(string question, string passage)
    {
        var scores = Scores(model.Tokenizer.Encode(question, FirstTokens), model.Tokenizer.Encode(passage, PassageTokens));
        return scores[ClaimScores + 1] - scores[ClaimScores];
    }

    /// <inheritdoc/>
    public void Dispose() => model.Dispose();

    private float[] Scores(IReadOnlyList<int> first, IReadOnlyList<int> second)
    {
        float[] scores = [.. model.Run(first, second, Types(first, second))];
        return scores.Length == ClaimScores + AnswerScores && scores.All(float.IsFinite)
            ? scores
            : throw new InvalidDataException(
                $"model.onnx gave [{string.Join(", ", scores)}] for one pair; expected are {ClaimScores + AnswerScores} numbers"
            );
    }

    // As in src/training/tune.py: 0 and 1 say which text, 2 more where the other text has the token beside the same neighbour.
    private static long[] Types(IReadOnlyList<int> first, IReadOnlyList<int> second) =>
        [0, .. Shared(first, second).Select(s => s ? 2L : 0L), 0, .. Shared(second, first).Select(s => s ? 3L : 1L), 1];

    private static bool[] Shared(IReadOnlyList<int> one, IReadOnlyList<int> other)
    {
        var pairs = other.Zip(other.Skip(1)).ToHashSet();
        var shared = new bool[one.Count];
        for (var i = 0; i + 1 < one.Count; i++)
        {
            if (pairs.Contains((one[i], one[i + 1])))
            {
                shared[i] = shared[i + 1] = true;
            }
        }

        return shared;
    }

    private static double[] LogSoftmax(float[] scores)
    {
        double most = scores.Max();
        var total = Math.Log(scores.Sum(s => Math.Exp(s - most))) + most;
        return [.. scores.Select(s => s - total)];
    }
}
