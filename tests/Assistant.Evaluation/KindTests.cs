using System.Text;
using System.Text.Json;
using Assistant.Tests.Support;
using Assistant.Training.Kinds;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Reads the kind of every question whose kind is known and that no model learned from, and compares the counts with the ones before.</summary>
public sealed class KindTests
{
    // One question of a hundred.
    private const double Tolerance = 0.01;
    private static readonly string Folder = Path.Combine(Repository.Root, "tests", "Assistant.Evaluation");
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    [Fact]
    public void KindsAreReadNoWorseThanBefore()
    {
        var data = Path.Combine(Repository.Root, "src", "Assistant.Training", "Data");
        var examples = new KindExamples(
            Repository.Shared("eval/train"),
            Path.Combine(data, "kinds"),
            Path.Combine(data, "split.csv")
        ).Load();
        var groups = Groups(examples).ToDictionary(g => g.Name, g => g.Confusion, StringComparer.Ordinal);
        var text = new StringBuilder(
            "# Kinds of questions\nWritten by `KindTests`; see README.md. Rows are what is right, columns what was read.\n"
        );
        foreach (var (name, confusion) in groups)
        {
            text.Append("\n## ").Append(name).Append("\n```\n").Append(confusion).Append("\n```\n");
        }

        TestContext.Current.TestOutputHelper?.WriteLine(text.ToString());
        Compare(groups, text.ToString());
    }

    private static IEnumerable<(string Name, KindConfusion Confusion)> Groups(IReadOnlyList<KindExample> examples)
    {
        KindConfusion Read(string role, Func<KindExample, bool> isIn, Func<KindExample, string> kindOf) =>
            KindConfusion.Of(examples.Where(e => e.Role == role && isIn(e)), kindOf, e => KindRows.Read(e).Kind);

        yield return ("Reports to choose by, by the type of the set", Read("choose", e => e.Set == "sets", e => e.Type));
        yield return ("Reports to choose by, by definition", Read("choose", e => e.Set == "sets", e => e.Kind));
        yield return ("Reports that are only counted, by the type of the set", Read("count", e => e.Set == "sets", e => e.Type));
        yield return ("Rare kinds to choose by", Read("choose", e => e.Set == "kinds", e => e.Kind));
        yield return ("Rare kinds that are only counted", Read("count", e => e.Set == "kinds", e => e.Kind));
        yield return (
            "Hand-written rare kinds, look-alikes, verdicts and borders that are only counted",
            Read("count", e => e.Set is not ("sets" or "kinds"), e => e.Kind)
        );
    }

    private static void Compare(Dictionary<string, KindConfusion> groups, string text)
    {
        var file = Path.Combine(Folder, "kinds.json");
        if (Environment.GetEnvironmentVariable("ASSISTANT_WRITE_BASELINE") == "1")
        {
            var counts = groups.ToDictionary(g => g.Key, g => new Counted(g.Value.Questions, g.Value.Right), StringComparer.Ordinal);
            File.WriteAllText(file, JsonSerializer.Serialize(counts, Json) + "\n");
            File.WriteAllText(Path.Combine(Folder, "kinds.md"), text);
            return;
        }

        var before = JsonSerializer.Deserialize<Dictionary<string, Counted>>(File.ReadAllText(file), Json)!;
        Assert.Equal(before.Keys.Order(StringComparer.Ordinal), groups.Keys.Order(StringComparer.Ordinal));
        foreach (var (name, confusion) in groups)
        {
            Assert.Equal(before[name].Questions, confusion.Questions);
            var share = (double)before[name].Right / before[name].Questions;
            Assert.True(confusion.Share >= share - Tolerance, $"{name}: right {confusion.Share:0.000}, before {share:0.000}");
        }
    }

    private sealed record Counted(int Questions, int Right);
}
