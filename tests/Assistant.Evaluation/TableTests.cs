using System.Text.Json;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Conversations;
using Assistant.Core.Index;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Asks for eleven headline indicators over the 31 provinces, each in several wordings, and compares the cells with those that people read.</summary>
public sealed partial class TableTests
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public async Task TablesOverTheProvincesAreFilledNoWorseThanBefore()
    {
        var gold = Gold.Load(Repository.Shared("eval/tables-2025.jsonl"));
        var reports = Repository.Shared("corpus/reports");
        var counts = new Dictionary<string, TableCounts> { ["to learn and choose by"] = new(), ["only counted"] = new() };
        var folder = Directory.CreateTempSubdirectory("assistant-tables-");
        try
        {
            var corpus = folder.CreateSubdirectory("corpus").FullName;
            foreach (var report in gold.Select(g => g.Report).Distinct())
            {
                File.Copy(Path.Combine(reports, report + ".txt"), Path.Combine(corpus, report + ".txt"));
            }

            var index = await CorpusIndex.OpenAsync(Path.Combine(folder.FullName, "data"), null, CancellationToken.None);
            await index.IngestAsync(corpus, null, CancellationToken.None);
            var assistant = new ReportAssistant(index, crossEncoder: Shipped.CrossEncoder, reading: Shipped.Reading);
            foreach (var (n, questions) in Wordings())
            {
                foreach (var question in questions)
                {
                    var answer = await assistant.AnswerAsync(new Question("t", question, []), TestContext.Current.CancellationToken);
                    foreach (var cell in gold.Where(g => g.N == n))
                    {
                        counts[cell.Half].Add(cell, answer);
                    }
                }
            }

            index.Dispose();
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        TestContext.Current.TestOutputHelper?.WriteLine(JsonSerializer.Serialize(counts, Json));
        var file = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "tables.json");
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            File.WriteAllText(file, JsonSerializer.Serialize(counts, Json) + "\n");
            return;
        }

        var before = JsonSerializer.Deserialize<Dictionary<string, TableCounts>>(File.ReadAllText(file), Json)!;
        Assert.All(before, b => Assert.True(counts[b.Key].IsNoWorseThan(b.Value), $"{b.Key}: {counts[b.Key]}, before {b.Value}"));
    }

    private static IEnumerable<(int N, string[] Questions)> Wordings() =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", "tables-2025.wordings.jsonl"))
            .Select(l => JsonDocument.Parse(l).RootElement)
            .Select(w =>
                (w.GetProperty("n").GetInt32(), w.GetProperty("questions").EnumerateArray().Select(q => q.GetString()!).ToArray())
            );

    private sealed record Gold(string Report, string Place, int N, string? Text)
    {
        private static readonly Dictionary<string, string> Roles = File.ReadLines(
                Path.Combine(Repository.Root, "src", "Assistant.Training", "Data", "split.csv")
            )
            .Select(l => l.Split(','))
            .ToDictionary(cells => cells[0], cells => cells[1], StringComparer.Ordinal);

        public string Half => Roles[Report] == "count" ? "only counted" : "to learn and choose by";

        public static List<Gold> Load(string file) => [.. File.ReadLines(file).Select(l => JsonSerializer.Deserialize<Gold>(l, Json)!)];
    }

    /// <summary>Cells over all wordings.</summary>
    private sealed record TableCounts
    {
        /// <summary>Cells that the report gives.</summary>
        public int Given { get; set; }

        /// <summary>Those shown with the right text and the citation of the right report.</summary>
        public int Right { get; set; }

        /// <summary>Cells that the report does not give.</summary>
        public int Null { get; set; }

        /// <summary>Those that are filled all the same.</summary>
        public int Filled { get; set; }

        public void Add(Gold cell, Answer answer)
        {
            var shown = string.Concat(answer.Table?.Rows.FirstOrDefault(r => r[0] == cell.Place)?.Skip(1) ?? []);
            if (cell.Text is not { } text)
            {
                Null++;
                Filled += shown.Length > 0 ? 1 : 0;
                return;
            }

            Given++;
            Right +=
                Plain(shown).Contains(Plain(text), StringComparison.Ordinal)
                && Mark().Match(shown) is { Success: true } mark
                && answer.Citations.Any(c => c.Report == cell.Report && c.Mark == int.Parse(mark.Groups[1].Value, null))
                    ? 1
                    : 0;
        }

        public bool IsNoWorseThan(TableCounts other) => Given == other.Given && Right >= other.Right && Filled <= other.Filled;

        private static string Plain(string text) => Space().Replace(text.Normalize(System.Text.NormalizationForm.FormKC), string.Empty);
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Mark();

    [GeneratedRegex(@"\s")]
    private static partial Regex Space();
}
