using System.Numerics.Tensors;
using Assistant.Core.Embeddings;
using CsCheck;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Tests.Embeddings;

public sealed class StaticEmbeddingModelTests : IDisposable
{
    private static readonly StaticEmbeddingModel Model = StaticEmbeddingModel.Default;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-model-");

    public void Dispose() => folder.Delete(recursive: true);

    [Theory]
    [InlineData("老百姓腰包鼓了没", "城乡居民人均可支配收入分别增长8.2%、9.2%", "完成造林绿化1.2万亩")]
    [InlineData("看病方便了吗", "新建社区卫生服务站，提升基层医疗服务能力", "推进工业企业技术改造")]
    [InlineData("路修得怎么样", "新改建农村公路25公里，打通断头路", "新增高新技术企业95家")]
    public void EverydayWordsAreNearerToWhatTheyMean(string question, string meant, string other) =>
        Assert.True(
            Likeness(question, meant) > Likeness(question, other) + 0.1,
            $"{Likeness(question, meant)} {Likeness(question, other)}"
        );

    [Fact]
    public void VectorsHaveLengthOneOrZeroWhateverTheText() =>
        Gen.String.Sample(text =>
        {
            var norm = TensorPrimitives.Norm<float>(Model.Embed(text));
            return norm == 0 || Math.Abs(norm - 1) < 1e-4;
        });

    [Fact]
    public async Task TheGeneratorNamesItsModelAndKeepsTheOrder()
    {
        using var generator = new StaticEmbeddingGenerator(Model);

        var made = await generator.GenerateAsync(["财政收入", "生态环境"]);

        Assert.Equal(Model.Embed("生态环境"), made[1].Vector.ToArray());
        Assert.Equal(Model.Id, ((EmbeddingGeneratorMetadata)generator.GetService(typeof(EmbeddingGeneratorMetadata))!).DefaultModelId);
        Assert.StartsWith("static-", Model.Id, StringComparison.Ordinal);
    }

    [Fact]
    public void AModelReadsBackAsItWasWritten()
    {
        var path = Small();

        var model = StaticEmbeddingModel.Load(path);

        Assert.Equal(3, model.Width);
        Assert.Equal([1f, 0f, 0f], model.Embed("税").Select(v => MathF.Round(v, 3)));
        Assert.Equal(model.Id, StaticEmbeddingModel.Load(path).Id);
    }

    [Theory]
    [InlineData("missing", "cannot be used")]
    [InlineData("truncated", "damaged")]
    [InlineData("altered", "damaged")]
    [InlineData("version", "version 9")]
    [InlineData("other", "no embedding model")]
    public void AFileThatCannotBeUsedIsNamedWithTheCause(string fault, string cause)
    {
        var path = Small();
        var bytes = File.ReadAllBytes(path);
        switch (fault)
        {
            case "missing":
                File.Delete(path);
                break;
            case "truncated":
                File.WriteAllBytes(path, bytes[..^5]);
                break;
            case "altered":
                bytes[^40] ^= 1;
                File.WriteAllBytes(path, bytes);
                break;
            case "version":
                bytes[4] = 9;
                File.WriteAllBytes(path, bytes);
                break;
            default:
                File.WriteAllText(path, new string('x', 100));
                break;
        }

        var error = Assert.Throws<ModelFileException>(() => StaticEmbeddingModel.Load(path));

        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains(cause, error.Message, StringComparison.Ordinal);
    }

    private string Small()
    {
        var path = Path.Combine(folder.FullName, "small.bin");
        StaticEmbeddingModel.Save(path, ["税", "路"], 3, [0.5f, 0, 0, 0, 0.25f, 0]);
        return path;
    }

    private static float Likeness(string a, string b) => TensorPrimitives.Dot<float>(Model.Embed(a), Model.Embed(b));
}
