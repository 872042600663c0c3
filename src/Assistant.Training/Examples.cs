using Assistant.Core.Embeddings;
using Assistant.Core.Search;
using Assistant.Training.Embedding;

namespace Assistant.Training;

/// <summary>Loads the examples of the question sets, those to learn from and those to choose by; the sets that are only counted are not read.</summary>
internal static class Examples
{
    private const int ReadAhead = 8;

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
        List<Example> train = [],
            choose = [];
        foreach (var (report, set) in TrainingQuestion.Sets(sources.Questions).Where(s => roles.Learns(s.Report) || roles.Chooses(s.Report)))
        {
            var examples = await new ExampleMaker(embedding(report), readers.Of(report)).MakeAsync(
                Path.Combine(sources.Reports, report + ".txt"),
                set,
                cancellationToken
            );
            (roles.Learns(report) ? train : choose).AddRange(examples);
            Read(examples);
            Console.Error.WriteLine($"{report}: {examples.Count} examples");
        }

        return (train, choose);
    }

    // More than is read in the end, so that the record holds what a ranker that was trained anew puts first.
    private static void Read(IReadOnlyList<Example> examples) =>
        examples
            .AsParallel()
            .WithDegreeOfParallelism(2)
            .ForAll(e =>
            {
                foreach (
                    var candidate in Enumerable
                        .Range(0, e.Candidates.Count)
                        .OrderByDescending(i => RankModel.Default.Score(e.Candidates[i]))
                        .Take(ReadAhead)
                )
                {
                    e.Reading(candidate);
                }
            });
}
