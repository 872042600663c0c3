using Assistant.Core.Answering;

namespace Assistant.Training;

/// <summary>Logistic regression with a penalty on the squares of the weights, by Newton's method: exact, without randomness.</summary>
internal static class LogisticTrainer
{
    public const double Penalty = 50;
    private const int Steps = 25;

    /// <summary>The model of the chance of <paramref name="labels"/> by rows of values.</summary>
    public static LogisticModel Train(
        IReadOnlyList<double[]> rows,
        IReadOnlyList<bool> labels,
        IReadOnlyList<double> importance,
        double penalty = Penalty
    )
    {
        var width = rows[0].Length;
        double[] means = [.. Enumerable.Range(0, width).Select(i => rows.Average(r => r[i]))];
        double[] deviations =
        [
            .. Enumerable.Range(0, width).Select(i => Math.Max(1e-6, Math.Sqrt(rows.Average(r => (r[i] - means[i]) * (r[i] - means[i]))))),
        ];
        double[][] values = [.. rows.Select(r => (double[])[.. r.Select((v, i) => (v - means[i]) / deviations[i]), 1])];
        var weights = new double[width + 1];
        for (var step = 0; step < Steps; step++)
        {
            var change = Step(values, labels, importance, weights, penalty);
            for (var i = 0; i <= width; i++)
            {
                weights[i] -= change[i];
            }

            if (change.Max(Math.Abs) < 1e-6)
            {
                break;
            }
        }

        return new LogisticModel(weights[width], means, deviations, weights[..width]);
    }

    // Newton's step: the gradient through the inverse of the curvature; the constant, last, is not penalised.
    private static double[] Step(
        double[][] values,
        IReadOnlyList<bool> labels,
        IReadOnlyList<double> importance,
        double[] weights,
        double penalty
    )
    {
        var width = weights.Length;
        var gradient = new double[width];
        var curvature = new double[width, width];
        for (var i = 0; i < width - 1; i++)
        {
            gradient[i] = penalty * weights[i];
            curvature[i, i] = penalty;
        }

        for (var row = 0; row < values.Length; row++)
        {
            var x = values[row];
            var score = 0.0;
            for (var i = 0; i < width; i++)
            {
                score += weights[i] * x[i];
            }

            var chance = 1 / (1 + Math.Exp(-score));
            var slope = importance[row] * (chance - (labels[row] ? 1 : 0));
            var bend = Math.Max(1e-6, importance[row] * chance * (1 - chance));
            for (var i = 0; i < width; i++)
            {
                gradient[i] += slope * x[i];
                for (var j = 0; j <= i; j++)
                {
                    curvature[i, j] += bend * x[i] * x[j];
                }
            }
        }

        return Solve(curvature, gradient);
    }

    // By Cholesky's factors of a symmetric positive matrix, of which the lower half is given.
    private static double[] Solve(double[,] matrix, double[] right)
    {
        var width = right.Length;
        for (var i = 0; i < width; i++)
        {
            for (var j = 0; j <= i; j++)
            {
                var sum = matrix[i, j];
                for (var k = 0; k < j; k++)
                {
                    sum -= matrix[i, k] * matrix[j, k];
                }

                matrix[i, j] = i == j ? Math.Sqrt(sum) : sum / matrix[j, j];
            }
        }

        var solved = (double[])right.Clone();
        for (var i = 0; i < width; i++)
        {
            for (var k = 0; k < i; k++)
            {
                solved[i] -= matrix[i, k] * solved[k];
            }

            solved[i] /= matrix[i, i];
        }

        for (var i = width - 1; i >= 0; i--)
        {
            for (var k = i + 1; k < width; k++)
            {
                solved[i] -= matrix[k, i] * solved[k];
            }

            solved[i] /= matrix[i, i];
        }

        return solved;
    }
}
