using Assistant.Core.Claims;

namespace Assistant.Training.Claims;

/// <summary>Learns how much each word in which a claim and a passage differ speaks for each verdict: softmax regression by gradients of adaptive size.</summary>
internal static class WordTrainer
{
    private const int Passes = 6;
    private const double Rate = 0.08;
    private const double Penalty = 2e-5;

    // A word that fewer pairs hold says nothing of others.
    private const int Least = 4;

    // Smaller weights are left out of the file.
    private const double Weak = 0.03;

    /// <summary>The weights of words by rows of them and their classes.</summary>
    public static Dictionary<string, float[]> Train(IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyList<int> classes)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var word in rows.SelectMany(r => r))
        {
            counts[word] = counts.GetValueOrDefault(word) + 1;
        }

        var ids = counts
            .Where(c => c.Value >= Least)
            .Select((c, i) => (c.Key, i))
            .ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
        int[][] known = [.. rows.Select(r => r.Where(ids.ContainsKey).Select(w => ids[w]).ToArray())];
        const int K = EntailmentModel.Classes;
        var (weights, squares) = (new double[ids.Count * K], new double[ids.Count * K]);
        var order = Enumerable.Range(0, rows.Count).ToArray();
        var random = new Random(7);
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            foreach (var row in order)
            {
                var scores = new double[K];
                foreach (var id in known[row])
                {
                    for (var k = 0; k < K; k++)
                    {
                        scores[k] += weights[(id * K) + k];
                    }
                }

                var chances = EntailmentModel.Softmax(scores);
                foreach (var id in known[row])
                {
                    for (var k = 0; k < K; k++)
                    {
                        var at = (id * K) + k;
                        var slope = chances[k] - (classes[row] == k ? 1 : 0) + (Penalty * rows.Count * weights[at] / 100);
                        squares[at] += slope * slope;
                        weights[at] -= Rate * slope / Math.Sqrt(squares[at] + 1e-3);
                    }
                }
            }
        }

        return ids.Select(p => (p.Key, Weights: (float[])[.. Enumerable.Range(0, K).Select(k => (float)weights[(p.Value * K) + k])]))
            .Where(p => p.Weights.Any(w => Math.Abs(w) >= Weak))
            .ToDictionary(p => p.Key, p => p.Weights, StringComparer.Ordinal);
    }
}
