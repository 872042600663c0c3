using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Search;
using Assistant.Qdrant;
using Assistant.Web.Conversations;
using Assistant.Web.Hosting;
using Assistant.Web.Limits;
using Assistant.Web.Tests.Support;
using Xunit;

namespace Assistant.Web.Tests;

/// <summary>Every setting and every event of the hub stands in both readmes.</summary>
public sealed class DocumentationTests
{
    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void EverySettingIsDocumented(string file)
    {
        var text = File.ReadAllText(Path.Combine(RunningAssistant.Root, file));
        (string Section, Type Options)[] sections =
        [
            (IndexOptions.Section, typeof(IndexOptions)),
            (EmbeddingOptions.Section, typeof(EmbeddingOptions)),
            (CrossEncoderOptions.Section, typeof(CrossEncoderOptions)),
            (ReadingOptions.Section, typeof(ReadingOptions)),
            (ChatModelOptions.Section, typeof(ChatModelOptions)),
            (QdrantOptions.Section, typeof(QdrantOptions)),
            (LimitOptions.Section, typeof(LimitOptions)),
            (ServingOptions.Section, typeof(ServingOptions)),
            (OperatorOptions.Section, typeof(OperatorOptions)),
            (ConversationOptions.Section, typeof(ConversationOptions)),
        ];
        var settings = sections.SelectMany(s => s.Options.GetProperties().Where(p => p.CanWrite).Select(p => $"{s.Section}:{p.Name}"));

        Assert.All(settings, setting => Assert.Contains($"`{setting}`", text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public void EveryEventIsDocumented(string file)
    {
        var text = File.ReadAllText(Path.Combine(RunningAssistant.Root, file));
        var events = typeof(ChatEvent)
            .Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ChatEvent)))
            .Select(t => t.Name.Replace("Event", string.Empty, StringComparison.Ordinal).ToLowerInvariant());

        Assert.All(events, name => Assert.Contains($"`{name}`", text, StringComparison.Ordinal));
    }

    [Fact]
    public void TheReadmeNamesTheCountsOfTheBaseline()
    {
        var baseline = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(
            File.ReadAllText(Path.Combine(RunningAssistant.Root, "tests", "Assistant.Evaluation", "baseline.json"))
        )!;
        foreach (var file in (string[])["README.md", "README.zh-CN.md"])
        {
            var text = File.ReadAllText(Path.Combine(RunningAssistant.Root, file));
            Assert.All(baseline.Values, set =>
                Assert.Contains(
                    $"| {set.GetProperty("questions").GetInt32()} | {set.GetProperty("right").GetDouble():0.000} | {set.GetProperty("cited").GetDouble():0.000} |",
                    text,
                    StringComparison.Ordinal
                )
            );
        }
    }
}
