using Assistant.Core.Documents;

namespace Assistant.Core.Search;

/// <summary>A passage ranked for a slot.</summary>
/// <param name="Passage">The passage.</param>
/// <param name="Score">The ranker's score: higher is better, comparable within one slot.</param>
/// <param name="FirstClause">Index of the first clause of the window that covers the question best.</param>
/// <param name="LastClause">Index of the last one.</param>
/// <param name="Features">Values in the order of <see cref="RankFeatures.Names"/>.</param>
public sealed record RankedPassage(Passage Passage, double Score, int FirstClause, int LastClause, IReadOnlyList<double> Features)
{
    /// <summary>What the cross-encoder says of it, a logit; null when it did not read it.</summary>
    public double? Reading { get; init; }

    /// <summary>A feature.</summary>
    public double Feature(RankFeature feature) => Features[(int)feature];

    /// <summary>A feature by the name that the model files have for it.</summary>
    public double Feature(string name) => Features[RankFeatures.IndexOf(name)];
}
