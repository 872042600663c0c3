using System.ComponentModel.DataAnnotations;
using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Search;

public sealed class CrossEncoderOptionsTests
{
    [Theory]
    [InlineData("bert")]
    [InlineData("Own")]
    [InlineData("")]
    public void AnUnknownProviderIsNamedWithThoseThereAre(string provider)
    {
        var options = new CrossEncoderOptions { Provider = provider };
        var faults = new List<ValidationResult>();

        Assert.False(Validator.TryValidateObject(options, new ValidationContext(options), faults, validateAllProperties: true));
        Assert.Equal($"CrossEncoder:Provider '{provider}' is unknown; give own or none", Assert.Single(faults).ErrorMessage);
    }

    [Fact]
    public void NoneIsNoCrossEncoderWhateverTheFolder() =>
        Assert.Null(CrossEncoders.Create(new CrossEncoderOptions { Provider = "none", Directory = "/nowhere" }));

    [Fact]
    public void AFolderOfTheUserIsLoaded()
    {
        using var tiny = new TinyCrossEncoder("税");
        using var encoder = CrossEncoders.Create(new CrossEncoderOptions { Provider = "own", Directory = tiny.Folder });

        Assert.Single(encoder!.Score("税", ["税"]));
    }

    [Fact]
    public void TheModelThatShipsIsLookedForBesideTheProgram()
    {
        var options = new CrossEncoderOptions { Provider = "own" };
        if (File.Exists(Path.Combine(CrossEncoders.ShippedFolder, "model.onnx")))
        {
            using var encoder = CrossEncoders.Create(options);
            Assert.Single(encoder!.Score("财政收入多少", ["一般公共预算收入8.2亿元"]));
        }
        else
        {
            Assert.Contains(
                Path.Combine(AppContext.BaseDirectory, "Models", "cross-encoder"),
                Assert.Throws<ModelFileException>(() => CrossEncoders.Create(options)).Message,
                StringComparison.Ordinal
            );
        }
    }
}
