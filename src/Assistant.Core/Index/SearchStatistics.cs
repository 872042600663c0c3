using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace Assistant.Core.Index;

/// <summary>What a search needs to know of one state of the index as a whole; read once and kept as long as the state.</summary>
internal sealed class SearchStatistics
{
    private const int MostFrequencies = 50_000;
    private readonly IReadSource source;
    private readonly Lazy<ILookup<string, BlockInfo>> blocks;
    private readonly Lazy<(long Passages, double Tokens)> sizes;
    private readonly ConcurrentDictionary<string, int> frequencies = new(StringComparer.Ordinal);

    public SearchStatistics(IReadSource source)
    {
        this.source = source;
        blocks = new(() => source.Read(PassageBlock.List));
        sizes = new(() => source.Read(ReadSizes));
    }

    /// <summary>What blocks of passages there are, by the report.</summary>
    public ILookup<string, BlockInfo> Blocks => blocks.Value;

    /// <summary>Number of passages.</summary>
    public long Passages => sizes.Value.Passages;

    /// <summary>Search tokens of a passage on average.</summary>
    public double AverageTokens => sizes.Value.Tokens;

    /// <summary>In how many passages a search token occurs.</summary>
    public int Frequency(string token) =>
        frequencies.Count > MostFrequencies ? Read(token) : frequencies.GetOrAdd(token, static (t, self) => self.Read(t), this);

    private int Read(string token) =>
        source.Read(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT doc FROM passage_terms WHERE term = $term";
            command.Parameters.AddWithValue("$term", token);
            return Convert.ToInt32(command.ExecuteScalar() ?? 0, null);
        });

    // FTS5 keeps both numbers in its record 1, as variable-length integers, and bm25() weighs by them.
    private static (long Passages, double Tokens) ReadSizes(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT block FROM passage_words_data WHERE id = 1";
        if (command.ExecuteScalar() is not byte[] { Length: > 0 } record)
        {
            return (0, 0);
        }

        var at = 0;
        var passages = Integer(record, ref at);
        return (passages, passages == 0 ? 0 : Integer(record, ref at) / (double)passages);
    }

    private static long Integer(byte[] record, ref int at)
    {
        long value = 0;
        for (var digits = 0; at < record.Length; digits++)
        {
            var digit = record[at++];
            if (digits == 8)
            {
                return (value << 8) | digit;
            }

            value = (value << 7) | (byte)(digit & 0x7f);
            if (digit < 0x80)
            {
                break;
            }
        }

        return value;
    }
}
