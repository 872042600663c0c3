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
}
