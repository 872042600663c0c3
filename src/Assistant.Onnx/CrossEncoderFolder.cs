using System.Security.Cryptography;
using Assistant.Core.Embeddings;

namespace Assistant.Onnx;

/// <summary>The files of a cross-encoder: model.onnx, vocab.txt and, where it was delivered so, model.sha256.</summary>
/// <param name="Model">Content of model.onnx.</param>
/// <param name="Vocabulary">Lines of vocab.txt.</param>
internal sealed record CrossEncoderFolder(byte[] Model, IReadOnlyList<string> Vocabulary)
{
    private const string ModelFile = "model.onnx";
    private const string VocabularyFile = "vocab.txt";
    private const string HashFile = "model.sha256";

    /// <summary>What a person can do about a folder that cannot be used.</summary>
    public const string Cure = "restore the files of the folder, or set CrossEncoder:Provider to none";

    /// <summary>Reads a folder and holds it against its hashes.</summary>
    /// <exception cref="ModelFileException">A file is missing or cannot be read, or is not the one that was hashed.</exception>
    public static CrossEncoderFolder Read(string folder)
    {
        var (model, vocabulary) = (Bytes(folder, ModelFile), Bytes(folder, VocabularyFile));
        if (File.Exists(Path.Combine(folder, HashFile)))
        {
            Check(folder, Lines(Bytes(folder, HashFile)));
        }

        return new CrossEncoderFolder(model, Lines(vocabulary));
    }

    private static byte[] Bytes(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        try
        {
            return File.Exists(path) ? File.ReadAllBytes(path) : throw new ModelFileException($"the cross-encoder folder '{folder}' holds no {file}; {Cure}");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException($"'{path}' cannot be read: {e.Message}; {Cure}", e);
        }
    }

    private static string[] Lines(byte[] content)
    {
        var lines = new List<string>();
        using var reader = new StreamReader(new MemoryStream(content));
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return [.. lines];
    }

    // Lines as sha256sum writes them; a hash without a name is the model's.
    private static void Check(string folder, IReadOnlyList<string> hashes)
    {
        foreach (var words in hashes.Select(h => h.Split([' ', '*', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0))
        {
            var file = words.Length > 1 ? Path.GetFileName(words[1]) : ModelFile;
            if (!words[0].Equals(Convert.ToHexString(SHA256.HashData(Bytes(folder, file))), StringComparison.OrdinalIgnoreCase))
            {
                throw new ModelFileException($"'{Path.Combine(folder, file)}' is not the file that {HashFile} was made from; {Cure}");
            }
        }
    }
}
