using System.Text;
using System.Text.Json;
using Assistant.Cli.Evaluation;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;
using Assistant.Onnx;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.VectorData;
using Question = Assistant.Core.Contract.Question;

namespace Assistant.Evaluation;

/// <summary>How well one way of finding does on one set.</summary>
internal sealed record Recall(string Set, string Way, int Questions, double At1, double At5, double At10, double Mrr);

/// <summary>
/// Ranks the passages for every question by words, by vectors, by both fused, ranked by the trees, and then read by the cross-encoder;
/// where a transformer is given, by its vectors and by these fused with words as well.
/// </summary>
/// <param name="transformer">Embeds every passage once more, some hundred a second; null to leave its ways out.</param>
internal sealed class RetrievalRun(IEmbeddingGenerator<string, Embedding<float>>? transformer = null) : IDisposable
{
    private const int Depth = 80;

    // Ranking over a thousand reports of one text each reads every candidate's report anew: a fixed sample, evenly spaced, is asked.
    private const int SampledQuestions = 300;
    private static readonly string[] Ways = ["words", "vectors", "fused", "ranked", "read", "vectors (transformer)", "fused (transformer)"];
    private static readonly StaticEmbeddingGenerator Words = new(StaticEmbeddingModel.Default);
    private readonly OnnxCrossEncoder reader = CrossEncoders.Create(new CrossEncoderOptions())!;
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("assistant-retrieval-");
    private readonly List<int[]> ranks = [];

    public void Dispose()
    {
        reader.Dispose();
        folder.Delete(recursive: true);
    }

    /// <summary>The questions of sets over their own reports; a passage is right when it holds the evidence.</summary>
    public async Task AddAsync(string questions, string reports, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(questions).Replace(".questions.jsonl", string.Empty, StringComparison.Ordinal);
        var asked = EvaluationQuestion
            .Load(questions)
            .Where(q => !q.Abstain && q.Evidence is { Count: > 0 } && q.History is null or { Count: 0 })
            .ToList();
        foreach (
            var group in asked.GroupBy(q =>
                q.EvidenceReports is { Count: > 0 } own ? string.Join('\n', own.Order(StringComparer.Ordinal)) : q.Report ?? name
            )
        )
        {
            var texts = group.Key.Split('\n').Select(r => (r, File.ReadAllText(Path.Combine(reports, r + ".txt")))).ToList();
            using var index = await IndexAsync(texts, Words, cancellationToken);
            using var other = transformer is null ? null : await IndexAsync(texts, transformer, cancellationToken);
            foreach (var question in group)
            {
                var evidence = question.Evidence!.Select(Squeeze).ToList();
                var right = index
                    .Current.Reports.SelectMany(r => index.Current.Passages(r.Report))
                    .Where(p => evidence.Any(e => Squeeze(p.Text).Contains(e, StringComparison.Ordinal)))
                    .Select(p => p.Id)
                    .ToHashSet();
                if (right.Count > 0)
                {
                    ranks.Add(await RanksAsync(index, other, question.Question, id => right.Contains(id), null, cancellationToken));
                }
            }
        }
    }

    /// <summary>A reading-comprehension file: all its texts pooled, the one asked about is right; a sample of its questions.</summary>
    public async Task AddReadingAsync(string file, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        var paragraphs = Paragraphs(json.RootElement).Select((p, i) => (Name: $"text{i}", p.Text, p.Questions)).ToList();
        var texts = paragraphs.Select(p => (p.Name, p.Text)).ToList();
        using var index = await IndexAsync(texts, Words, cancellationToken);
        using var other = transformer is null ? null : await IndexAsync(texts, transformer, cancellationToken);
        var asked = paragraphs.SelectMany(p => p.Questions.Select(question => (p.Name, question))).ToList();
        foreach (var (name, question) in asked.Where((_, i) => i % Math.Max(1, asked.Count / SampledQuestions) == 0))
        {
            ranks.Add(await RanksAsync(index, other, question, id => id == name, id => id[..id.LastIndexOf('#')], cancellationToken));
        }
    }

    // CMRC names its parts otherwise than SQuAD and DRCD do.
    private static IEnumerable<(string Text, IReadOnlyList<string> Questions)> Paragraphs(JsonElement root) =>
        root.ValueKind == JsonValueKind.Array
            ? root.EnumerateArray().Select(p => (p.GetProperty("context_text").GetString()!, QuestionsOf(p, "query_text")))
            : root.GetProperty("data")
                .EnumerateArray()
                .SelectMany(d => d.GetProperty("paragraphs").EnumerateArray())
                .Select(p => (p.GetProperty("context").GetString()!, QuestionsOf(p, "question")));

    private static IReadOnlyList<string> QuestionsOf(JsonElement paragraph, string key) =>
        [.. paragraph.GetProperty("qas").EnumerateArray().Select(q => q.GetProperty(key).GetString()!)];

    /// <summary>The counts of everything added.</summary>
    public IReadOnlyList<Recall> Counts(string set) =>
        [
            .. Ways.Take(ranks[0].Length)
                .Select(
                    (way, i) =>
                        new Recall(
                            set,
                            way,
                            ranks.Count,
                            Share(i, 1),
                            Share(i, 5),
                            Share(i, 10),
                            Math.Round(ranks.Average(r => r[i] == int.MaxValue ? 0 : 1.0 / r[i]), 3)
                        )
                ),
        ];

    private double Share(int way, int k) => Math.Round(ranks.Count(r => r[way] <= k) / (double)ranks.Count, 3);

    private async Task<CorpusIndex> IndexAsync(
        IReadOnlyList<(string Name, string Text)> texts,
        IEmbeddingGenerator<string, Embedding<float>> embedding,
        CancellationToken cancellationToken
    )
    {
        var place = folder.CreateSubdirectory(Guid.NewGuid().ToString("N"));
        var corpus = place.CreateSubdirectory("corpus");
        foreach (var (name, text) in texts)
        {
            await File.WriteAllTextAsync(Path.Combine(corpus.FullName, name + ".txt"), text, cancellationToken);
        }

        var index = await CorpusIndex.OpenAsync(Path.Combine(place.FullName, "data"), embedding, cancellationToken);
        await index.IngestAsync(corpus.FullName, null, cancellationToken);
        return index;
    }

    private async Task<int[]> RanksAsync(
        CorpusIndex index,
        CorpusIndex? other,
        string question,
        Func<string, bool> right,
        Func<string, string>? groupBy,
        CancellationToken cancellationToken
    )
    {
        var tokens = SearchText.Tokens(question).Distinct().ToList();
        var hybrid = (IKeywordHybridSearchable<PassageRecord>)index.Passages;
        var read = await ReadAsync(index, question, cancellationToken);
        List<IReadOnlyList<string>> found =
        [
            await Ids(hybrid.HybridSearchAsync(ReadOnlyMemory<float>.Empty, tokens, Depth, null, cancellationToken)),
            await Ids(index.Passages.SearchAsync(question, Depth, null, cancellationToken)),
            await Ids(hybrid.HybridSearchAsync(question, tokens, Depth, null, cancellationToken)),
            [.. read.OrderByDescending(r => r.Score).Select(r => r.Passage.Id)],
            [.. read.Select(r => r.Passage.Id)],
        ];
        if (other is not null)
        {
            found.Add(await Ids(other.Passages.SearchAsync(question, Depth, null, cancellationToken)));
            found.Add(
                await Ids(
                    ((IKeywordHybridSearchable<PassageRecord>)other.Passages).HybridSearchAsync(
                        question,
                        tokens,
                        Depth,
                        null,
                        cancellationToken
                    )
                )
            );
        }

        return
        [
            .. found.Select(ids =>
            {
                var keys = groupBy is null ? ids : [.. ids.Select(groupBy).Distinct()];
                var at = keys.ToList().FindIndex(id => right(id));
                return at < 0 ? int.MaxValue : at + 1;
            }),
        ];
    }

    private static async Task<IReadOnlyList<string>> Ids(IAsyncEnumerable<VectorSearchResult<PassageRecord>> results) =>
        await results.Select(r => r.Record.Id).ToListAsync();

    // Reading leaves the score of the trees as it was: ordered by it, the passages stand as before.
    private async Task<IReadOnlyList<RankedPassage>> ReadAsync(CorpusIndex index, string question, CancellationToken cancellationToken)
    {
        var turn = index.BeginTurn();
        var understood = new QuestionReader().Read(new Question("1", question, []), turn.Snapshot);
        var slot = new Slot(
            index.Current.Reports,
            understood.Years.Count > 0 && index.Current.Reports.Any(r => r.Year is not null) ? understood.Years[^1] : null,
            understood.Statuses.Count == 1 ? understood.Statuses[0] : null,
            null,
            understood.Terms
        );
        return await new PassageRetriever(
            RankModel.Default,
            StaticEmbeddingModel.Default,
            new CrossEncoderReranker(reader, new ServiceHealth())
        ).FindAsync(understood, slot, null, turn, cancellationToken);
    }

    private static string Squeeze(string text) => string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => !char.IsWhiteSpace(c)));
}
