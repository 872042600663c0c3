using Assistant.Core.Documents;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.AI;

namespace Assistant.Core.Index;

/// <summary>Makes the vectors of passages where an embedding generator is configured, and remembers which model made them.</summary>
internal sealed class PassageEmbedder(IEmbeddingGenerator<string, Embedding<float>>? generator)
{
    /// <summary>Remembered in place of the model when it did not answer: passages without vectors are there, all are to be made anew.</summary>
    public const string FailedModel = "failed";

    private const string ModelSetting = "embedding";
    private const int Batch = 64;
    private readonly List<string> warnings = [];
    private bool failed;
    private int width;

    /// <summary>What went wrong in the last ingest, for people.</summary>
    public IReadOnlyList<string> Warnings => [.. warnings];

    /// <summary>Name of the model; "none" where words serve alone.</summary>
    public string Model =>
        generator?.GetService(typeof(EmbeddingGeneratorMetadata)) is EmbeddingGeneratorMetadata { DefaultModelId: { } model } ? model
        : generator is null ? "none"
        : "unnamed";

    /// <summary>Whether the index was made by another model, so that all vectors are to be made anew.</summary>
    public bool ModelChanged(SqliteConnection connection)
    {
        warnings.Clear();
        failed = false;
        width = 0;
        return MadeBy(connection) is { } before && before != Model;
    }

    /// <summary>The model that made the vectors of the index; null where none was asked yet.</summary>
    public static string? MadeBy(SqliteConnection connection) => IndexDatabase.Setting(connection, ModelSetting);

    /// <summary>Writes down the model of this ingest; a failed one is tried again next time.</summary>
    public void Remember(SqliteConnection connection) => IndexDatabase.Remember(connection, ModelSetting, failed ? FailedModel : Model);

    /// <summary>A vector for each passage; none when there is no generator or it does not answer: then words serve alone.</summary>
    public async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        if (generator is null || failed)
        {
            return [];
        }

        try
        {
            var vectors = new List<ReadOnlyMemory<float>>(passages.Count);
            foreach (var batch in passages.Chunk(Batch))
            {
                var made = await generator
                    .GenerateAsync(batch.Select(p => p.Text), cancellationToken: cancellationToken)
                    .ConfigureAwait(false);
                vectors.AddRange(made.Select(e => e.Vector));
            }

            var widths = vectors.Select(v => v.Length).Append(width).Where(w => w > 0).Distinct().ToList();
            if (widths.Count > 1)
            {
                throw new InvalidOperationException($"its vectors are {string.Join(" and ", widths)} wide");
            }

            width = widths.FirstOrDefault();
            return vectors;
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            failed = true;
            warnings.Add(
                $"the embedding model '{Model}' does not answer ({e.Message}); passages were indexed by words alone, run `assistant ingest` again when it does"
            );
            return [];
        }
    }
}
