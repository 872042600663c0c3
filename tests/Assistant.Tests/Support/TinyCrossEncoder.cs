using System.Security.Cryptography;

namespace Assistant.Tests.Support;

/// <summary>The folder of a cross-encoder whose score can be added up by hand: each token's weight is its place in the vocabulary.</summary>
internal sealed class TinyCrossEncoder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-reading-");

    /// <summary>Tokens by line: [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, [MASK] 4, then these.</summary>
    public TinyCrossEncoder(params string[] characters)
    {
        Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. characters];
        WriteModel(TinyOnnx.CrossEncoder(Weights));
        File.WriteAllLines(Path.Combine(Folder, "vocab.txt"), Vocabulary);
    }

    public string Folder => folder.FullName;

    public string Model => Path.Combine(Folder, "model.onnx");

    public IReadOnlyList<string> Vocabulary { get; }

    /// <summary>The weight of each token; that of [PAD] would be seen where padding is read.</summary>
    public float[] Weights => [.. Vocabulary.Select((_, i) => i == 0 ? 1000f : i)];

    /// <summary>Gives the model a weight that is no number: it loads, and fails where the token is read.</summary>
    public TinyCrossEncoder FailingAt(string character)
    {
        WriteModel(TinyOnnx.CrossEncoder([.. Weights.Zip(Vocabulary, (weight, token) => token == character ? float.NaN : weight)]));
        return this;
    }

    public void WriteModel(byte[] model) => File.WriteAllBytes(Model, model);

    public void WriteHash(string? hash = null) =>
        File.WriteAllText(
            Path.Combine(Folder, "model.sha256"),
            hash ?? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Model))) + "\n"
        );

    public void Dispose() => folder.Delete(recursive: true);
}
