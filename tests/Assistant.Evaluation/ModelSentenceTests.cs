using System.Text.Json;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Generation;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Tests.Support;
using Xunit;

namespace Assistant.Evaluation;

/// <summary>Sentences as a capable model writes them over reports of the role choose, each with a twin that is wrong: what the gate lets through.</summary>
public sealed class ModelSentenceTests
{
    private static readonly string File = Path.Combine(RecordedQuestions.Folder, "sentences.jsonl");

    // Of 139, the last 64 written when the gate showed 38 of them, and chosen by ever since.
    private const int FewestShown = 116;

    [Fact]
    public async Task NoWrongSentenceIsLetThroughAndAsManyTrueOnesAsBeforeAre()
    {
        Assert.SkipUnless(Directory.Exists(Repository.Shared("corpus/reports")), "the reports are not beside the checkout");
        var sentences = System
            .IO.File.ReadLines(File)
            .Select(l => JsonSerializer.Deserialize<ModelWritten>(l, JsonSerializerOptions.Web)!)
            .ToList();
        var folder = Directory.CreateTempSubdirectory("assistant-sentences-");
        var corpus = Directory.CreateDirectory(Path.Combine(folder.FullName, "corpus"));
        foreach (var report in sentences.Select(s => s.Report).Distinct())
        {
            System.IO.File.Copy(
                Path.Combine(Repository.Shared("corpus/reports"), $"{report}.txt"),
                Path.Combine(corpus.FullName, $"{report}.txt")
            );
        }

        using var index = await CorpusIndex.OpenAsync(Path.Combine(folder.FullName, "data"), null, CancellationToken.None);
        await index.IngestAsync(corpus.FullName, null, CancellationToken.None);
        var turn = index.BeginTurn(TimeProvider.System) with
        {
            Wording = new Wording("zh"),
            Reading = new GuardedReading(Shipped.Reading, new ServiceHealth(), new Notices()),
        };

        var judged = sentences.Select(s => (Sentence: s, Answer: Judge(s, turn))).ToList();

        var shown = judged.Count(j => j.Sentence.Holds && j.Answer.Sentence is not null);
        var lies = judged.Where(j => !j.Sentence.Holds && j.Answer.Sentence is not null).ToList();
        var held = judged.Where(j => j.Sentence.Holds && j.Answer.Sentence is null).ToList();
        var told = string.Join(
            '\n',
            [
                $"true sentences shown: {shown} of {sentences.Count(s => s.Holds)}; lies shown: {lies.Count} of {sentences.Count(s => !s.Holds)}",
                .. lies.Select(l => $"shown: {l.Sentence.Sentence}"),
                .. held.Select(h => $"held back: {h.Sentence.Sentence}  ({h.Answer.Reason})"),
            ]
        );
        TestContext.Current.TestOutputHelper?.WriteLine(told);
        Assert.True(lies.Count == 0, told);
        Assert.True(shown >= FewestShown, told);
    }

    private static GateAnswer Judge(ModelWritten sentence, TurnContext turn)
    {
        var given = new GivenPassages(turn.Snapshot, 100_000);
        foreach (var evidence in sentence.Marks)
        {
            var passage = turn
                .Snapshot.Passages(sentence.Report)
                .First(p => p.Kind == PassageKind.Body && p.Text.Contains(evidence, StringComparison.Ordinal));
            given.Give(passage);
        }

        return new SentenceGate(turn, given).Check(sentence.Sentence + string.Concat(given.All.Select((_, i) => $"[{i + 1}]")));
    }

    private sealed record ModelWritten(string Report, IReadOnlyList<string> Marks, string Sentence, bool Holds);
}
