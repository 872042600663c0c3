using System.Text.RegularExpressions;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;

namespace Assistant.Core.Answering;

/// <summary>Whether a passage holds the kind of thing that a question asks for, whatever else it shares with it.</summary>
internal static partial class AnswerFit
{
    private const string Separators = "、，,；;：:";

    /// <summary>False when the best passage cannot be the answer: no figure of the unit asked for, no list as long as the one asked for.</summary>
    public static bool Holds(UnderstoodQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        if (ranked.Count == 0)
        {
            return false;
        }

        var best = ranked[0];
        if (question.Asked is Asked.Figure or Asked.Target && question.WantsNumber && NamesUnit(question) && best.Feature("figure-fits") == 0)
        {
            return false;
        }

        // Last year's result is not given for a target, nor the other way round: the figure that fits best has the other status.
        if (question.WantsNumber && best.Feature("status-clash") > 0 && best.Feature("figure-period") < 0)
        {
            return false;
        }

        // 哪条路, 哪座桥: a way or a bridge must be named.
        if (WhichWay().Match(question.Text) is { Success: true } way && !best.Passage.Text.Contains(way.Groups[1].Value, StringComparison.Ordinal))
        {
            return false;
        }

        return question.Asked != Asked.List || question.ListSize is not { } size || AnswerShape.ProblemQuestion().IsMatch(question.Text)
            || best.Passage.Text.Count(c => Separators.Contains(c, StringComparison.Ordinal)) >= Math.Min(size, 8) - 1;
    }

    [GeneratedRegex("哪一?[条座个](?:的)?([路街桥河湖江线站])(?!线|段|面|子)")]
    private static partial Regex WhichWay();

    private static bool NamesUnit(UnderstoodQuestion question) => question.Wanted is Wanted.Money or Wanted.Rank || question.UnitHints.Count > 0;
}
