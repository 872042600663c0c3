using Assistant.Core.Questions;

namespace Assistant.Training.Dialogue;

/// <summary>
/// Multinomial logistic regression on the features of turns by AdaGrad (Duchi et al., 2011), rows of length one. The order of the rows is shuffled by a fixed
/// seed, so that runs repeat exactly.
/// </summary>
internal static class TurnRoleTrainer
{
    private const int LeastRows = 3;
    private const int Epochs = 30;
    private const double Rate = 0.4;
    private const double Regularization = 0.15;

    /// <summary>The model of the rows' roles.</summary>
    public static TurnRoleModel Train(IReadOnlyList<TurnRow> rows)
    {
        var counts = rows.SelectMany(r => r.Features)
            .GroupBy(f => f, StringComparer.Ordinal)
            .Where(g => g.Count() >= LeastRows)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select((g, i) => (g.Key, Index: i, Count: g.Count()))
            .ToList();
        var index = counts.ToDictionary(c => c.Key, c => c.Index, StringComparer.Ordinal);
        var examples = rows.Select(r =>
                (Known: r.Features.Where(index.ContainsKey).Select(f => index[f]).Order().ToArray(), Role: (int)r.Role, r.Weight)
            )
            .ToArray();
        var roles = TurnRoleModel.Roles.Count;
        var (weights, squares) = (new double[counts.Count, roles], new double[counts.Count, roles]);
        var (constants, constantSquares) = (new double[roles], new double[roles]);
        var random = new Random(41);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            random.Shuffle(examples);
            foreach (var (known, role, weight) in examples)
            {
                var scale = 1 / Math.Sqrt(known.Length);
                var chances = Chances(constants, weights, known, scale);
                for (var k = 0; k < roles; k++)
                {
                    var slope = weight * (chances[k] - (k == role ? 1 : 0));
                    constantSquares[k] += slope * slope;
                    constants[k] -= Rate * slope / Math.Sqrt(constantSquares[k] + 1e-8);
                    foreach (var f in known)
                    {
                        var gradient = (slope * scale) + (Regularization * weights[f, k] / counts[f].Count);
                        squares[f, k] += gradient * gradient;
                        weights[f, k] -= Rate * gradient / Math.Sqrt(squares[f, k] + 1e-8);
                    }
                }
            }
        }

        return new TurnRoleModel(
            constants,
            counts.ToDictionary(
                c => c.Key,
                c => (double[])[.. Enumerable.Range(0, roles).Select(k => weights[c.Index, k])],
                StringComparer.Ordinal
            )
        );
    }

    private static double[] Chances(double[] constants, double[,] weights, int[] known, double scale)
    {
        double[] scores = [.. constants];
        foreach (var f in known)
        {
            for (var k = 0; k < scores.Length; k++)
            {
                scores[k] += scale * weights[f, k];
            }
        }

        var top = scores.Max();
        double[] odds = [.. scores.Select(s => Math.Exp(s - top))];
        var sum = odds.Sum();
        return [.. odds.Select(o => o / sum)];
    }
}
