using System.Text;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>
/// Search tokens as sparse vectors whose product is the bm25 of SQLite's FTS5. A passage carries how much each of its words weighs, the server
/// multiplies a query's values by how rare the words are.
/// </summary>
/// <remarks>
/// A token's index is a 32-bit hash of it. Two tokens share one by chance once in 4 thousand million pairs, some five pairs among 200 000
/// tokens: they then count as one word, on both sides, and a passage with the one is found by the other, at a rank to which one word in many
/// contributes.
/// </remarks>
internal static class SparseWords
{
    // As FTS5 has them.
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double LeastRarity = 1e-6;
    private const int LongestOnStack = 64;

    /// <summary>The weights of a passage's words.</summary>
    /// <param name="tokens">The tokens, separated by spaces.</param>
    /// <param name="averageTokens">How many tokens the passages of the collection have on average.</param>
    public static SparseVector OfPassage(string tokens, double averageTokens)
    {
        // Sorted, equal words stand together: millions of passages are counted without a table for each.
        var words = new uint[(tokens.Length / 2) + 1];
        var all = 0;
        foreach (var range in tokens.AsSpan().Split(' '))
        {
            if (tokens.AsSpan()[range] is { IsEmpty: false } token)
            {
                words[all++] = Index(token);
            }
        }

        Array.Sort(words, 0, all);
        var length = K1 * (1 - B + (B * all / averageTokens));
        var vector = new SparseVector { Indices = { Capacity = all }, Values = { Capacity = all } };
        for (int i = 0, next; i < all; i = next)
        {
            for (next = i + 1; next < all && words[next] == words[i]; next++) { }

            vector.Indices.Add(words[i]);
            vector.Values.Add((float)((next - i) * (K1 + 1) / (next - i + length)));
        }

        return vector;
    }

    /// <summary>
    /// The values of a query. FTS5 and the server do not agree on how rarity counts (FTS5 gives words in more than half of the passages next to
    /// nothing): each value turns the server's measure into FTS5's, so that both stores find one order.
    /// </summary>
    /// <param name="snapshot">Knows in how many passages a word stands; null, or a word that it does not know: the server's measure holds.</param>
    public static SparseVector OfQuery(IEnumerable<string> tokens, ICorpusSnapshot? snapshot)
    {
        var values = new Dictionary<uint, double>();
        foreach (var token in tokens)
        {
            values.TryAdd(Index(token), Correction(snapshot?.PassageCount ?? 0, snapshot?.DocumentFrequency(token) ?? 0));
        }

        // In the order of the indices, as the server keeps them.
        uint[] indices = [.. values.Keys.Order()];
        var vector = new SparseVector { Indices = { indices } };
        vector.Values.AddRange(Array.ConvertAll(indices, i => (float)values[i]));
        return vector;
    }

    /// <summary>The index of a token: FNV-1a over its UTF-8.</summary>
    public static uint Index(ReadOnlySpan<char> token)
    {
        Span<byte> bytes = token.Length <= LongestOnStack ? stackalloc byte[LongestOnStack * 3] : new byte[token.Length * 3];
        var hash = 2166136261u;
        foreach (var b in bytes[..Encoding.UTF8.GetBytes(token, bytes)])
        {
            hash = (hash ^ b) * 16777619u;
        }

        return hash;
    }

    private static double Correction(int passages, int frequency)
    {
        if (frequency == 0 || frequency > passages)
        {
            return 1;
        }

        var odds = (passages - frequency + 0.5) / (frequency + 0.5);
        var rarity = Math.Log(odds);
        return (rarity > 0 ? rarity : LeastRarity) / Math.Log(odds + 1);
    }
}
