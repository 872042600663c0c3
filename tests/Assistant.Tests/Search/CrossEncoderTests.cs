using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class CrossEncoderTests : IDisposable
{
    private const int Frame = 2 + 3 + (2 * 3);
    private readonly TinyCrossEncoder tiny = new("税", "收", "路");

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void QuestionAndPassageAreReadInTheirPlacesAndScoredInOrder()
    {
        using var encoder = OnnxCrossEncoder.Load(tiny.Folder);

        Assert.Equal([Frame + 5 + (2 * 6), Frame + 5 + (2 * 7), Frame + 5 + (2 * 5)], encoder.Score("税", ["收", "路", "税"]));
    }

    [Fact]
    public void WhatIsReadBesideItDoesNotChangeAScore()
    {
        using var encoder = OnnxCrossEncoder.Load(tiny.Folder);
        string[] passages = ["收", string.Empty, "税收路税收路税收路", "路，收"];

        Assert.Equal(passages.SelectMany(p => encoder.Score("税收", [p])), encoder.Score("税收", passages));
        Assert.Empty(encoder.Score("税收", []));
    }

    [Fact]
    public void LongTextsAreCutTheQuestionFirstAndThePassageToWhatIsLeft()
    {
        using var encoder = OnnxCrossEncoder.Load(tiny.Folder);
        var (question, passage) = (new string('税', 300), new string('收', 400));

        Assert.Equal([Frame + (48 * 5) + (2 * 6 * (192 - 3 - 48))], encoder.Score(question, [passage]));
        Assert.Equal([Frame + 5 + (2 * 6 * (192 - 3 - 1))], encoder.Score("税", [passage]));
    }

    [Fact]
    public void ManyCallersGetTheirOwnScores()
    {
        using var encoder = OnnxCrossEncoder.Load(tiny.Folder);

        Parallel.For(0, 200, i => Assert.Equal([Frame + 5 + (2 * 7 * (i % 20))], encoder.Score("税", [new string('路', i % 20)])));
    }

    [Fact]
    public void TheHashThatCameWithAModelIsHeldAgainstIt()
    {
        tiny.WriteHash();
        OnnxCrossEncoder.Load(tiny.Folder).Dispose();

        File.AppendAllText(tiny.Model, "x");

        Assert.Contains($"'{tiny.Model}' is not the file", Fault(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no-model", "holds no model.onnx")]
    [InlineData("no-vocabulary", "holds no vocab.txt")]
    [InlineData("no-folder", "holds no model.onnx")]
    [InlineData("truncated", "cannot be used")]
    [InlineData("empty", "cannot be used")]
    [InlineData("hash", "is not the file that model.sha256 was made from")]
    [InlineData("hash-of-vocabulary", "vocab.txt' is not the file")]
    [InlineData("inputs", "has the inputs input_ids, attention_mask, segments; expected are")]
    [InlineData("output", "has the outputs logits [-1]; expected is score")]
    [InlineData("output-shape", "has the outputs score [-1, -1]; expected is score, float [batch]")]
    [InlineData("larger-vocabulary", "vocab.txt holds 9 tokens, more than")]
    [InlineData("smaller-vocabulary", "vocab.txt holds 7 tokens, fewer than")]
    [InlineData("other-vocabulary", "does not begin with [PAD]")]
    [InlineData("empty-vocabulary", "does not begin with [PAD]")]
    [InlineData("no-number", "gave [NaN] for one passage")]
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
            case "no-folder":
                Directory.Delete(tiny.Folder, recursive: true);
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
                tiny.WriteModel(TinyOnnx.CrossEncoder(tiny.Weights, types: "segments"));
                break;
            case "output":
                tiny.WriteModel(TinyOnnx.CrossEncoder(tiny.Weights, output: "logits"));
                break;
            case "output-shape":
                tiny.WriteModel(TinyOnnx.CrossEncoder(tiny.Weights, summed: false));
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
            case "empty-vocabulary":
                File.WriteAllText(vocabulary, string.Empty);
                break;
            default:
                tiny.WriteModel(TinyOnnx.CrossEncoder([.. tiny.Weights.Select(_ => float.NaN)]));
                break;
        }

        var message = Fault();
        Directory.CreateDirectory(tiny.Folder);

        Assert.Contains(cause, message, StringComparison.Ordinal);
        Assert.Contains(tiny.Folder, message, StringComparison.Ordinal);
        Assert.Contains("CrossEncoder:Provider", message, StringComparison.Ordinal);
    }

    private string Fault() =>
        Assert
            .Throws<ModelFileException>(() => CrossEncoders.Create(new CrossEncoderOptions { Provider = "own", Directory = tiny.Folder }))
            .Message;
}
