namespace Assistant.Training;

/// <summary>Learns logistic weights; full-batch Adam with a little weight decay, so that runs repeat exactly.</summary>
internal static class LogisticTrainer
{
    /// <summary>Weights that predict the labels; each row counts by its importance.</summary>
    public static double[] Train(IReadOnlyList<(double[] Features, bool Label, double Importance)> rows, int steps = 1500, double rate = 0.05, double decay = 0.002)
    {
        var weights = new double[rows[0].Features.Length];
        var optimizer = new Adam(weights.Length, rate);
        var total = rows.Sum(r => r.Importance);
        for (var step = 0; step < steps; step++)
        {
            var gradient = new double[weights.Length];
            foreach (var (features, label, importance) in rows)
            {
                var error = (1 / (1 + Math.Exp(-ListwiseTrainer.Dot(features, weights)))) - (label ? 1 : 0);
                for (var i = 0; i < weights.Length; i++)
                {
                    gradient[i] += error * features[i] * importance;
                }
            }

            for (var i = 0; i < weights.Length; i++)
            {
                gradient[i] = (gradient[i] / total) + (decay * weights[i]);
            }

            optimizer.Step(weights, gradient);
        }

        return weights;
    }
}
