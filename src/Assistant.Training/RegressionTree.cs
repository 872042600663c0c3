using Assistant.Core.Search;

namespace Assistant.Training;

/// <summary>Grows one regression tree on gradients and second derivatives, over features cut into bins.</summary>
internal sealed class RegressionTree(Bins bins, float[] gradient, float[] curvature, TreeOptions options)
{
    private readonly List<TreeEnsemble.Node> nodes = [];

    /// <summary>The tree's nodes in preorder; <paramref name="rows"/> is reordered.</summary>
    public TreeEnsemble.Node[] Grow(int[] rows)
    {
        Split(rows, 0, rows.Length, options.Depth);
        return [.. nodes];
    }

    private void Split(int[] rows, int from, int to, int depth)
    {
        var (sum, weight) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            sum += gradient[rows[i]];
            weight += curvature[rows[i]];
        }

        var (feature, bin) = depth == 0 ? (-1, 0) : Best(rows, from, to, sum, weight);
        if (feature < 0)
        {
            nodes.Add(new TreeEnsemble.Node(-1, -options.Rate * sum / (weight + options.Regularization), 0));
            return;
        }

        var index = nodes.Count;
        nodes.Add(default);
        var middle = Partition(rows, from, to, feature, bin);
        Split(rows, from, middle, depth - 1);
        nodes[index] = new TreeEnsemble.Node(feature, bins.Threshold(feature, bin), nodes.Count);
        Split(rows, middle, to, depth - 1);
    }

    private (int Feature, int Bin) Best(int[] rows, int from, int to, double sum, double weight)
    {
        var best = (Feature: -1, Bin: 0);
        var bestGain = options.LeastGain;
        var whole = sum * sum / (weight + options.Regularization);
        Span<double> sums = stackalloc double[Bins.Most];
        Span<double> weights = stackalloc double[Bins.Most];
        for (var feature = 0; feature < bins.Features; feature++)
        {
            sums.Clear();
            weights.Clear();
            var column = bins.Column(feature);
            for (var i = from; i < to; i++)
            {
                sums[column[rows[i]]] += gradient[rows[i]];
                weights[column[rows[i]]] += curvature[rows[i]];
            }

            double left = 0,
                leftWeight = 0;
            for (var bin = 0; bin < bins.Count(feature) - 1; bin++)
            {
                left += sums[bin];
                leftWeight += weights[bin];
                if (leftWeight < options.LeastWeight || weight - leftWeight < options.LeastWeight)
                {
                    continue;
                }

                var gain =
                    (left * left / (leftWeight + options.Regularization))
                    + ((sum - left) * (sum - left) / (weight - leftWeight + options.Regularization))
                    - whole;
                if (gain > bestGain)
                {
                    (bestGain, best) = (gain, (feature, bin));
                }
            }
        }

        return best;
    }

    private int Partition(int[] rows, int from, int to, int feature, int bin)
    {
        var column = bins.Column(feature);
        var middle = from;
        for (var i = from; i < to; i++)
        {
            if (column[rows[i]] <= bin)
            {
                (rows[i], rows[middle]) = (rows[middle], rows[i]);
                middle++;
            }
        }

        return middle;
    }
}
