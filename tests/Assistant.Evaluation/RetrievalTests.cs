using System.Text.Json;
using Assistant.Core.Embeddings;
using Assistant.Onnx;
using Assistant.Tests.Support;
using Microsoft.Extensions.AI;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>SlotResult, apart from answering. With ASSISTANT_WRITE_BASELINE=1 the whole table is measured anew and written (some minutes), the transformer's rows too.</summary>
public sealed class RetrievalTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public async Task TheAnsweringPassageOfUnseenReportsIsFoundAsPromised()
    {
        // The transformer takes minutes to embed all that is asked here: its rows are measured where the table is written.
        using var transformer =
            Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1"
                ? SentenceEncoders.Create(new EmbeddingOptions { Provider = "onnx" })
                : null;
        var table = new List<Recall>();
        using (var run = new RetrievalRun(transformer))
        {
            foreach (var set in Places.Count)
            {
                await run.AddAsync(set, Repository.Shared("corpus/reports"), TestContext.Current.CancellationToken);
            }

            table.AddRange(run.Counts("reports that are only counted"));
        }

        var ranked = table.Single(r => r.Way == "ranked");
        TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(table, Json));
        Assert.True(ranked.At1 >= 0.85, $"recall@1 {ranked.At1}");
        Assert.True(ranked.At5 >= 0.96, $"recall@5 {ranked.At5}");
        var read = table.Single(r => r.Way == "read");
        Assert.True(read.At1 >= ranked.At1, $"reading: recall@1 {read.At1}, without it {ranked.At1}");
        Assert.True(table.Single(r => r.Way == "fused").At5 >= table.Single(r => r.Way == "words").At5, "vectors took away from words");
        if (transformer is not null)
        {
            await WriteAsync(table, transformer);
        }
    }

    private static async Task WriteAsync(List<Recall> table, IEmbeddingGenerator<string, Embedding<float>> transformer)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using (var run = new RetrievalRun(transformer))
        {
            await run.AddAsync(Places.Own("keqiao-2020"), Path.Combine(Repository.Root, "corpus"), cancellation);
            await run.AddAsync(Places.Own("corpus"), Repository.Shared("corpus/reports"), cancellation);
            table.AddRange(run.Counts("development sets"));
        }

        foreach (
            var (set, file) in new[]
            {
                ("CMRC 2018 dev, texts pooled", "qa/cmrc2018_dev.json"),
                ("DRCD dev, texts pooled", "qa/DRCD_dev.json"),
            }
        )
        {
            using var run = new RetrievalRun(transformer);
            await run.AddReadingAsync(Repository.Shared(file), cancellation);
            table.AddRange(run.Counts(set));
        }

        await File.WriteAllTextAsync(
            Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "retrieval.json"),
            JsonSerializer.Serialize(table, Json) + "\n",
            cancellation
        );
    }
}
