using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Chooses the list of an outline that answers a question, if one does: by a logistic regression, weights by src/Assistant.Training.</summary>
internal sealed class ListChooser(ICorpusSnapshot snapshot)
{
    /// <summary>
    /// From this chance on a list is given. Of 535 questions for lists and terms over the reports of the role train, each judged by a model trained without its report,
    /// 484 are right with it and 355 without lists; of 152 over those to choose by, 133 and 108.
    /// </summary>
    public const double Threshold = 0.3;

    /// <summary>
    /// From this chance on a list is given where no passage answers and the question states no size that speaks for the list: a refusal needs more to become an
    /// answer than an answer needs to become another.
    /// </summary>
    public const double ThresholdUnanswered = 0.5;

    private static readonly Lazy<LogisticModel> Model = new(() => LogisticModel.Load("Answering.Data.lists.txt", ListCandidates.Names));

    /// <summary>The list; null where none is likely enough.</summary>
    public FoundItems? Choose(ParsedQuestion question, IReadOnlyList<SlotResult> parts)
    {
        var fit = new ListFit(snapshot, question, parts);
        var best = Ordered(question, parts).FirstOrDefault(c => fit.Holds(c.Found));
        var least = fit.HasSize || parts.Any(Answerability.IsAnswered) ? Threshold : ThresholdUnanswered;
        return best.Chance >= least ? best.Found : null;
    }

    /// <summary>The likeliest lists, whatever their chance.</summary>
    public IEnumerable<FoundItems> Likeliest(ParsedQuestion question, IReadOnlyList<SlotResult> parts, int count) =>
        Ordered(question, parts).Take(count).Select(c => c.Found);

    private IEnumerable<(FoundItems Found, double Chance)> Ordered(ParsedQuestion question, IReadOnlyList<SlotResult> parts) =>
        new ListCandidates(snapshot)
            .Of(question, parts)
            .Select(candidate => (candidate.Found, Chance: Chance(Model.Value, candidate.Values)))
            .OrderByDescending(c => c.Chance);

    /// <summary>The chance, 0 to 1, by a model.</summary>
    public static double Chance(LogisticModel model, IReadOnlyList<double> values) => 1 / (1 + Math.Exp(-model.Score(values)));
}
