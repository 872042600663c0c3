using Assistant.Core.Embeddings;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Tests.Embeddings;

public sealed class OnnxEmbeddingGeneratorTests : IDisposable
{
    // Tokens by line: [PAD] 0, [UNK] 1, [CLS] 2, [SEP] 3, [MASK] 4, 税 5, 收 6, 问 7.
    private static readonly string[] Vocabulary = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "税", "收", "问"];
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-onnx-");

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public async Task ChineseIsCutIntoCharactersAndPooled()
    {
        var cls = await EmbedAsync("税收", Options("cls"));
        var mean = await EmbedAsync("税收", Options("mean"));

        Assert.Equal(2.0 / 1, cls[0] / cls[1], 3);
        Assert.Equal((2 + 5 + 6 + 3) / 4.0, mean[0] / mean[1], 3);
    }

    [Fact]
    public async Task AQuestionGetsItsPrefixAndAPassageDoesNot()
    {
        var options = Options("mean");
        options.QueryPrefix = "问";
        using var generator = OnnxEmbeddingGenerator.Load(options);

        var passage = (await generator.GenerateAsync(["税"]))[0].Vector.ToArray();
        var query = (await generator.GenerateAsync(["税"], EmbeddingPurpose.Query))[0].Vector.ToArray();

        Assert.Equal((2 + 5 + 3) / 3.0, passage[0] / passage[1], 3);
        Assert.Equal((2 + 7 + 5 + 3) / 4.0, query[0] / query[1], 3);
    }

    [Fact]
    public async Task AnIndexIsMadeAndAskedWithIt()
    {
        using var corpus = await Some.CorpusAsync();
        using var generator = OnnxEmbeddingGenerator.Load(Options("mean"));
        using var index = await Assistant.Core.Index.CorpusIndex.OpenAsync(corpus.DataFolder, generator, CancellationToken.None);

        await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.NotEmpty(await index.Passages.SearchAsync("税收", 3).ToListAsync());
    }

    [Theory]
    [InlineData("no-model", "model.onnx")]
    [InlineData("no-vocabulary", "vocab.txt")]
    [InlineData("damaged", "cannot be used")]
    [InlineData("inputs", "tokens; expected are input_ids")]
    [InlineData("width", "it makes vectors 4 wide, Embedding:Dimensions says 768")]
    public void AFolderThatCannotBeUsedIsNamedWithTheCause(string fault, string cause)
    {
        var options = Options("cls");
        var model = Path.Combine(folder.FullName, "model.onnx");
        switch (fault)
        {
            case "no-model":
                File.Delete(model);
                break;
            case "no-vocabulary":
                File.Delete(Path.Combine(folder.FullName, "vocab.txt"));
                break;
            case "damaged":
                File.WriteAllBytes(model, [1, 2, 3]);
                break;
            case "inputs":
                File.WriteAllBytes(model, TinyOnnx.Encoder(Vocabulary.Length, 4, "tokens"));
                break;
            default:
                options.Dimensions = 768;
                break;
        }

        var error = Assert.Throws<ModelFileException>(() => OnnxEmbeddingGenerator.Load(options));

        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
        Assert.Contains(folder.FullName, error.Message, StringComparison.Ordinal);
    }

    private EmbeddingOptions Options(string pooling)
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "model.onnx"), TinyOnnx.Encoder(Vocabulary.Length, 4));
        File.WriteAllLines(Path.Combine(folder.FullName, "vocab.txt"), Vocabulary);
        return new EmbeddingOptions
        {
            Provider = "onnx",
            Directory = folder.FullName,
            Pooling = pooling,
        };
    }

    private static async Task<float[]> EmbedAsync(string text, EmbeddingOptions options)
    {
        using var generator = OnnxEmbeddingGenerator.Load(options);
        return (await generator.GenerateAsync([text]))[0].Vector.ToArray();
    }
}
