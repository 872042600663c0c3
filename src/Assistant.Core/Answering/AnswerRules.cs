using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Whether a passage holds the kind of thing that a question asks for, whatever else it shares with it.</summary>
internal static partial class AnswerRules
{
    private const string Separators = "、，,；;：:";

    // Of so many items no sentence that only announces them has as many commas.
    private const int LongList = 8;

    // How far down an answer may stand below passages that are ruled out.
    public const int Few = 5;

    /// <summary>False when the best passage cannot be the answer: no figure of the unit asked for.</summary>
    public static bool Holds(ParsedQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        if (ranked.Count == 0)
        {
            return false;
        }

        var best = ranked[0];
        return !Rules.UnitMissing.Holds(
            question.Kind is QuestionKind.Figure or QuestionKind.Target
                && question.WantsNumber
                && NamesUnit(question)
                && best.Feature("figure-fits") == 0
        );
    }

    /// <summary>
    /// True when the ledger holds what is asked in so many words: a figure of the indicator by its official name, of the time and the unit asked for (a level
    /// where none is named), in a passage that reads like the answer or has the indicator word for word. Of some 290 such questions of the training sets four
    /// had no answer, none of them refused without this rule.
    /// </summary>
    public static bool TellsOutright(ParsedQuestion question, RankedPassage best) =>
        question.WantsNumber
        && best.Feature("figure-fits") == 1
        && best.Feature("form") == 1
        && best.Feature("figure") >= 0.6
        && best.Feature("figure-period") >= 0
        && (best.Feature("unit") > 0 || (best.Feature("unit") == 0 && best.Feature("level") >= 0.6))
        && (best.Reading is null or > 0 || best.Feature("figure") >= 0.9);

    /// <summary>
    /// True when the best passage is never given as the answer, however alike it is: a result where a target is asked for or the other way round, no money
    /// where a sum is asked for, no road where one is, a long list announced but not given.
    /// </summary>
    public static bool IsRuledOut(ParsedQuestion question, RankedPassage best) =>
        Rules.OtherStatus.Holds(HasOtherStatus(question, best))
        || Rules.LacksMoney.Holds(LacksMoney(question, best))
        || Rules.LacksWay.Holds(LacksWay(question, best))
        || Rules.LacksList.Holds(LacksList(question, best))
        || Rules.LacksLeaning.Holds(LeaningRules.IsRuledOut(question, best));

    /// <summary>The passages with the best one that is not ruled out in front, where one of the first few is not.</summary>
    public static IReadOnlyList<RankedPassage> Leading(ParsedQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        var first = ranked.Take(Few).ToList().FindIndex(r => !IsRuledOut(question, r));
        return first <= 0 ? ranked : [ranked[first], .. ranked.Where((_, i) => i != first)];
    }

    private static bool LacksMoney(ParsedQuestion question, RankedPassage best) =>
        question.Kind is QuestionKind.Figure or QuestionKind.Target
        && question.Expected == ExpectedAnswer.Money
        && !AnswerShape.Money().IsMatch(PassageView.Of(best.Passage).Normalized);

    // 哪条路, 哪座桥: a way or a bridge must be named.
    private static bool LacksWay(ParsedQuestion question, RankedPassage best) =>
        WhichWay().Match(question.Text) is { Success: true } way
        && !best.Passage.Text.Contains(way.Groups[1].Value, StringComparison.Ordinal);

    private static bool LacksList(ParsedQuestion question, RankedPassage best) =>
        question.Kind == QuestionKind.List
        && question.ListSize >= LongList
        && best.Passage.Text.Count(c => Separators.Contains(c, StringComparison.Ordinal)) < LongList - 1;

    private static bool HasOtherStatus(ParsedQuestion question, RankedPassage best) =>
        question.WantsNumber && best.Feature("status-clash") > 0 && best.Feature("figure-period") < 0;

    [GeneratedRegex("哪一?[条座个](?:的)?([路街桥河湖江线站])(?!线|段|面|子)")]
    private static partial Regex WhichWay();

    private static bool NamesUnit(ParsedQuestion question) =>
        question.Expected is ExpectedAnswer.Money or ExpectedAnswer.Rank || question.UnitHints.Count > 0;
}
