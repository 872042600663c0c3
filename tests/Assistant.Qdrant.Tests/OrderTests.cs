using System.Text.Json;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Qdrant.Tests.Support;
using Assistant.Tests.Support;
using Microsoft.Extensions.VectorData;
using Xunit;

namespace Assistant.Qdrant.Tests;

/// <summary>Both stores find one order for every question of the project's sets, but for passages that a leg of the search cannot tell apart.</summary>
public sealed class OrderTests(ITestOutputHelper output)
{
    private const int Top = 40;
    private static readonly string[] Nine = [.. Questions("corpus").SelectMany(q => q.Reports).Distinct()];

    [Fact]
    public async Task BothStoresFindOneOrder()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        File.Copy(Repository.Keqiao, Path.Combine(corpus.CorpusFolder, "keqiao-2020.txt"));
        foreach (var report in Nine.Where(r => r != "keqiao-2020").Select(Beside).Where(File.Exists))
        {
            File.Copy(report, Path.Combine(corpus.CorpusFolder, Path.GetFileName(report)));
        }

        await corpus.OpenAsync();
        await corpus.IngestAsync();
        Assert.Null(corpus.Index.SearchFault);
        var embedded = (PassageCollection)corpus.Index.Store.GetCollection<string, PassageRecord>(SqliteVectorStore.PassagesName);
        var questions = Questions("keqiao-2020").Concat(Questions("corpus")).Select(q => q.Question).ToList();
        var same = 0;
        foreach (var question in questions)
        {
            var tokens = SearchText.Tokens(question).Distinct().ToList();
            var ours = await embedded.HybridSearchAsync(question, tokens, Top).ToListAsync();
            var theirs = await corpus.Index.Passages.HybridSearchAsync(question, tokens, Top).ToListAsync();
            Assert.Null(corpus.Index.SearchFault);
            same += Ranked(ours).SequenceEqual(Ranked(theirs)) ? 1 : 0;
            (await PossibleScores.OfAsync(embedded, question, tokens)).Check(question, theirs);
        }

        output.WriteLine(
            $"{questions.Count} questions over {corpus.Index.Current.Reports.Count} reports, {corpus.Index.Current.PassageCount} passages: {same} with the same fused scores, the others differ by ties within a leg"
        );
        Assert.True(questions.Count >= 200, $"{questions.Count} questions");
    }

    [Fact]
    public async Task WordsAloneScoreAsFts5DoesIt()
    {
        await using var corpus = await MirroredCorpus.CreateAsync();
        File.Copy(Repository.Keqiao, Path.Combine(corpus.CorpusFolder, "keqiao-2020.txt"));
        await corpus.OpenAsync();
        await corpus.IngestAsync();
        var embedded = (PassageCollection)corpus.Index.Store.GetCollection<string, PassageRecord>(SqliteVectorStore.PassagesName);
        foreach (var (question, _) in Questions("keqiao-2020").Take(30))
        {
            var tokens = SearchText.Tokens(question).Distinct().ToList();
            var ours = await embedded
                .HybridSearchAsync(ReadOnlyMemory<float>.Empty, tokens, 100)
                .ToDictionaryAsync(r => r.Record.Id, r => r.Score!.Value);
            var theirs = await corpus.Index.Passages.HybridSearchAsync(ReadOnlyMemory<float>.Empty, tokens, 100).ToListAsync();

            Assert.Equal(ours.Count, theirs.Count);
            Assert.All(theirs.Where(t => ours.ContainsKey(t.Record.Id)), t =>
                Assert.Equal(ours[t.Record.Id], t.Score!.Value, 1e-4 * Math.Max(1, ours[t.Record.Id]))
            );
        }
    }

    private static string Beside(string report) => Path.Combine(Repository.Root, "..", "shared", "corpus", "reports", report + ".txt");

    private static IEnumerable<(string Question, IReadOnlyList<string> Reports)> Questions(string set) =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Assistant.Evaluation", "Questions", $"{set}.questions.jsonl"))
            .Select(line =>
            {
                using var json = JsonDocument.Parse(line);
                IReadOnlyList<string> reports = json.RootElement.TryGetProperty("evidence_reports", out var named)
                    ? [.. named.EnumerateArray().Select(r => r.GetString()!)]
                    : [];
                return (json.RootElement.GetProperty("question").GetString()!, reports);
            });

    // Passages of one fused score in the order of their names; of those with the last score some are cut off by chance.
    private static IEnumerable<(double Score, string Id)> Ranked(IReadOnlyList<VectorSearchResult<PassageRecord>> results) =>
        results
            .Select(r => (Score: Math.Round(r.Score!.Value, 5), r.Record.Id))
            .Where(r => r.Score > Math.Round(results[^1].Score!.Value, 5))
            .OrderByDescending(r => r.Score)
            .ThenBy(r => r.Id, StringComparer.Ordinal);
}
