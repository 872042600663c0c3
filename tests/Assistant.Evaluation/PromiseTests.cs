using System.Text.Encodings.Web;
using System.Text.Json;
using Assistant.Core.Briefing;
using Assistant.Core.Documents;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Counts the outcomes of targets that were judged by hand, and compares the counts with the ones before.</summary>
public sealed class PromiseTests
{
    // Another set of the same format, counted instead and compared with nothing.
    private const string OtherSet = "ASSISTANT_PROMISES";

    // Judged by somebody who had not seen the program, and only counted.
    private const string Unseen = "unseen";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private sealed record Judged(
        string Place,
        int Year,
        string Target,
        string? Indicator,
        string? ResultReport,
        string Outcome,
        string? Set
    );

    [Fact]
    public void OutcomesAreNoWorseThanBefore()
    {
        var other = Environment.GetEnvironmentVariable(OtherSet);
        var set = other ?? Repository.Shared("eval/train/promises.jsonl");
        var reports = Repository.Shared("corpus/reports");
        Assert.SkipUnless(File.Exists(set) && Directory.Exists(reports), "there are no judged promises and no reports beside the checkout");
        var judged = Judgements(set, null).ToList();
        if (other is null)
        {
            judged.AddRange(
                Judgements(Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", "promises-unseen.jsonl"), Unseen)
            );
        }

        var roles = File.ReadLines(Repository.Shared("eval/split.csv"))
            .Skip(1)
            .Select(l => l.Split(','))
            .ToDictionary(p => p[0], p => p[1]);
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var ofPlace in judged.GroupBy(j => j.Place))
        {
            var snapshot = new FakeSnapshot(
                Directory
                    .EnumerateFiles(reports, $"{ofPlace.Key}-*.txt")
                    .Order(StringComparer.Ordinal)
                    .Select(f => new ReportReader().Read(f))
            );
            var ledger = new PromiseLedger(snapshot).Of(ofPlace.Key);
            foreach (var one in ofPlace)
            {
                var report = $"{one.Place}-{one.Year}";
                var (outcome, _) = PromiseScore.Of(ledger, snapshot, report, one.Target, one.Indicator ?? string.Empty);
                var isCount =
                    roles.GetValueOrDefault(report) == "count" || roles.GetValueOrDefault(one.ResultReport ?? string.Empty) == "count";
                var role = one.Set ?? (isCount ? "count" : "train and choose");
                Count($"{role}, all");
                Count($"{role}, right", outcome == one.Outcome);
                Count($"{role}, met for missed", outcome == "met" && one.Outcome == "missed");
            }
        }

        var text = JsonSerializer.Serialize(counts, Json);
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        var baseline = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "promises.json");
        if (other is not null)
        {
            return;
        }

        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            File.WriteAllText(baseline, text + "\n");
            return;
        }

        var before = JsonSerializer.Deserialize<SortedDictionary<string, int>>(File.ReadAllText(baseline), Json)!;
        Assert.All(before.Where(b => b.Key.EndsWith("right", StringComparison.Ordinal)), b =>
            Assert.True(counts[b.Key] >= b.Value, $"{b.Key}: {counts[b.Key]}, before {b.Value}")
        );
        Assert.All(before.Where(b => b.Key.EndsWith("missed", StringComparison.Ordinal)), b =>
            Assert.True(counts[b.Key] <= b.Value, $"{b.Key}: {counts[b.Key]}, before {b.Value}")
        );

        void Count(string name, bool isSo = true) => counts[name] = counts.GetValueOrDefault(name) + (isSo ? 1 : 0);
    }

    private static IEnumerable<Judged> Judgements(string path, string? set) =>
        File.ReadLines(path).Where(l => l.Length > 0).Select(l => Parse(l, set));

    private static Judged Parse(string line, string? set)
    {
        using var json = JsonDocument.Parse(line);
        string? Text(string name) => json.RootElement.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new Judged(
            Text("place")!,
            json.RootElement.GetProperty("year").GetInt32(),
            Text("target")!,
            Text("indicator"),
            Text("result_report"),
            Text("outcome")!,
            set
        );
    }
}
