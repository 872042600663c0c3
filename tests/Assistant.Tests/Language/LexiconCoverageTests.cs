using System.Text.Json;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Tests.Language;

/// <summary>How many training questions share a word with their evidence, without and with the lexicon.</summary>
public sealed class LexiconCoverageTests(ITestOutputHelper output)
{
    private readonly TermReader reader = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TheLexiconBringsQuestionsNearTheirEvidence(bool keptAside)
    {
        var questions = Questions(keptAside).ToList();
        var plain = Share(questions, t => t.Origin == TermOrigin.Typed);
        var wide = Share(questions, t => t.Origin != TermOrigin.Character);
        output.WriteLine(
            $"{(keptAside ? "kept aside" : "open")}: {questions.Count} questions, share a word with their evidence: {plain:0.000} as typed, {wide:0.000} with the lexicon"
        );

        Assert.True(wide > plain + 0.05, $"{wide:0.000} with the lexicon, {plain:0.000} without");
        Assert.True(wide > 0.87, $"{wide:0.000}");
    }

    private double Share(IReadOnlyList<(string Question, string Evidence, bool English)> questions, Func<QueryTerm, bool> counts) =>
        questions.Count(q =>
            reader
                .Read(q.Question, [], q.English)
                .Where(counts)
                .Any(t => t.Alternatives.Any(a => a.Length > 1 && q.Evidence.Contains(a, StringComparison.Ordinal)))
        ) / (double)questions.Count;

    private static IEnumerable<(string Question, string Evidence, bool English)> Questions(bool keptAside)
    {
        var role = keptAside ? "choose" : "train";
        var reports = File.ReadLines(Path.Combine(Repository.Root, "src", "Assistant.Training", "Data", "split.csv"))
            .Select(l => l.Split(','))
            .Where(cells => cells[1] == role)
            .Select(cells => cells[0])
            .ToHashSet(StringComparer.Ordinal);
        var sets = Directory
            .EnumerateFiles(Repository.Shared("eval/train"), "*.questions.jsonl")
            .Where(f => reports.Contains(Path.GetFileName(f)[..^".questions.jsonl".Length]));
        foreach (var line in sets.SelectMany(File.ReadLines))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            if (root.TryGetProperty("evidence", out var evidence) && evidence.GetArrayLength() > 0)
            {
                var text = SearchText.Normalize(string.Join('\n', evidence.EnumerateArray().Select(e => e.GetString())));
                yield return (
                    SearchText.Normalize(root.GetProperty("question").GetString()!),
                    text,
                    root.TryGetProperty("lang", out var lang) && lang.GetString() == "en"
                );
            }
        }
    }
}
