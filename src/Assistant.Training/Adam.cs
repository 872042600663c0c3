namespace Assistant.Training;

/// <summary>The Adam optimiser (Kingma and Ba, 2015) with its usual constants.</summary>
internal sealed class Adam(int size, double rate)
{
    private readonly double[] first = new double[size];
    private readonly double[] second = new double[size];
    private int steps;

    /// <summary>Moves the weights against the gradient.</summary>
    public void Step(double[] weights, double[] gradient)
    {
        steps++;
        for (var i = 0; i < weights.Length; i++)
        {
            first[i] = (0.9 * first[i]) + (0.1 * gradient[i]);
            second[i] = (0.999 * second[i]) + (0.001 * gradient[i] * gradient[i]);
            var m = first[i] / (1 - Math.Pow(0.9, steps));
            var v = second[i] / (1 - Math.Pow(0.999, steps));
            weights[i] -= rate * m / (Math.Sqrt(v) + 1e-8);
        }
    }
}
