using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Reads sentences whose figures were labelled by hand, and compares the counts with the ones before.</summary>
public sealed class FigureTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Theory]
    [InlineData("figures-train")]
    [InlineData("figures-count")]
    public void LabelledFiguresAreReadNoWorseThanBefore(string set)
    {
        var reports = Repository.Shared("corpus/reports");
        Assert.SkipUnless(Directory.Exists(reports), "there are no reports beside the checkout");
        var score = new FigureScore();
        var file = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", $"{set}.jsonl");
        foreach (var rows in File.ReadLines(file).Select(FigureLabel.Parse).Where(l => !l.Optional).GroupBy(l => l.Report))
        {
            var report = new ReportReader().Read(Path.Combine(reports, rows.Key + ".txt"));
            score.Add([.. rows], new FigureExtractor().Extract(report, new SentencePassageSplitter().Split(report)));
        }

        TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(score.Counts, Json));
        var baseline = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", $"{set}.json");
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            File.WriteAllText(baseline, JsonSerializer.Serialize(score.Counts, Json) + "\n");
            return;
        }

        var before = JsonSerializer.Deserialize<SortedDictionary<string, int>>(File.ReadAllText(baseline), Json)!;
        Assert.All(before, b => Assert.True(score.Counts[b.Key] >= b.Value, $"{b.Key}: {score.Counts[b.Key]}, before {b.Value}"));
    }
}
