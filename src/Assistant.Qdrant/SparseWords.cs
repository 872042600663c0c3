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
/// tokens: their weights are then added up, and a passage with the one is found by the other, at a rank to which one word in many contributes.
/// </remarks>
internal static class SparseWords
{
    // As FTS5 has them.
    private const double K1 = 1.2;
    private const double B = 0.75;
    private const double LeastRarity = 1e-6;

    /// <summary>The weights of a passage's words.</summary>
    /// <param name="tokens">The tokens, separated by spaces.</param>
    /// <param name="averageTokens">How many tokens the passages of the collection have on average.</param>
    public static SparseVector OfPassage(string tokens, double averageTokens)
    {
        var words = tokens.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var length = 1 - B + (B * words.Length / averageTokens);
        return Vector(words.CountBy(w => w).Select(w => (w.Key, w.Value * (K1 + 1) / (w.Value + (K1 * length)))));
    }

    /// <summary>
    /// The values of a query. FTS5 and the server do not agree on how rarity counts (FTS5 gives words in more than half of the passages next to
    /// nothing): each value turns the server's measure into FTS5's, so that both stores find one order.
    /// </summary>
    /// <param name="snapshot">Knows in how many passages a word stands; null, or a word that it does not know: the server's measure holds.</param>
    public static SparseVector OfQuery(IEnumerable<string> tokens, ICorpusSnapshot? snapshot) =>
        Vector(tokens.Distinct(StringComparer.Ordinal).Select(t => (t, Correction(snapshot?.PassageCount ?? 0, snapshot?.DocumentFrequency(t) ?? 0))));

    /// <summary>The index of a token: FNV-1a over its UTF-8.</summary>
    public static uint Index(string token)
    {
        var hash = 2166136261u;
        foreach (var b in Encoding.UTF8.GetBytes(token))
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

    private static SparseVector Vector(IEnumerable<(string Token, double Weight)> weights)
    {
        var byIndex = new SortedDictionary<uint, double>();
        foreach (var (token, weight) in weights)
        {
            var index = Index(token);
            byIndex[index] = byIndex.GetValueOrDefault(index) + weight;
        }

        var vector = new SparseVector();
        vector.Indices.AddRange(byIndex.Keys);
        vector.Values.AddRange(byIndex.Values.Select(v => (float)v));
        return vector;
    }
}
