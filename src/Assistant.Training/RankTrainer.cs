using Assistant.Core.Search;

namespace Assistant.Training;

/// <summary>
/// Boosts trees on the listwise softmax loss (Cao et al., "Learning to rank: from pairwise approach to listwise approach", ICML 2007): the
/// candidates that hold the evidence should get the mass. No randomness, so that runs repeat exactly.
/// </summary>
internal static class RankTrainer
{
    /// <summary>Trees over the rank features.</summary>
    public static TreeEnsemble Train(IReadOnlyList<Example> examples, TreeOptions options)
    {
        var usable = examples.Where(e => !e.IsSide && e.Positive.Contains(true) && e.Positive.Contains(false)).ToList();
        var rows = usable.SelectMany(e => e.Candidates).ToList();
        var bins = new Bins(rows);
        var scores = new double[rows.Count];
        var trees = new List<TreeEnsemble.Node[]>();
        for (var round = 0; round < options.Trees; round++)
        {
            var (gradient, curvature) = Derivatives(usable, scores);
            var tree = new RegressionTree(bins, gradient, curvature, options).Grow([.. Enumerable.Range(0, rows.Count)]);
            var single = TreeEnsemble.Of([tree]);
            for (var i = 0; i < rows.Count; i++)
            {
                scores[i] += single.Score(rows[i]);
            }

            trees.Add(tree);
        }

        return TreeEnsemble.Of(trees);
    }

    private static (float[] Gradient, float[] Curvature) Derivatives(List<Example> examples, double[] scores)
    {
        var gradient = new float[scores.Length];
        var curvature = new float[scores.Length];
        var start = 0;
        foreach (var example in examples)
        {
            var count = example.Candidates.Count;
            var top = scores.AsSpan(start, count).ToArray().Max();
            var mass = scores.AsSpan(start, count).ToArray().Select(s => Math.Exp(s - top)).ToArray();
            var (all, good) = (mass.Sum(), mass.Where((_, i) => example.Positive[i]).Sum());
            for (var i = 0; i < count; i++)
            {
                var chance = mass[i] / all;
                gradient[start + i] = (float)(chance - (example.Positive[i] ? mass[i] / good : 0));
                curvature[start + i] = (float)Math.Max(1e-4, chance * (1 - chance));
            }

            start += count;
        }

        return (gradient, curvature);
    }
}
