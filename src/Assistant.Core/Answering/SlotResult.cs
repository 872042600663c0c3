using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>What was found for one slot.</summary>
/// <param name="Slot">What was looked for.</param>
/// <param name="Ranked">Passages, best first.</param>
/// <param name="Probability">The chance that the best one answers, 0 to 1.</param>
/// <param name="Threshold">The chance from which on it is given as the answer.</param>
/// <param name="Fits">Whether the best one holds a figure of the unit asked for, where one is named.</param>
/// <param name="RuledOut">Whether it is never to be given as the answer: it tells a result where a target is asked for, no sum where one is.</param>
/// <param name="Outright">Whether it tells what is asked in so many words, whatever the chance.</param>
public sealed record SlotResult(
    Slot Slot,
    IReadOnlyList<RankedPassage> Ranked,
    double Probability,
    double Threshold,
    bool Fits,
    bool RuledOut,
    bool Outright
)
{
    /// <summary>The best passage, or null when nothing was found.</summary>
    public RankedPassage? Best => Ranked.Count > 0 ? Ranked[0] : null;
}
