using System.ComponentModel.DataAnnotations;
using Assistant.Core.Embeddings;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Embeddings;

public sealed class OnnxReadingModelTests : IDisposable
{
    // 税 weighs 5, 收 6, 路 7; score k adds k to each; a token counts once more for each step of its type.
    private readonly TinyReadingModel tiny = new("税", "收", "路");

    public void Dispose() => tiny.Dispose();

    [Fact]
    public void AClaimHasThreeProbabilitiesThatAddUpToOne()
    {
        using var model = tiny.Load();

        Assert.Equal(1, model.Claim("税", "收")!.Sum(Math.Exp), 6);
        Assert.Equal(3, model.Claim("税", "收")!.Count);
    }

    [Fact]
    public void WhetherAPassageAnswersIsTheDifferenceOfTheLastTwoScores()
    {
        using var model = tiny.Load();

        // One token of type 0 and one of type 1: 1 × (1 + 0) + 1 × (1 + 1).
        Assert.Equal(3, model.Answers("税", "收"), 4);
    }

    [Fact]
    public void ATokenThatTheOtherTextHasBesideTheSameNeighbourIsMarked()
    {
        using var model = tiny.Load();

        // Alone a character is not marked; two in the same order are, in both texts: 2 × 3 + 2 × 4 against 2 × 1 + 2 × 2.
        Assert.Equal(3, model.Answers("税", "税"), 4);
        Assert.Equal(14, model.Answers("税收", "税收"), 4);
        Assert.Equal(6, model.Answers("税收", "收税"), 4);
    }

    [Fact]
    public void AClaimOrAPassageThatIsLongerThanTheModelReadsIsNotJudgedByHalf()
    {
        using var model = tiny.Load();

        Assert.NotNull(model.Claim(new string('税', OnnxReadingModel.FirstTokens), new string('收', OnnxReadingModel.PassageTokens)));
        Assert.Null(model.Claim(new string('税', OnnxReadingModel.FirstTokens + 1), "收"));
        Assert.Null(model.Claim("税", new string('收', OnnxReadingModel.PassageTokens + 1)));
    }

    [Fact]
    public void ALongQuestionAndALongPassageAreCut()
    {
        using var model = tiny.Load();
        var (question, passage) = (new string('税', 300), new string('收', 400));

        Assert.Equal(OnnxReadingModel.FirstTokens + (2 * OnnxReadingModel.PassageTokens), model.Answers(question, passage), 2);
    }

    [Fact]
    public void ManyCallersGetTheirOwnResults()
    {
        using var model = tiny.Load();

        Parallel.For(0, 200, i => Assert.Equal(1 + (2 * (i % 20)), model.Answers("税", new string('路', i % 20)), 3));
    }

    [Theory]
    [InlineData("scores-missing", "gave [0, 0, 0, 0] for one pair; expected are 5 numbers")]
    [InlineData("output", "has the outputs logits [-1, 5]; expected is scores")]
    [InlineData("no-model", "holds no model.onnx")]
    [InlineData("truncated", "cannot be used")]
    public void AFolderThatCannotBeUsedIsNamedWithTheCauseAndTheCure(string fault, string cause)
    {
        switch (fault)
        {
            case "scores-missing":
                tiny.WriteModel(4);
                break;
            case "output":
                tiny.WriteModel(5, "logits");
                break;
            case "no-model":
                File.Delete(Path.Combine(tiny.Folder, "model.onnx"));
                break;
            default:
                tiny.WriteModel([1, 2, 3]);
                break;
        }

        var message = Assert.Throws<ModelFileException>(() => ReadingModels.Create(new ReadingOptions { Directory = tiny.Folder })).Message;

        Assert.Contains(cause, message, StringComparison.Ordinal);
        Assert.Contains(tiny.Folder, message, StringComparison.Ordinal);
        Assert.Contains("Reading:Provider", message, StringComparison.Ordinal);
    }

    [Fact]
    public void AScoreThatIsNoNumberIsAnError()
    {
        using var failing = new TinyReadingModel("税").Failing();
        using var model = failing.Load();

        Assert.Contains("NaN", Assert.Throws<InvalidDataException>(() => model.Answers("税", "税")).Message, StringComparison.Ordinal);
    }

    // What the weights before rounding say, by src/training/tune.py: texts are cut and marked here as there.
    [Theory]
    [InlineData("改造危桥40座", "改造危桥40座，实施农村公路安防工程200公里以上；", 0, -0.25)]
    [InlineData("跨区域医保结算已全部取消", "深化医保支付方式改革，推进跨区域医保结算。", 1, -0.3)]
    [InlineData("城区新建了一座体育馆", "粮食总产量稳定，耕地保护得到加强。", 2, -0.03)]
    public void TheModelThatShipsReadsClaimsAsItWasTrained(string claim, string passage, int verdict, double expected)
    {
        using var model = ReadingModels.Create(new ReadingOptions());

        Assert.Equal(expected, model!.Claim(claim, passage)![verdict], 0.15);
    }

    [Theory]
    [InlineData("去年改造了多少座危桥", 1.71)]
    [InlineData("危桥改造每座花了多少钱", -4.21)]
    public void TheModelThatShipsReadsQuestionsAsItWasTrained(string question, double expected)
    {
        using var model = ReadingModels.Create(new ReadingOptions());

        Assert.Equal(expected, model!.Answers(question, "改造危桥40座，实施农村公路安防工程200公里以上；"), 0.4);
    }

    [Fact]
    public void NoneIsNoModelWhateverTheFolder() =>
        Assert.Null(ReadingModels.Create(new ReadingOptions { Provider = "none", Directory = "/nowhere" }));

    [Theory]
    [InlineData("bert")]
    [InlineData("")]
    public void AnUnknownProviderIsNamedWithThoseThereAre(string provider)
    {
        var options = new ReadingOptions { Provider = provider };
        var faults = new List<ValidationResult>();

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true));
        Assert.Equal($"Reading:Provider '{provider}' is unknown; give own or none", Assert.Single(faults).ErrorMessage);
    }
}
