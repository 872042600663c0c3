using Assistant.Core.Embeddings;

namespace Assistant.Training.Embedding;

/// <summary>
/// The embedding that ships, tuned on every training report, and one for each fold of them, tuned without it: what ranks the questions of a
/// report in training must not have seen them.
/// </summary>
internal sealed class EmbeddingFolds(EmbeddingTraining training, EmbeddingSources sources, IReadOnlySet<string> heldOut)
{
    private const int Folds = 4;
    private const int Epochs = 8;
    private readonly Dictionary<string, StaticEmbeddingModel> models = new(StringComparer.Ordinal);
    private StaticEmbeddingModel? shipped;

    /// <summary>Trains all of them and writes the one that ships.</summary>
    public void Train(string path, string checkpoint)
    {
        var (terms, rows) = Checkpoint.LoadOrMake(checkpoint, () => training.Pretrain());
        shipped = Tune(path, terms, rows, report => !heldOut.Contains(report), true);
        var learned = Directory.EnumerateFiles(sources.Questions, "*.questions.jsonl").Select(p => Path.GetFileName(p)[..^".questions.jsonl".Length])
            .Where(r => !heldOut.Contains(r)).Order(StringComparer.Ordinal).Select((report, i) => (report, Fold: i % Folds)).ToDictionary(r => r.report, r => r.Fold);
        for (var fold = 0; fold < Folds; fold++)
        {
            var temporary = Path.GetTempFileName();
            var model = Tune(temporary, terms, rows, report => learned.TryGetValue(report, out var own) && own != fold, false);
            File.Delete(temporary);
            foreach (var report in learned.Where(r => r.Value == fold))
            {
                models[report.Key] = model;
            }
        }
    }

    /// <summary>The embedding that has not seen the questions of a report.</summary>
    public StaticEmbeddingModel Of(string report) => models.GetValueOrDefault(report, shipped!);

    private StaticEmbeddingModel Tune(string path, IReadOnlyList<string> terms, float[] rows, Func<string, bool> learnFrom, bool print)
    {
        var tuned = training.Tune(terms, rows, learnFrom, Epochs, print);
        StaticEmbeddingModel.Save(path, terms, rows.Length / terms.Count, tuned);
        return StaticEmbeddingModel.Load(path);
    }
}
