using Assistant.Core.Claims;
using Assistant.Core.Search;

namespace Assistant.Training.Claims;

/// <summary>Boosts trees for several classes at once on the softmax loss.</summary>
internal static class ClassTrainer
{
    /// <summary>An ensemble for each class by rows of values and their classes.</summary>
    public static TreeEnsemble[] Train(IReadOnlyList<double[]> rows, IReadOnlyList<int> classes, TreeOptions options)
    {
        const int K = EntailmentModel.Classes;
        var bins = new Bins(rows);
        var scores = new double[rows.Count][];
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = new double[K];
        }

        var trees = new List<TreeEnsemble.Node[]>[K];
        for (var k = 0; k < K; k++)
        {
            trees[k] = [];
        }

        var random = new Random(5);
        for (var round = 0; round < options.Trees; round++)
        {
            double[][] chances = [.. scores.Select(EntailmentModel.Softmax)];
            int[] sample = [.. Enumerable.Range(0, rows.Count).Where(_ => random.NextDouble() < 0.6)];
            Parallel.For(0, K, new ParallelOptions { MaxDegreeOfParallelism = 2 }, k =>
            {
                var gradient = new float[rows.Count];
                var curvature = new float[rows.Count];
                for (var i = 0; i < rows.Count; i++)
                {
                    gradient[i] = (float)(chances[i][k] - (classes[i] == k ? 1 : 0));
                    curvature[i] = (float)Math.Max(1e-6, chances[i][k] * (1 - chances[i][k]));
                }

                var nodes = new RegressionTree(bins, gradient, curvature, options).Grow([.. sample]);
                trees[k].Add(nodes);
                var tree = TreeEnsemble.Of([nodes]);
                for (var i = 0; i < rows.Count; i++)
                {
                    scores[i][k] += tree.Score(rows[i]);
                }
            });
        }

        return [.. trees.Select(t => TreeEnsemble.Of(t))];
    }
}
