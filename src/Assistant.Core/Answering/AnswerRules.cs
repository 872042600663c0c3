using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Which passages are never given as the answer, whatever else they share with the question.</summary>
internal static class AnswerRules
{
    // How far down an answer may stand below passages that are ruled out.
    public const int Few = 5;

    /// <summary>True when the best passage has a result where a target is asked for, or the other way round.</summary>
    public static bool IsRuledOut(ParsedQuestion question, RankedPassage best) =>
        Rules.OtherStatus.Holds(
            question.WantsNumber && best.Feature(RankFeature.StatusClash) > 0 && best.Feature(RankFeature.FigurePeriod) < 0
        )
        || Rules.LacksLeaning.Holds(LeaningRules.IsRuledOut(question, best))
        || Rules.PlantedOrder.Holds(QuestionPatterns.Instruction().IsMatch(best.Passage.Text));

    /// <summary>The passages with the best one that is not ruled out in front, where one of the first few is not.</summary>
    public static IReadOnlyList<RankedPassage> Leading(ParsedQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        var first = ranked.Take(Few).ToList().FindIndex(r => !IsRuledOut(question, r));
        return first <= 0 ? ranked : [ranked[first], .. ranked.Where((_, i) => i != first)];
    }
}
