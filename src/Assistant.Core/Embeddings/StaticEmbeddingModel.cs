using System.Buffers.Binary;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Embeddings;

/// <summary>
/// A sentence embedding without a neural network: the vectors of a text's features are added and scaled to length one. The learned length
/// of a feature's vector is its weight. src/Assistant.Training writes the file.
/// </summary>
/// <remarks>
/// File, little endian: "AEMB", version, width and number of rows (int32); length of the vocabulary in bytes (int32) and its terms, UTF-8,
/// separated by line feeds; a scale for each row (float32); the rows (int8); SHA-256 of everything before.
/// </remarks>
public sealed class StaticEmbeddingModel
{
    private const int Version = 1;
    private const int HashLength = 32;
    private static readonly byte[] Magic = "AEMB"u8.ToArray();
    private static readonly Lazy<StaticEmbeddingModel> Shipped = new(() =>
        Load(Path.Combine(AppContext.BaseDirectory, "Models", "static-embedding.bin"))
    );

    private readonly EmbeddingVocabulary vocabulary;
    private readonly float[] scales;
    private readonly byte[] file;
    private readonly int rowsAt;

    private StaticEmbeddingModel(EmbeddingVocabulary vocabulary, int width, float[] scales, byte[] file, int rowsAt)
    {
        this.vocabulary = vocabulary;
        this.scales = scales;
        this.file = file;
        this.rowsAt = rowsAt;
        Width = width;
        Id = $"static-{Convert.ToHexStringLower(file.AsSpan(file.Length - HashLength, 6))}";
    }

    /// <summary>The model that ships with the project.</summary>
    /// <exception cref="ModelFileException">Its file is missing or damaged.</exception>
    public static StaticEmbeddingModel Default => Shipped.Value;

    /// <summary>Width of the vectors.</summary>
    public int Width { get; }

    /// <summary>Name by content: two files with the same name hold the same weights.</summary>
    public string Id { get; }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="ModelFileException">The file is missing, truncated, altered or of another version; the message names it.</exception>
    public static StaticEmbeddingModel Load(string path)
    {
        try
        {
            return Read(File.ReadAllBytes(path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new ModelFileException(
                $"the embedding model '{path}' cannot be used: {e.Message}; restore the file, or make it anew with src/Assistant.Training",
                e
            );
        }
    }

    /// <summary>Writes a model file.</summary>
    /// <param name="rows">Vectors, one after the other, <paramref name="width"/> values each.</param>
    public static void Save(string path, IReadOnlyList<string> terms, int width, ReadOnlySpan<float> rows)
    {
        var vocabulary = Encoding.UTF8.GetBytes(string.Join('\n', terms));
        using var memory = new MemoryStream();
        using var writer = new BinaryWriter(memory);
        writer.Write(Magic);
        writer.Write(Version);
        writer.Write(width);
        writer.Write(terms.Count);
        writer.Write(vocabulary.Length);
        writer.Write(vocabulary);
        var scales = new float[terms.Count];
        for (var i = 0; i < terms.Count; i++)
        {
            scales[i] = Math.Abs(TensorPrimitives.MaxMagnitude(rows.Slice(i * width, width))) / sbyte.MaxValue;
            writer.Write(scales[i]);
        }

        for (var i = 0; i < rows.Length; i++)
        {
            var scale = scales[i / width];
            writer.Write(scale == 0 ? (sbyte)0 : (sbyte)Math.Round(rows[i] / scale));
        }

        writer.Flush();
        var hash = SHA256.HashData(memory.GetBuffer().AsSpan(0, (int)memory.Length));
        writer.Write(hash);
        writer.Flush();
        File.WriteAllBytes(path, memory.ToArray());
    }

    /// <summary>The vector of a text, of length one; all zeros for a text without a known feature.</summary>
    public float[] Embed(string text) => EmbedNormalized(SearchText.Normalize(text));

    /// <summary>The same for a text that is already normalised by <see cref="SearchText.Normalize"/>.</summary>
    public float[] EmbedNormalized(ReadOnlySpan<char> normalized)
    {
        var features = new List<int>();
        vocabulary.Features(normalized, features);
        return Pool(CollectionsMarshal.AsSpan(features));
    }

    private float[] Pool(ReadOnlySpan<int> features)
    {
        var sum = new float[Width];
        var row = new float[Width];
        foreach (var feature in features)
        {
            TensorPrimitives.ConvertChecked(MemoryMarshal.Cast<byte, sbyte>(file.AsSpan(rowsAt + (feature * Width), Width)), row);
            TensorPrimitives.MultiplyAdd(row, scales[feature], sum, sum);
        }

        var length = TensorPrimitives.Norm<float>(sum);
        if (length > 0)
        {
            TensorPrimitives.Divide(sum, length, sum);
        }

        return sum;
    }

    private static StaticEmbeddingModel Read(byte[] file)
    {
        if (file.Length < 20 + HashLength || !file.AsSpan(0, 4).SequenceEqual(Magic))
        {
            throw new InvalidDataException("it is no embedding model");
        }

        var version = Int(file, 4);
        if (version != Version)
        {
            throw new InvalidDataException($"it has version {version}, this program reads version {Version}");
        }

        if (!SHA256.HashData(file.AsSpan(0, file.Length - HashLength)).AsSpan().SequenceEqual(file.AsSpan(file.Length - HashLength)))
        {
            throw new InvalidDataException($"it is damaged (its {file.Length} bytes do not match their hash)");
        }

        var (width, rows, vocabularyLength) = (Int(file, 8), Int(file, 12), Int(file, 16));
        var terms = Encoding.UTF8.GetString(file, 20, vocabularyLength).Split('\n');
        var scalesAt = 20 + vocabularyLength;
        var rowsAt = scalesAt + (rows * sizeof(float));
        if (width <= 0 || terms.Length != rows || rowsAt + (rows * width) + HashLength != file.Length)
        {
            throw new InvalidDataException(
                $"its parts do not fit together ({rows} rows of {width} for {terms.Length} terms in {file.Length} bytes)"
            );
        }

        var scales = MemoryMarshal.Cast<byte, float>(file.AsSpan(scalesAt, rows * sizeof(float))).ToArray();
        return new StaticEmbeddingModel(new EmbeddingVocabulary(terms), width, scales, file, rowsAt);
    }

    private static int Int(byte[] file, int at) => BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at));
}
