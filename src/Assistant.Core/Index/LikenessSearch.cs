using System.Linq.Expressions;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Assistant.Core.Index;

/// <summary>
/// Finds the passages nearest to a vector: a scan over vectors of eight bits, then the exact cosine of the best. It finds what an exact scan finds, and is faster
/// than reading the rows.
/// </summary>
internal sealed class LikenessSearch(IReadSource source, SearchStatistics statistics, VectorCache cache)
{
    // How many passages of the rough order are looked at exactly, for each that is wanted.
    private const int Oversampling = 3;

    /// <summary>The nearest passages with their cosine, best first.</summary>
    /// <exception cref="InvalidOperationException">The vectors of the index have another width.</exception>
    public List<(long Number, double Score)> Find(
        ReadOnlyMemory<float> vector,
        Expression<Func<PassageRecord, bool>>? filter,
        int top,
        CancellationToken cancellationToken
    )
    {
        var reports = filter is null ? null : new ReportFilter().Translate(filter);
        if (filter is not null && reports is null)
        {
            return Exact(vector, command => new FilterTranslator(command).Translate(filter), top);
        }

        var blocks = (reports is null ? statistics.Blocks.SelectMany(b => b) : reports.SelectMany(r => statistics.Blocks[r])).Where(b =>
            b.Width > 0
        );
        var rough = Scan(vector.Span, blocks, top * Oversampling, cancellationToken);
        return Exact(
            vector,
            command =>
            {
                command.Parameters.AddWithValue("$numbers", $"[{string.Join(',', rough.Select(r => r.Number))}]");
                return "p.number IN (SELECT value FROM json_each($numbers))";
            },
            top
        );
    }

    private List<(long Number, double Score)> Scan(
        ReadOnlySpan<float> vector,
        IEnumerable<BlockInfo> blocks,
        int most,
        CancellationToken cancellationToken
    )
    {
        var best = new BestPassages(most);
        var quantized = PassageBlock.Quantized(vector);
        foreach (var info in blocks)
        {
            cancellationToken.ThrowIfCancellationRequested();
            ThrowIfWide(info.Width, vector.Length);
            cache.Get(source, info).Scan(quantized, best);
        }

        return best.Ranked();
    }

    private List<(long Number, double Score)> Exact(
        ReadOnlyMemory<float> vector,
        Func<Microsoft.Data.Sqlite.SqliteCommand, string> condition,
        int top
    ) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT p.number, p.vector FROM passages p WHERE p.vector IS NOT NULL AND {condition(command)}";
            var best = new BestPassages(top);
            using var reader = command.ExecuteReader();
            while (reader.Read())
            {
                var stored = MemoryMarshal.Cast<byte, float>((byte[])reader.GetValue(1));
                ThrowIfWide(stored.Length, vector.Length);
                best.Offer(reader.GetInt64(0), TensorPrimitives.CosineSimilarity(stored, vector.Span));
            }

            return best.Ranked();
        });

    private static void ThrowIfWide(int stored, int wanted)
    {
        if (stored != wanted)
        {
            throw new InvalidOperationException(
                $"the passages hold {stored}-wide vectors, the model makes {wanted}; run `assistant ingest --rebuild`"
            );
        }
    }
}
