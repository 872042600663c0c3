using Assistant.Core.Embeddings;

namespace Assistant.Training;

/// <summary>Loads the examples of all question sets, split into those to learn from and those kept aside.</summary>
internal static class Examples
{
    /// <summary>Examples to learn from and examples kept aside, in the order of the file names.</summary>
    /// <param name="embedding">For the name of a report an embedding that was not tuned on its questions.</param>
    public static async Task<(IReadOnlyList<Example> Train, IReadOnlyList<Example> Test)> LoadAsync(string reports, string questions, IReadOnlySet<string> heldOut, Func<string, StaticEmbeddingModel> embedding, CancellationToken cancellationToken)
    {
        List<Example> train = [], test = [];
        foreach (var set in Directory.EnumerateFiles(questions, "*.questions.jsonl").Order(StringComparer.Ordinal))
        {
            var report = Path.GetFileName(set)[..^".questions.jsonl".Length];
            var examples = await new ExampleMaker(embedding(report)).MakeAsync(Path.Combine(reports, report + ".txt"), set, cancellationToken);
            (heldOut.Contains(report) ? test : train).AddRange(examples);
            Console.Error.WriteLine($"{report}: {examples.Count} examples");
        }

        return (train, test);
    }
}
