using Assistant.Core.Passages;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <summary>What was found for one slot.</summary>
/// <param name="Slot">What was looked for.</param>
/// <param name="Ranked">Passages, best first.</param>
/// <param name="Chance">The chance that the best one answers, 0 to 1.</param>
/// <param name="Threshold">The chance from which on it is given as the answer.</param>
/// <param name="Fits">Whether the best one holds the kind of thing asked for at all: an amount of money, a list.</param>
public sealed record Finding(Slot Slot, IReadOnlyList<RankedPassage> Ranked, double Chance, double Threshold, bool Fits)
{
    /// <summary>The best passage, or null when nothing was found.</summary>
    public RankedPassage? Best => Ranked.Count > 0 ? Ranked[0] : null;

    /// <summary>Whether the best passage is good enough to be given as the answer.</summary>
    public bool Answers => Best is not null && Fits && Chance >= Threshold;
}
