using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Conversations;
using Assistant.Core.Index;
using Assistant.Tests.Generation;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>What a chat model may and may not do: a liar's sentences by kind, and the development sets asked with a faithful model.</summary>
public sealed class GenerationTests
{
    private static readonly string CountsFile = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "generation.json");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public async Task OfAThousandLiesNoneReachesTheClientAndOfAThousandFaithfulSentencesNearlyAllDo()
    {
        var folder = Directory.CreateTempSubdirectory("assistant-gate-");
        using var index = await CorpusIndex.OpenAsync(folder.FullName, null, CancellationToken.None);
        await index.IngestAsync(Path.Combine(Repository.Root, "corpus"), null, CancellationToken.None);
        var run = new GateRun();

        await run.AskAsync(index, "keqiao-2020", lies: 0.36, faithful: 1);

        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            await File.WriteAllTextAsync(CountsFile, JsonSerializer.Serialize(run.Counts, Json) + "\n");
            await File.WriteAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "gate-wrong.txt"), run.Wrong);
        }

        var lies = run.Counts.Where(c => !c.IsFaithful).ToList();
        var faithful = run.Counts.Where(c => c.IsFaithful).ToList();
        Assert.True(lies.Sum(c => c.Made) >= 1000, $"{lies.Sum(c => c.Made)} lies");
        Assert.True(faithful.Sum(c => c.Made) >= 1000, $"{faithful.Sum(c => c.Made)} faithful sentences");
        Assert.True(lies.All(c => c.Shown == 0), string.Join('\n', run.Wrong));
        Assert.True(faithful.Sum(c => c.Shown) >= 0.95 * faithful.Sum(c => c.Made), string.Join('\n', run.Wrong));
        Assert.Equal(
            JsonSerializer.Deserialize<List<GateCount>>(await File.ReadAllTextAsync(CountsFile), Json)!.Select(c => c.Kind),
            run.Counts.Select(c => c.Kind)
        );
    }

    [Fact]
    public async Task TheDevelopmentSetIsAnsweredNoWorseByAFaithfulModel()
    {
        var set = Places.Own("keqiao-2020");
        string[] reports = [Path.Combine(Repository.Root, "corpus")];

        var without = Tally.Of(
            "without",
            await new Evaluator(reports, index => new ReportAssistant(
                index,
                crossEncoder: Shipped.CrossEncoder,
                reading: Shipped.Reading
            )).RunAsync(set, CancellationToken.None)
        );
        var with = Tally.Of(
            "with",
            await new Evaluator(reports, index => new ReportAssistant(
                index,
                Faithful.Service().Model,
                crossEncoder: Shipped.CrossEncoder,
                reading: Shipped.Reading
            )).RunAsync(set, CancellationToken.None)
        );

        TestContext.Current.TestOutputHelper?.WriteLine($"{with}\n{without}");
        Assert.True(with.Right >= without.Right, $"right {with.Right:0.000} with the model, {without.Right:0.000} without");
        Assert.Equal(1.0, with.Grounded);
    }
}
