using Assistant.Core.Embeddings;

namespace Assistant.Training.Embedding;

/// <summary>
/// The embedding that ships, tuned on every training report, and one for each fold of them, tuned without it: what ranks the questions of a
/// report in training must not have seen them.
/// </summary>
internal sealed class EmbeddingFolds(EmbeddingTraining training, EmbeddingSources sources, ReportRoles roles)
{
    private const int Epochs = 8;
    private readonly Dictionary<string, StaticEmbeddingModel> models = new(StringComparer.Ordinal);
    private StaticEmbeddingModel? shipped;

    /// <summary>Trains all of them; writes the one that ships to <paramref name="path"/>, those of the folds beside the checkpoint.</summary>
    public void Train(string path, string checkpoint)
    {
        var (terms, rows) = Checkpoint.LoadOrMake(checkpoint, () => training.Pretrain());
        shipped = Tune(path, terms, rows, roles.Learns, true);
        var learned = ReportFolds.OfSets(sources.Questions, roles);
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            Assign(
                learned,
                fold,
                Tune(FoldPath(checkpoint, fold), terms, rows, report => learned.TryGetValue(report, out var own) && own != fold, false)
            );
        }
    }

    /// <summary>Reads what <see cref="Train"/> wrote.</summary>
    /// <exception cref="ModelFileException">A file is missing: train the embedding first.</exception>
    public void Load(string path, string checkpoint)
    {
        shipped = StaticEmbeddingModel.Load(path);
        var learned = ReportFolds.OfSets(sources.Questions, roles);
        for (var fold = 0; fold < ReportFolds.Count; fold++)
        {
            Assign(learned, fold, StaticEmbeddingModel.Load(FoldPath(checkpoint, fold)));
        }
    }

    /// <summary>The embedding that has not seen the questions of a report.</summary>
    public StaticEmbeddingModel Of(string report) => models.GetValueOrDefault(report, shipped!);

    private void Assign(IReadOnlyDictionary<string, int> learned, int fold, StaticEmbeddingModel model)
    {
        foreach (var report in learned.Where(r => r.Value == fold))
        {
            models[report.Key] = model;
        }
    }

    private static string FoldPath(string checkpoint, int fold) => $"{checkpoint}.fold{fold}";

    private StaticEmbeddingModel Tune(string path, IReadOnlyList<string> terms, float[] rows, Func<string, bool> learnFrom, bool print)
    {
        var tuned = training.Tune(terms, rows, learnFrom, Epochs, print);
        StaticEmbeddingModel.Save(path, terms, rows.Length / terms.Count, tuned);
        return StaticEmbeddingModel.Load(path);
    }
}
