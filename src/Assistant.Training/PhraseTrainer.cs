using Assistant.Core.Answering;

namespace Assistant.Training;

/// <summary>
/// Logistic regression on the phrases of questions by AdaGrad (Duchi et al., 2011), rows of length one, both classes of the same weight. The order of the
/// rows is shuffled by a fixed seed, so that runs repeat exactly.
/// </summary>
internal static class PhraseTrainer
{
    private const int LeastRows = 3;
    private const int Epochs = 60;
    private const double Rate = 0.5;
    private const double Regularization = 0.1;

    /// <summary>The model of the chance that a question has an answer.</summary>
    public static PhraseModel Train(IReadOnlyList<(IReadOnlyCollection<string> Phrases, bool Answerable)> rows)
    {
        var counts = rows.SelectMany(r => r.Phrases)
            .GroupBy(p => p, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastRows)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => (g.Key, i, Count: g.Count()))
            .ToList();
        var index = counts.ToDictionary(c => c.Key, c => c.i, StringComparer.Ordinal);
        var examples = rows.Select(r => (Known: r.Phrases.Where(index.ContainsKey).Select(p => index[p]).Order().ToArray(), r.Answerable))
            .ToArray();
        double[] weights = new double[counts.Count],
            squares = new double[counts.Count];
        double bias = 0,
            biasSquares = 0;
        var share = rows.Count(r => r.Answerable) / (double)rows.Count;
        var random = new Random(37);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (known, answerable) in examples.Where(e => e.Known.Length > 0))
            {
                var scale = 1 / Math.Sqrt(known.Length);
                var chance = 1 / (1 + Math.Exp(-(bias + (scale * known.Sum(k => weights[k])))));
                var slope = (chance - (answerable ? 1 : 0)) * (answerable ? 0.5 / share : 0.5 / (1 - share));
                biasSquares += slope * slope;
                bias -= Rate * slope / Math.Sqrt(biasSquares + 1e-8);
                foreach (var k in known)
                {
                    var gradient = (slope * scale) + (Regularization * weights[k] / counts[k].Count);
                    squares[k] += gradient * gradient;
                    weights[k] -= Rate * gradient / Math.Sqrt(squares[k] + 1e-8);
                }
            }
        }

        return new PhraseModel(bias, counts.ToDictionary(c => c.Key, c => weights[c.i], StringComparer.Ordinal));
    }
}
