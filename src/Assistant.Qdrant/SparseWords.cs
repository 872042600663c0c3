using System.Text;
using Assistant.Core.Index;
using Assistant.Qdrant.Protocol;

namespace Assistant.Qdrant;

/// <summary>
/// Search tokens as sparse vectors whose product equals the bm25 of SQLite's FTS5. A passage stores the weight of each of its words; the server
/// multiplies the values of a query by the rarity of the words.
/// </summary>
/// <remarks>
/// The index of a token is its 32-bit hash. Two tokens share an index by chance once in 4 billion pairs, about five pairs among 200 000
/// tokens. They then count as one word on both sides: one of them finds passages with the other, with a small effect on the rank.
/// </remarks>
internal static class SparseWords
{
    // The constants of FTS5.
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double LeastRarity = 1e-6;
    private const int LongestOnStack = 64;

    /// <summary>The weights of a passage's words.</summary>
    /// <param name="tokens">The tokens, separated by spaces.</param>
    /// <param name="averageTokens">How many tokens the passages of the collection have on average.</param>
    public static SparseVector OfPassage(string tokens, double averageTokens)
    {
        // Sorting brings equal words together, so millions of passages are counted without a table for each.
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
    /// The values of a query. FTS5 and the server measure rarity differently (FTS5 gives almost no weight to words in more than half of the
    /// passages). Each value converts the server's measure into that of FTS5, so that both stores return the same order.
    /// </summary>
    /// <param name="snapshot">Knows how many passages contain a word. When it is null or does not know the word, the server's measure is used.</param>
    public static SparseVector OfQuery(IEnumerable<string> tokens, ICorpusSnapshot? snapshot)
    {
        var values = new Dictionary<uint, double>();
        foreach (var token in tokens)
        {
            values.TryAdd(Index(token), Correction(snapshot?.PassageCount ?? 0, snapshot?.DocumentFrequency(token) ?? 0));
        }

        // Ordered by index, as on the server.
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
