using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Chooses the passages of a comparison together: each side alone may lead to another indicator (社保参保 for one year, 新增就业 for the other), of two
/// passages that hold the same indicator in the same unit both are meant.
/// </summary>
internal sealed class ComparisonPairing(ICorpusSnapshot snapshot, ParsedQuestion question)
{
    // How far down a side is looked for.
    private const int Few = 6;

    // Ranking scores are log-odds: a full likeness outweighs odds of twenty to one.
    private const double Weight = 3;
    private const double Alike = 0.5;

    /// <summary>The findings, the passages of the best pair in front; the same where there are no two sides or no alike figures.</summary>
    public IReadOnlyList<SlotResult> Choose(IReadOnlyList<SlotResult> findings)
    {
        if (findings.Count != 2 || findings.Any(f => f.Ranked.Count == 0) || SamePeriod(findings[0].Slot, findings[1].Slot))
        {
            return findings;
        }

        var (first, second) = (findings[0], findings[1]);
        var pair = (
            from a in first.Ranked.Take(Few)
            from b in second.Ranked.Take(Few)
            let likeness = Likeness(first.Slot, a, second.Slot, b)
            orderby a.Score + b.Score + (Weight * likeness) descending
            select (a, b, likeness)
        ).First();
        if (pair.likeness < Alike)
        {
            return findings;
        }

        var chance = Math.Max(first.Probability, second.Probability);
        return [Leading(first, pair.a, chance), Leading(second, pair.b, chance)];
    }

    // Two things of one period are not one indicator.
    private static bool SamePeriod(Slot first, Slot second) =>
        (first.Place, first.Year, first.Status) == (second.Place, second.Year, second.Status);

    private SlotResult Leading(SlotResult finding, RankedPassage chosen, double chance) =>
        finding with
        {
            Ranked = [chosen, .. finding.Ranked.Where(r => r != chosen)],
            Probability = chance,
            RuledOut = AnswerRules.IsRuledOut(question, chosen),
        };

    private double Likeness(Slot first, RankedPassage a, Slot second, RankedPassage b)
    {
        var best = 0.0;
        foreach (var figure in FiguresOf(first, a))
        {
            foreach (var other in FiguresOf(second, b).Where(o => o.Unit == figure.Unit && o.Kind == figure.Kind && o != figure))
            {
                best = Math.Max(
                    best,
                    IndicatorLikeness.Between(figure, other) * (0.7 + (0.3 * IndicatorLikeness.SaidIn(question, figure)))
                );
            }
        }

        return best;
    }

    private IEnumerable<Figure> FiguresOf(Slot slot, RankedPassage ranked) =>
        LedgerView
            .Of(snapshot.Figures(ranked.Passage.Report))
            .In(ranked.Passage.Id)
            .Where(f => f.Status != Status.Threshold && FigureFit.Period(slot.Year, slot.Status, f) > 0);
}
