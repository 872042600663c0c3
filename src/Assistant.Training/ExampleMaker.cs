using System.Collections.Concurrent;
using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Training;

/// <summary>Asks each question of a set over its own report and keeps the candidates with their features.</summary>
/// <param name="reader">A cross-encoder that has not learned from the report; null where none is asked.</param>
internal sealed class ExampleMaker(StaticEmbeddingModel embedding, ICrossEncoder? reader = null)
{
    private static readonly RankModel Unweighted = RankModel.Default;

    /// <summary>Examples of one report.</summary>
    public async Task<IReadOnlyList<Example>> MakeAsync(string reportPath, string questionsPath, CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("assistant-training-");
        try
        {
            var corpus = Directory.CreateDirectory(Path.Combine(folder.FullName, "corpus"));
            File.Copy(reportPath, Path.Combine(corpus.FullName, Path.GetFileName(reportPath)));
            using var index = await CorpusIndex.OpenAsync(
                Path.Combine(folder.FullName, "data"),
                new StaticEmbeddingGenerator(embedding),
                cancellationToken
            );
            await index.IngestAsync(corpus.FullName, null, cancellationToken);
            var examples = new List<Example>();
            foreach (var question in TrainingQuestion.Load(questionsPath))
            {
                examples.AddRange(await ExamplesAsync(Path.GetFileNameWithoutExtension(reportPath), question, index, cancellationToken));
            }

            return examples;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<IReadOnlyList<Example>> ExamplesAsync(
        string report,
        TrainingQuestion question,
        CorpusIndex index,
        CancellationToken cancellationToken
    )
    {
        var turn = index.BeginTurn();
        var retriever = new PassageRetriever(Unweighted, embedding);
        var understood = new QuestionReader().Read(new Question(question.Id, question.Question, question.History ?? []), turn.Snapshot);
        var evidence = (question.Evidence ?? []).Select(TrainingQuestion.Squeeze).ToList();
        var examples = new List<Example>();
        var anchor = await AnchorAsync(understood, turn, retriever, cancellationToken);
        var slots = new SlotPlanner().Plan(understood, turn.Snapshot);
        foreach (var slot in slots)
        {
            var own = slot.Part is { } part ? QuestionReader.OfPart(understood, part) : understood;
            var ranked = await retriever.FindAsync(own, slot, anchor, turn, cancellationToken);
            var (asked, passages) = (
                CrossEncoderInput.Question(own, slot),
                ranked.Select(r => CrossEncoderInput.Passage(r.Passage)).ToList()
            );
            var coverage = new QuestionCoverage(slot.Terms, own.Text.Length, turn.Snapshot);
            examples.Add(
                new Example(
                    report,
                    asked,
                    passages,
                    Once(i => reader?.Score(asked, [passages[i]])[0] ?? 0),
                    [.. ranked.Select(r => r.Features.ToArray())],
                    [.. ranked.Select(r => Holds(r.Passage, evidence))],
                    AnswerabilityClassifier.QuestionFeatures(own, coverage),
                    i => PhraseModel.PhrasesOf(own, i < ranked.Count ? ranked[i] : null),
                    [.. ranked.Select(r => AnswerRules.IsRuledOut(own, r))],
                    slots.Count > 1 && evidence.Count > 1,
                    question.Abstain,
                    question.Type == "verify"
                )
            );
        }

        return examples;
    }

    private static async Task<Passage?> AnchorAsync(
        ParsedQuestion understood,
        TurnContext turn,
        PassageRetriever retriever,
        CancellationToken cancellationToken
    )
    {
        if (understood.Previous is not { } previous)
        {
            return null;
        }

        var slots = new SlotPlanner().Plan(previous, turn.Snapshot);
        var ranked = await retriever.FindAsync(previous, slots[0], null, turn, cancellationToken);
        return ranked.Count > 0 ? ranked[0].Passage : null;
    }

    private static Func<int, double> Once(Func<int, double> read)
    {
        var known = new ConcurrentDictionary<int, double>();
        return i => known.GetOrAdd(i, read);
    }

    private static bool Holds(Passage passage, List<string> evidence)
    {
        var text = TrainingQuestion.Squeeze(passage.Text);
        return evidence.Any(e => text.Contains(e, StringComparison.Ordinal));
    }
}
