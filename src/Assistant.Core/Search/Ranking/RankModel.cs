namespace Assistant.Core.Search;

/// <summary>Scores a candidate passage by its features: boosted trees trained on question sets (src/Assistant.Training).</summary>
/// <param name="Trees">Trees over <see cref="RankFeatures.Names"/>.</param>
public sealed record RankModel(TreeEnsemble Trees)
{
    /// <summary>The model that ships with the project.</summary>
    public static RankModel Default { get; } = new(TreeEnsemble.Load("Search.Data.ranker.txt", RankFeatures.Names));

    /// <summary>The score of a candidate: higher is better, comparable within one slot.</summary>
    public double Score(IReadOnlyList<double> features) => Trees.Score(features);
}
