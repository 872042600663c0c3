namespace Assistant.Training;

/// <summary>
/// Learns linear ranking weights by the listwise softmax loss (Cao et al., "Learning to rank: from pairwise approach to listwise
/// approach", ICML 2007): the candidates that hold the evidence should get the mass. Full-batch Adam, so that runs repeat exactly.
/// </summary>
internal static class ListwiseTrainer
{
    /// <summary>Weights for the features, from <paramref name="start"/>.</summary>
    public static double[] Train(IReadOnlyList<Example> examples, double[] start, int steps = 400, double rate = 0.05, double decay = 0.002)
    {
        var usable = examples.Where(e => e.Positive.Contains(true) && e.Positive.Contains(false)).ToList();
        var weights = (double[])start.Clone();
        var optimizer = new Adam(weights.Length, rate);
        for (var step = 0; step < steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var example in usable)
            {
                Accumulate(example, weights, gradient);
            }

            for (var i = 0; i < weights.Length; i++)
            {
                gradient[i] = (gradient[i] / usable.Count) + (decay * weights[i]);
            }

            optimizer.Step(weights, gradient);
        }

        return weights;
    }

    private static void Accumulate(Example example, double[] weights, double[] gradient)
    {
        var scores = example.Candidates.Select(c => Dot(c, weights)).ToArray();
        var top = scores.Max();
        var mass = scores.Select(s => Math.Exp(s - top)).ToArray();
        var all = mass.Sum();
        var good = mass.Where((_, i) => example.Positive[i]).Sum();
        for (var c = 0; c < mass.Length; c++)
        {
            var coefficient = (mass[c] / all) - (example.Positive[c] ? mass[c] / good : 0);
            for (var i = 0; i < gradient.Length; i++)
            {
                gradient[i] += coefficient * example.Candidates[c][i];
            }
        }
    }

    /// <summary>Weighted sum.</summary>
    public static double Dot(double[] features, double[] weights)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Length; i++)
        {
            sum += features[i] * weights[i];
        }

        return sum;
    }
}
