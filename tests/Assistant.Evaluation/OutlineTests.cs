using System.Text.Json;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Reads the outlines of the reports that people outlined by hand, and compares the counts with the ones before.</summary>
public sealed class OutlineTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void OutlinesAreReadNoWorseThanBefore()
    {
        var reports = Repository.Shared("corpus/reports");
        var roles = File.ReadLines(Path.Combine(Repository.Root, "src", "Assistant.Training", "Data", "split.csv"))
            .Select(l => l.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);
        var counts = GoldOutline
            .Load(Repository.Shared("eval/train/outlines.jsonl"))
            .Select(g => (Group: roles[g.Report] == "count" ? "only counted" : "to learn and choose by", Gold: g))
            .Concat(
                GoldOutline
                    .Load(Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", "outlines-count.jsonl"))
                    .Select(g => (Group: "only counted, outlined by others", Gold: g))
            )
            .GroupBy(g => g.Group, g => g.Gold)
            .ToDictionary(
                g => g.Key,
                g =>
                    OutlineCounts.Of(
                        g.Select(one => new OutlineScore(new ReportReader().Read(Path.Combine(reports, one.Report + ".txt")), one))
                    )
            );
        TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(counts, Json));
        var file = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "outlines.json");
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            File.WriteAllText(file, JsonSerializer.Serialize(counts, Json) + "\n");
            return;
        }

        var before = JsonSerializer.Deserialize<Dictionary<string, OutlineCounts>>(File.ReadAllText(file), Json)!;
        Assert.All(before, b => Assert.True(counts[b.Key].IsNoWorseThan(b.Value), $"{b.Key}: {counts[b.Key]}, before {b.Value}"));
    }

    /// <param name="Chapters">Chapters of the outlines made by hand.</param>
    /// <param name="ChaptersWrong">Chapters that were read and are none.</param>
    /// <param name="NumberedFound">Numbered lists of which all items were found and no other.</param>
    /// <param name="ForeignItems">Items in a list that was found, or half of it, that belong to another list.</param>
    private sealed record OutlineCounts(
        int Reports,
        int Chapters,
        int ChaptersFound,
        int ChaptersWrong,
        int KindsRight,
        int NumberedLists,
        int NumberedFound,
        int OtherLists,
        int OtherFound,
        int Items,
        int ForeignItems,
        int Promises,
        int PromisesRight
    )
    {
        public static OutlineCounts Of(IEnumerable<OutlineScore> given)
        {
            var scores = given.ToList();
            return new OutlineCounts(
                scores.Count,
                scores.Sum(s => s.Chapters),
                scores.Sum(s => s.ChaptersFound),
                scores.Sum(s => s.ChaptersWrong),
                scores.Sum(s => s.KindsRight),
                scores.Sum(s => s.Numbered),
                scores.Sum(s => s.NumberedFound),
                scores.Sum(s => s.Other),
                scores.Sum(s => s.OtherFound),
                scores.Sum(s => s.Items),
                scores.Sum(s => s.ForeignItems),
                scores.Sum(s => s.Promises),
                scores.Sum(s => s.PromisesRight)
            );
        }

        public bool IsNoWorseThan(OutlineCounts other) =>
            ChaptersFound >= other.ChaptersFound
            && ChaptersWrong <= other.ChaptersWrong
            && KindsRight >= other.KindsRight
            && NumberedFound >= other.NumberedFound
            && OtherFound >= other.OtherFound
            && ForeignItems <= other.ForeignItems
            && PromisesRight >= other.PromisesRight;
    }
}
