using System.Text.Json;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Training.Lists;

/// <summary>Asks the questions of a set over its own report and keeps the lists that may answer those for lists and terms.</summary>
/// <param name="reader">A cross-encoder that has not learned from the report.</param>
internal sealed class ListExampleMaker(ICrossEncoder reader)
{
    // A list of which fewer items are asked for says too much beside them.
    private const double LeastAskedFor = 0.5;

    /// <summary>Examples of one report.</summary>
    public async Task<IReadOnlyList<ListExample>> MakeAsync(string reportPath, string questionsPath, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-training-");
        try
        {
            var corpus = Directory.CreateDirectory(Path.Combine(folder.FullName, "corpus"));
            File.Copy(reportPath, Path.Combine(corpus.FullName, Path.GetFileName(reportPath)));
            var embedding = StaticEmbeddingModel.Default;
            using var index = await CorpusIndex.OpenAsync(
                Path.Combine(folder.FullName, "data"),
                new StaticEmbeddingGenerator(embedding),
                cancellationToken
            );
            await index.IngestAsync(corpus.FullName, null, cancellationToken);
            var finder = new EvidenceFinder(
                new SlotPlanner(),
                new PassageRetriever(RankModel.Default, embedding, new CrossEncoderReranker(reader, new ServiceHealth()))
            );
            var examples = new List<ListExample>();
            foreach (var question in TrainingQuestion.Load(questionsPath))
            {
                if (
                    await ExampleAsync(Path.GetFileNameWithoutExtension(reportPath), question, finder, index, cancellationToken) is
                    { } example
                )
                {
                    examples.Add(example);
                }
            }

            return examples;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<ListExample?> ExampleAsync(
        string report,
        TrainingQuestion question,
        EvidenceFinder finder,
        CorpusIndex index,
        CancellationToken cancellationToken
    )
    {
        var turn = index.BeginTurn();
        var understood = new QuestionReader().Read(new Question(question.Id, question.Question, question.History ?? []), turn.Snapshot);
        if (understood.Kind is not (QuestionKind.List or QuestionKind.Definition))
        {
            return null;
        }

        var parts = await finder.FindAsync(understood, turn, cancellationToken);
        var lists = new OutlineLists(turn.Snapshot);
        var rows = new ListCandidates(turn.Snapshot)
            .Of(understood, parts)
            .Select(candidate =>
            {
                var items = lists.Statements(candidate.Found);
                return new ListRow(
                    candidate.Values,
                    !question.Abstain && Answers(question, [.. items.Select(i => i.Quote)], [.. items.Select(i => i.Passage.Text)]),
                    items.Count > 0 ? items[0].Quote[..Math.Min(20, items[0].Quote.Length)] : string.Empty
                );
            })
            .ToList();
        var best = parts.Select(p => p.Best?.Passage.Text).OfType<string>().Take(1).ToList();
        return new ListExample(report, question.Type, question.Question, rows, !question.Abstain && Says(question, best));
    }

    // All that must be said, and little that is not asked for.
    private static bool Answers(TrainingQuestion question, IReadOnlyList<string> items, IReadOnlyList<string> passages)
    {
        var evidence = (question.Evidence ?? []).Select(TrainingQuestion.Squeeze).ToList();
        var cited = passages.Count(p =>
            TrainingQuestion.Squeeze(p) is var text && evidence.Any(e => text.Contains(e, StringComparison.Ordinal))
        );
        return Says(question, items) && cited >= LeastAskedFor * items.Count;
    }

    private static bool Says(TrainingQuestion question, IReadOnlyList<string> texts)
    {
        var said = TrainingQuestion.Squeeze(string.Concat(texts));
        return question.Must is { Count: > 0 } must
            && must.All(m => Alternatives(m).Any(a => said.Contains(TrainingQuestion.Squeeze(a), StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Alternatives(JsonElement must) =>
        must.ValueKind == JsonValueKind.Array ? must.EnumerateArray().Select(e => e.GetString()!) : [must.GetString()!];
}
