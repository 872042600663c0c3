using System.Security.Cryptography;

namespace Assistant.Tests.Support;

/// <summary>The folder of a sentence encoder whose vectors can be added up by hand: token i has the vector (i, 1, 0, 0).</summary>
internal sealed class TinySentenceEncoder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-sentence-");

    /// <summary>Tokens by line: [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, [MASK] 4, then these.</summary>
    public TinySentenceEncoder(params string[] characters)
    {
        Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", .. characters];
        WriteModel(TinyOnnx.SentenceEncoder(Vocabulary.Count, 4));
        File.WriteAllLines(Path.Combine(Folder, "vocab.txt"), Vocabulary);
    }

    public string Folder => folder.FullName;

    public string Model => Path.Combine(Folder, "model.onnx");

    public IReadOnlyList<string> Vocabulary { get; }

    public void WriteModel(byte[] model) => File.WriteAllBytes(Model, model);

    public void WriteHash(string? hash = null) =>
        File.WriteAllText(
            Path.Combine(Folder, "model.sha256"),
            hash ?? Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(Model))) + "\n"
        );

    public void Dispose() => folder.Delete(recursive: true);
}
