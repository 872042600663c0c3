using Assistant.Core.Documents;
using Assistant.Core.Ledger;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>What was found for one slot.</summary>
/// <param name="Slot">What was looked for.</param>
/// <param name="Ranked">Passages, best first.</param>
/// <param name="Probability">The chance that the best one answers, 0 to 1.</param>
/// <param name="Threshold">The chance from which on it is given as the answer.</param>
/// <param name="RuledOut">Whether it is never to be given as the answer: it has a result where a target is asked for.</param>
public sealed record SlotResult(Slot Slot, IReadOnlyList<RankedPassage> Ranked, double Probability, double Threshold, bool RuledOut)
{
    /// <summary>The best passage, or null when nothing was found.</summary>
    public RankedPassage? Best => Ranked.Count > 0 ? Ranked[0] : null;

    /// <summary>The result with the clause of a figure in front, as what surely answers.</summary>
    /// <param name="passage">The passage of the figure.</param>
    internal SlotResult LedBy(Figure figure, Passage passage)
    {
        var clause = Math.Max(0, PassageView.Of(passage).ClauseOf(figure));
        var ranked = new RankedPassage(passage, 0, clause, clause, Best?.Features ?? new double[RankFeatures.Names.Count]);
        return this with { Ranked = [ranked, .. Ranked], Probability = 1 };
    }
}
