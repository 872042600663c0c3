using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Finds the one figure of the ledger whose indicator is just what a short question names: 粮食多少 shares too little with 粮食产量达到19亿斤 for a passage to be
/// surely its answer, while the ledger leaves no doubt.
/// </summary>
internal sealed class NamedFigure(ICorpusSnapshot snapshot)
{
    /// <summary>The result with the passage of that figure in front; null where an answer was found or no single figure is meant.</summary>
    public SlotResult? Of(ParsedQuestion question, SlotResult result)
    {
        // 粮食呢, behind another topic: the turn itself says what is meant.
        var own = question.IsWhole ? null : question.Own;
        if (
            question is not { WantsNumber: true, Kind: QuestionKind.Figure or QuestionKind.Target or QuestionKind.Fact }
            || result.Slot.Part is not null
            || NamedThing.In(own ?? question.Text) is not { } thing
            || (Answerability.IsAnswered(result) && (own is null || Says(result.Best!, thing)))
        )
        {
            return null;
        }

        var figures = result
            .Slot.Reports.SelectMany(r => snapshot.Figures(r.Report))
            .Where(f =>
                f.Kind is FigureKind.Level or FigureKind.Count or FigureKind.Share
                && NamedThing.IsIndicator(thing, SearchText.Normalize(f.Indicator))
                && (own is not null || FigureFit.Unit(question, f))
                && FigureFit.Period(result.Slot.Year, result.Slot.Status, f) is 0 or 1
            )
            .ToList();

        // Of a result and an aim the result is meant where no time is said.
        var results = figures.Where(f => f.Status == Status.Actual).ToList();
        var meant = results.Count > 0 && !QuestionPatterns.TargetWords().IsMatch(question.Text) ? results : figures;
        return meant.DistinctBy(f => (f.Value, f.Unit)).Count() == 1 && snapshot.PassageOf(meant[0]) is { } passage
            ? result.LedBy(meant[0], passage) with
            {
                RuledOut = false,
            }
            : null;
    }

    private static bool Says(RankedPassage best, string thing) =>
        PassageView.AnsweringClauses(best).Any(c => c.Normalized.Contains(thing, StringComparison.Ordinal));
}
