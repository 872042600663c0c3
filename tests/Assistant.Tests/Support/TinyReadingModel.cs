using Assistant.Onnx;

namespace Assistant.Tests.Support;

/// <summary>The folder of a reading model whose scores can be added up by hand; the special tokens weigh nothing, each character its place in the vocabulary.</summary>
internal sealed class TinyReadingModel : IDisposable
{
    public const int Scores = 5;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-reading-");
    private readonly float[] weights;

    /// <summary>Tokens by line: [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, [MASK] 4, then these.</summary>
    public TinyReadingModel(params string[] characters)
    {
        string[] vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. characters];
        weights = [.. vocabulary.Select((_, i) => i < 5 ? 0f : i)];
        WriteModel(TinyOnnx.ReadingModel(weights, Scores));
        File.WriteAllLines(Path.Combine(Folder, "vocab.txt"), vocabulary);
    }

    public string Folder => folder.FullName;

    /// <summary>A model with another number of scores, or another output.</summary>
    public void WriteModel(int scores, string output = "scores") => WriteModel(TinyOnnx.ReadingModel(weights, scores, output));

    /// <summary>A model that fails where a text is read.</summary>
    public TinyReadingModel Failing()
    {
        WriteModel(TinyOnnx.ReadingModel([.. weights.Select((w, i) => i < 5 ? 0f : float.NaN)], Scores));
        return this;
    }

    public void WriteModel(byte[] model) => File.WriteAllBytes(Path.Combine(Folder, "model.onnx"), model);

    public OnnxReadingModel Load() => OnnxReadingModel.Load(Folder);

    public void Dispose() => folder.Delete(recursive: true);
}
