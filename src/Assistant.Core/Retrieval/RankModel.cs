namespace Assistant.Core.Retrieval;

/// <summary>A weight for each feature; the score is their weighted sum.</summary>
/// <param name="Weights">In the order of <see cref="RankFeatures.Names"/>.</param>
public sealed record RankModel(IReadOnlyList<double> Weights)
{
    /// <summary>The model that ships with the project, Retrieval/Data/ranker.tsv.</summary>
    public static RankModel Default { get; } = new(WeightFile.Load("Assistant.Core.Retrieval.Data.ranker.tsv", RankFeatures.Names));

    /// <summary>The score of a candidate.</summary>
    public double Score(IReadOnlyList<double> features)
    {
        var score = 0.0;
        for (var i = 0; i < features.Count; i++)
        {
            score += Weights[i] * features[i];
        }

        return score;
    }
}
