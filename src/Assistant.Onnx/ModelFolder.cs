using System.Security.Cryptography;
using Assistant.Core.Embeddings;
using Microsoft.ML.OnnxRuntime;

namespace Assistant.Onnx;

/// <summary>The files of a model from src/training: model.onnx, vocab.txt and, for the models that ship, model.sha256.</summary>
/// <param name="Model">Content of model.onnx.</param>
/// <param name="Vocabulary">Lines of vocab.txt.</param>
internal sealed record ModelFolder(byte[] Model, IReadOnlyList<string> Vocabulary)
{
    private const string ModelFile = "model.onnx";
    private const string VocabularyFile = "vocab.txt";
    private const string HashFile = "model.sha256";

    /// <summary>Reads a folder and checks its hashes.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="kind">What the model is, for the message.</param>
    /// <param name="cure">What a person can do about a folder that cannot be used.</param>
    /// <exception cref="ModelFileException">A file is missing, cannot be read, or has another hash.</exception>
    public static ModelFolder Read(string folder, string kind, string cure)
    {
        var (model, vocabulary) = (Bytes(ModelFile), Bytes(VocabularyFile));
        if (File.Exists(Path.Combine(folder, HashFile)))
        {
            Check(Lines(Bytes(HashFile)));
        }

        return new ModelFolder(model, Lines(vocabulary));

        byte[] Bytes(string file)
        {
            var path = Path.Combine(folder, file);
            try
            {
                return File.Exists(path)
                    ? File.ReadAllBytes(path)
                    : throw new ModelFileException($"the {kind} folder '{folder}' holds no {file}; {cure}");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new ModelFileException($"'{path}' cannot be read: {e.Message}; {cure}", e);
            }
        }

        // Lines in the format of sha256sum; a hash without a name belongs to the model.
        void Check(IReadOnlyList<string> hashes)
        {
            foreach (
                var words in hashes.Select(h => h.Split([' ', '*', '\t'], StringSplitOptions.RemoveEmptyEntries)).Where(w => w.Length > 0)
            )
            {
                var file = words.Length > 1 ? Path.GetFileName(words[1]) : ModelFile;
                if (!words[0].Equals(Convert.ToHexString(SHA256.HashData(Bytes(file))), StringComparison.OrdinalIgnoreCase))
                {
                    throw new ModelFileException($"'{Path.Combine(folder, file)}' is not the file that {HashFile} was made from; {cure}");
                }
            }
        }
    }

    /// <summary>The model; it runs on the caller's thread.</summary>
    public InferenceSession Open()
    {
        // The runtime's own log would mix with the output of a command; the exception contains the same.
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL,
        };
        return new InferenceSession(Model, options);
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
}
