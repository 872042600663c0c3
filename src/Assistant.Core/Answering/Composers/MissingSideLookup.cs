using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Finds the missing side of a comparison in the ledger: the figure of the same indicator and unit for the other period or status.</summary>
internal sealed class MissingSideLookup(ICorpusSnapshot snapshot)
{
    private const double Alike = 0.5;

    /// <summary>The findings, those without an answer replaced where the ledger has the counterpart of one that answers.</summary>
    public IReadOnlyList<SlotResult> Fill(IReadOnlyList<SlotResult> findings)
    {
        var known = findings.Where(Answerability.IsAnswered).SelectMany(f => FiguresOf(f.Best!)).ToList();
        return known.Count == 0
            ? findings
            : [.. findings.Select(f => Answerability.IsAnswered(f) || f.Slot.Year is null ? f : Counterpart(f, known) ?? f)];
    }

    private SlotResult? Counterpart(SlotResult finding, List<(Figure Figure, double Weight)> known)
    {
        var best = finding
            .Slot.Reports.SelectMany(r => snapshot.Figures(r.Report))
            .Where(f => FigureFit.Period(finding.Slot.Year, finding.Slot.Status, f) > 0)
            .SelectMany(f =>
                known
                    .Where(k => k.Figure.Unit == f.Unit && k.Figure.Kind == f.Kind)
                    .Select(k => (Figure: f, Likeness: IndicatorLikeness.Between(f, k.Figure), k.Weight))
            )
            .Where(m => m.Likeness >= Alike)
            .OrderByDescending(m => m.Likeness + m.Weight)
            .FirstOrDefault();
        if (best.Figure is null || snapshot.PassageOf(best.Figure) is not { } passage)
        {
            return null;
        }

        return finding.LedBy(best.Figure, passage);
    }

    /// <summary>Figures of the clauses that answered weigh more than others of the passage.</summary>
    private IEnumerable<(Figure Figure, double Weight)> FiguresOf(RankedPassage best)
    {
        var clauses = PassageView.Of(best.Passage).Clauses;
        var (from, to) = (best.Passage.Start + clauses[best.FirstClause].Start, best.Passage.Start + clauses[best.LastClause].End);
        return LedgerView
            .Of(snapshot.Figures(best.Passage.Report))
            .In(best.Passage.Id)
            .Select(f => (f, f.Start >= from && f.End <= to ? 0.5 : 0.0));
    }
}
