using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>What is known of a block without reading it.</summary>
/// <param name="Number">Its row.</param>
/// <param name="Report">The report of its passages.</param>
/// <param name="Width">Width of its vectors; 0 where its passages have none.</param>
/// <param name="Passages">How many passages it holds.</param>
internal readonly record struct BlockInfo(long Number, string Report, int Width, int Passages);

/// <summary>
/// The vectors of a report's passages in eight bits a value, side by side, so that a scan over all reports reads little. The exact vectors stay in the rows of
/// the passages.
/// </summary>
/// <param name="Numbers">The row of each passage.</param>
/// <param name="Width">Width of the vectors.</param>
/// <param name="Values">The vectors one after the other.</param>
internal sealed record PassageBlock(long[] Numbers, int Width, sbyte[] Values)
{
    /// <summary>The table.</summary>
    public const string Schema = """
        CREATE TABLE passage_blocks (number INTEGER PRIMARY KEY, report TEXT NOT NULL, width INTEGER NOT NULL, passages INTEGER NOT NULL, numbers BLOB NOT NULL, vectors BLOB NOT NULL);
        CREATE INDEX passage_blocks_report ON passage_blocks (report);
        """;

    // One by which a vector's product with another becomes the cosine of both.
    private readonly float[] scales = [.. Numbers.Select((_, i) => 1 / Math.Max(Length(Values.AsSpan(i * Width, Width)), float.Epsilon))];

    /// <summary>Bytes that it takes in memory, about.</summary>
    public int Bytes => Values.Length + (Numbers.Length * (sizeof(long) + sizeof(float)));

    /// <summary>Makes the blocks of a report anew from the rows of its passages, inside the caller's transaction.</summary>
    public static void Rewrite(SqliteConnection connection, string report)
    {
        Remove(connection, report);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, vector FROM passages WHERE report = $report ORDER BY number";
        command.Parameters.AddWithValue("$report", report);
        var rows = new List<(long Number, float[] Vector)>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(
                    (reader.GetInt64(0), reader.IsDBNull(1) ? [] : MemoryMarshal.Cast<byte, float>((byte[])reader.GetValue(1)).ToArray())
                );
            }
        }

        foreach (var same in rows.GroupBy(r => r.Vector.Length))
        {
            SqlitePassageCollection.Execute(
                connection,
                "INSERT INTO passage_blocks (number, report, width, passages, numbers, vectors) VALUES ($number, $report, $width, $passages, $numbers, $vectors)",
                // Chance gives a number that no other block ever had, not in an index made anew either: what a process remembers of it stays true.
                ("$number", Random.Shared.NextInt64(1, long.MaxValue)),
                ("$report", report),
                ("$width", same.Key),
                ("$passages", same.Count()),
                ("$numbers", MemoryMarshal.AsBytes<long>(same.Select(r => r.Number).ToArray()).ToArray()),
                ("$vectors", MemoryMarshal.AsBytes<sbyte>(same.SelectMany(r => Quantized(r.Vector)).ToArray()).ToArray())
            );
        }
    }

    /// <summary>Removes the blocks of a report.</summary>
    public static void Remove(SqliteConnection connection, string report) =>
        SqlitePassageCollection.Execute(connection, "DELETE FROM passage_blocks WHERE report = $report", ("$report", report));

    /// <summary>What blocks there are, by the report.</summary>
    public static ILookup<string, BlockInfo> List(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT number, report, width, passages FROM passage_blocks ORDER BY report";
        using var reader = command.ExecuteReader();
        var blocks = new List<BlockInfo>();
        while (reader.Read())
        {
            blocks.Add(new BlockInfo(reader.GetInt64(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3)));
        }

        return blocks.ToLookup(b => b.Report, StringComparer.Ordinal);
    }

    /// <summary>Reads a block.</summary>
    public static PassageBlock Read(SqliteConnection connection, BlockInfo info)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT numbers, vectors FROM passage_blocks WHERE number = $number";
        command.Parameters.AddWithValue("$number", info.Number);
        using var reader = command.ExecuteReader();
        reader.Read();
        return new PassageBlock(
            MemoryMarshal.Cast<byte, long>((byte[])reader.GetValue(0)).ToArray(),
            info.Width,
            MemoryMarshal.Cast<byte, sbyte>((byte[])reader.GetValue(1)).ToArray()
        );
    }

    /// <summary>A vector in eight bits a value; only its direction is kept.</summary>
    public static sbyte[] Quantized(ReadOnlySpan<float> vector)
    {
        var quantized = new sbyte[vector.Length];
        var largest = vector.IsEmpty ? 0 : TensorPrimitives.MaxMagnitude(vector);
        if (Math.Abs(largest) is var range && range > 0 && float.IsFinite(range))
        {
            for (var i = 0; i < vector.Length; i++)
            {
                quantized[i] = (sbyte)MathF.Round(vector[i] * sbyte.MaxValue / range);
            }
        }

        return quantized;
    }

    /// <summary>Offers each passage with its likeness (the cosine, times the length of <paramref name="vector"/>) to what collects the best.</summary>
    public void Scan(ReadOnlySpan<sbyte> vector, BestPassages best)
    {
        for (var i = 0; i < Numbers.Length; i++)
        {
            best.Offer(Numbers[i], Int8Product.Of(Values.AsSpan(i * Width, Width), vector) * scales[i]);
        }
    }

    private static float Length(ReadOnlySpan<sbyte> values) => MathF.Sqrt(Int8Product.Of(values, values));
}
