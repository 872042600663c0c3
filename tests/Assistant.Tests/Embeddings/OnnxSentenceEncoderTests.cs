using System.ComponentModel.DataAnnotations;
using Assistant.Core.Embeddings;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Tests.Embeddings;

public sealed class OnnxSentenceEncoderTests : IDisposable
{
    // 税 5, 收 6, 2 7, ##2 8.
    private readonly TinySentenceEncoder tiny = new("税", "收", "2", "##2");

    public void Dispose() => tiny.Dispose();

    [Theory]
    [InlineData("税收", 5, 6)]
    [InlineData("２2收", 7, 8, 6)]
    [InlineData("稅收", 5, 6)]
    [InlineData("路", 1)]
    [InlineData("", new int[0])]
    public async Task TheVectorIsTheMeanOverTheTokensOfTraining(string text, params int[] tokens)
    {
        using var encoder = OnnxSentenceEncoder.Load(tiny.Folder);

        var vector = await EmbedAsync(encoder, text);

        Assert.Equal((2 + tokens.Sum() + 3) / (tokens.Length + 2.0), vector[0] / vector[1], 3);
        Assert.Equal(1, (vector[0] * vector[0]) + (vector[1] * vector[1]), 4);
    }

    [Fact]
    public async Task WhatTheModelHasNoPlaceForIsCut()
    {
        using var encoder = OnnxSentenceEncoder.Load(tiny.Folder);

        Assert.Equal(await EmbedAsync(encoder, new string('税', 254)), await EmbedAsync(encoder, new string('税', 254) + "收收"));
        Assert.NotEqual(await EmbedAsync(encoder, new string('税', 254)), await EmbedAsync(encoder, new string('税', 253) + "收"));
    }

    [Fact]
    public async Task VectorsComeInTheOrderOfTheTexts()
    {
        using var encoder = OnnxSentenceEncoder.Load(tiny.Folder);
        string[] texts = [.. Enumerable.Range(0, 100).Select(i => new string('税', i % 7) + new string('收', i % 11))];

        var vectors = await encoder.GenerateAsync(texts);

        Assert.Equal(texts.SelectMany(t => EmbedAsync(encoder, t).Result), vectors.SelectMany(v => v.Vector.ToArray()));
        Assert.Empty(await encoder.GenerateAsync([]));
    }

    [Fact]
    public async Task CancellingStopsTheTexts()
    {
        using var encoder = OnnxSentenceEncoder.Load(tiny.Folder);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            encoder.GenerateAsync(["税"], cancellationToken: new CancellationToken(canceled: true))
        );
    }

    [Fact]
    public async Task ItShipsAndIsTakenWhereNoFolderIsNamed()
    {
        var options = new EmbeddingOptions { Provider = "onnx", QueryPrefix = "问" };
        Assert.Empty(options.Validate(new ValidationContext(options)));
        using var encoder = SentenceEncoders.Create(options);
        string[] texts = ["一般公共预算收入8.2亿元，增长5.2%。", "新建幼儿园三所。", "财政收入多少"];

        var together = (await encoder.GenerateAsync(texts)).Select(v => v.Vector.ToArray()).ToList();
        var query = (await encoder.GenerateAsync(texts[2..], EmbeddingPurpose.Query))[0].Vector.ToArray();

        Assert.Equal(256, encoder.GetRequiredService<EmbeddingGeneratorMetadata>().DefaultModelDimensions);
        Assert.True(Dot(together[2], together[0]) > Dot(together[2], together[1]));
        Assert.Equal(query, together[2]);
    }

    [Fact]
    public async Task AnIndexIsMadeAndAskedWithIt()
    {
        using var corpus = await Some.CorpusAsync();
        using var encoder = SentenceEncoders.Create(new EmbeddingOptions { Provider = "onnx" });
        using var index = await Assistant.Core.Index.CorpusIndex.OpenAsync(corpus.DataFolder, encoder, CancellationToken.None);

        await index.IngestAsync(corpus.CorpusFolder, null, CancellationToken.None);

        Assert.Contains(
            "收入",
            (await index.Passages.SearchAsync("财政收入多少", 1).ToListAsync())[0].Record.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("no-model", "holds no model.onnx")]
    [InlineData("no-vocabulary", "holds no vocab.txt")]
    [InlineData("truncated", "cannot be used")]
    [InlineData("empty", "cannot be used")]
    [InlineData("hash", "is not the file that model.sha256 was made from")]
    [InlineData("hash-of-vocabulary", "vocab.txt' is not the file")]
    [InlineData("inputs", "has the inputs input_ids, mask; expected are")]
    [InlineData("output", "has the outputs logits [-1, -1, 4]; expected is last_hidden_state")]
    [InlineData("larger-vocabulary", "vocab.txt holds 10 tokens, more than")]
    [InlineData("smaller-vocabulary", "vocab.txt holds 8 tokens, fewer than")]
    [InlineData("other-vocabulary", "does not begin with [PAD]")]
    [InlineData("no-number", "gave a vector of length NaN")]
    [InlineData("width", "it makes vectors 4 wide, Embedding:Dimensions says 768; set it to 4 or to 0")]
    public void AFolderThatCannotBeUsedIsNamedWithTheCauseAndTheCure(string fault, string cause)
    {
        var vocabulary = Path.Combine(tiny.Folder, "vocab.txt");
        switch (fault)
        {
            case "no-model":
                File.Delete(tiny.Model);
                break;
            case "no-vocabulary":
                File.Delete(vocabulary);
                break;
            case "truncated":
                tiny.WriteModel(File.ReadAllBytes(tiny.Model)[..^40]);
                break;
            case "empty":
                tiny.WriteModel([]);
                break;
            case "hash":
                tiny.WriteHash(new string('0', 64));
                break;
            case "hash-of-vocabulary":
                tiny.WriteHash($"{new string('0', 64)}  vocab.txt");
                break;
            case "inputs":
                tiny.WriteModel(TinyOnnx.SentenceEncoder(tiny.Vocabulary.Count, 4, mask: "mask"));
                break;
            case "output":
                tiny.WriteModel(TinyOnnx.SentenceEncoder(tiny.Vocabulary.Count, 4, output: "logits"));
                break;
            case "larger-vocabulary":
                File.AppendAllLines(vocabulary, ["桥"]);
                break;
            case "smaller-vocabulary":
                File.WriteAllLines(vocabulary, tiny.Vocabulary.SkipLast(1));
                break;
            case "other-vocabulary":
                File.WriteAllLines(vocabulary, tiny.Vocabulary.Reverse());
                break;
            case "no-number":
                tiny.WriteModel(TinyOnnx.SentenceEncoder(tiny.Vocabulary.Count, 4, first: _ => float.NaN));
                break;
            default:
                break;
        }

        var message = Assert.Throws<ModelFileException>(() => OnnxSentenceEncoder.Load(tiny.Folder, fault == "width" ? 768 : 0)).Message;

        Assert.Contains(cause, message, StringComparison.Ordinal);
        Assert.Contains(tiny.Folder, message, StringComparison.Ordinal);
        Assert.Contains("Embedding:Provider", message, StringComparison.Ordinal);
    }

    private static async Task<float[]> EmbedAsync(OnnxSentenceEncoder encoder, string text) =>
        (await encoder.GenerateAsync([text]))[0].Vector.ToArray();

    private static double Dot(float[] one, float[] other) => one.Zip(other, (a, b) => (double)a * b).Sum();
}
