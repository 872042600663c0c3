using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Training.Embedding;

namespace Assistant.Training;

/// <summary>Loads the examples of the question sets, those to learn from and those to choose by; the sets that are only counted are not read.</summary>
internal static class Examples
{
    private const int ReadAhead = 8;
    private const int Threads = 2;

    /// <summary>Examples to learn from and examples to choose by, in the order of the file names.</summary>
    /// <param name="embedding">For the name of a report an embedding that was not tuned on its questions.</param>
    /// <param name="readers">For the name of a report a cross-encoder that has not learned from it.</param>
    public static async Task<(IReadOnlyList<Example> Train, IReadOnlyList<Example> Choose)> LoadAsync(
        EmbeddingSources sources,
        ReportRoles roles,
        Func<string, StaticEmbeddingModel> embedding,
        FoldScores readers,
        CancellationToken cancellationToken
    )
    {
        (string Report, string Path)[] sets =
        [
            .. TrainingQuestion.Sets(sources.Questions).Where(s => roles.Learns(s.Report) || roles.Chooses(s.Report)),
        ];
        var made = new IReadOnlyList<Example>[sets.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Threads, CancellationToken = cancellationToken };
        await Parallel.ForAsync(0, sets.Length, options, async (i, cancel) =>
        {
            var (report, set) = sets[i];
            var maker = new ExampleMaker(embedding(report), readers.Of(report));
            made[i] = await maker.MakeAsync(Path.Combine(sources.Reports, report + ".txt"), set, cancel);
            if (readers.Records)
            {
                Read(made[i]);
            }

            await Console.Error.WriteLineAsync($"{report}: {made[i].Count} examples");
        });
        var train = made.SelectMany(m => m).Where(e => roles.Learns(e.Report)).ToList();
        var choose = made.SelectMany(m => m).Where(e => roles.Chooses(e.Report)).ToList();
        return (train, choose);
    }

    // More than is read in the end, so that the record holds what a ranker that was trained anew puts first.
    private static void Read(IReadOnlyList<Example> examples)
    {
        foreach (var example in examples)
        {
            var best = Enumerable.Range(0, example.Candidates.Count).OrderByDescending(i => RankModel.Default.Score(example.Candidates[i]));
            foreach (var candidate in best.Take(ReadAhead))
            {
                example.Reading(candidate);
            }
        }
    }
}
