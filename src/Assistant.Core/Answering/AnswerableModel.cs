using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;

namespace Assistant.Core.Answering;

/// <summary>The chance that the best passage answers the question: boosted trees over what is known of both (src/Assistant.Training).</summary>
public sealed class AnswerableModel
{
    private static readonly string[] Own = ["score", "margin", "phrases", "unknown", "missing-terms", "wants-number", "wants-money", "wants-percent", "wants-date", "wants-person", "asks-list", "asks-definition", "asks-verify", "asks-fact", "asks-target", "leans", "terms"];

    /// <summary>Names in the order of the values: what is known of the question, then the features of the best passage.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Own, .. RankFeatures.Names];

    private static TreeEnsemble Trees { get; } = TreeEnsemble.Load("Answering.Data.answerable.txt", Names);

    /// <summary>
    /// From this chance on a passage is given as the answer. On the training reports, each judged by models trained without it, three in a hundred
    /// answerable questions are refused at it, four at 0.45; questions more colloquial than those are refused more often.
    /// </summary>
    public const double Threshold = 0.4;

    /// <summary>The same for a side of a comparison, of which the other side tells what it is about.</summary>
    public const double SideThreshold = 0.15;

    /// <summary>Values that do not depend on the ranking.</summary>
    public static double[] QuestionFeatures(UnderstoodQuestion question, QuestionCoverage coverage) =>
    [
        coverage.Unknown,
        coverage.MissingTerms,
        question.WantsNumber ? 1 : 0,
        question.Wanted == Wanted.Money ? 1 : 0,
        question.Wanted == Wanted.Percent ? 1 : 0,
        question.Wanted == Wanted.Date ? 1 : 0,
        question.Wanted == Wanted.Person ? 1 : 0,
        question.Asked == Asked.List ? 1 : 0,
        question.Asked == Asked.Definition ? 1 : 0,
        question.Asked == Asked.Verify ? 1 : 0,
        question.Asked == Asked.Fact ? 1 : 0,
        question.Asked == Asked.Target ? 1 : 0,
        question.Previous is null ? 0 : 1,
        Math.Min(1, question.Terms.Count / 40.0),
    ];

    /// <summary>All values for a ranking, best first; zero where nothing was found.</summary>
    /// <param name="phrases">What the phrases of the question say (<see cref="PhraseModel"/>).</param>
    public static double[] Features(IReadOnlyList<double> question, double phrases, IReadOnlyList<(double Score, IReadOnlyList<double> Features)> ranked)
    {
        var score = ranked.Count > 0 ? ranked[0].Score : -10;
        var margin = ranked.Count > 1 ? Math.Clamp(score - ranked[1].Score, -5, 5) : ranked.Count;
        return [score, margin, phrases, .. question, .. ranked.Count > 0 ? ranked[0].Features : new double[RankFeatures.Names.Count]];
    }

    /// <summary>The chance, 0 to 1.</summary>
    public double Chance(IReadOnlyList<double> features) => 1 / (1 + Math.Exp(-Trees.Score(features)));
}
