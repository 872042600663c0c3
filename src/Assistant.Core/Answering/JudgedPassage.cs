using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>What the chance of an answer is worked out from of one passage.</summary>
/// <param name="Score">The ranker's score.</param>
/// <param name="Features">Values in the order of <see cref="RankFeatures.Names"/>.</param>
/// <param name="Reading">What reading question and passage together says, or null where it was not read.</param>
public readonly record struct JudgedPassage(double Score, IReadOnlyList<double> Features, double? Reading)
{
    /// <summary>The same of a ranked passage.</summary>
    public static JudgedPassage Of(RankedPassage ranked) => new(ranked.Score, ranked.Features, ranked.Reading);
}
