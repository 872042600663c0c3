namespace Assistant.Core.Index;

/// <summary>Keeps the best of many passages; of two as good the one with the lower row.</summary>
/// <param name="most">How many are kept.</param>
internal sealed class BestPassages(int most)
{
    private readonly PriorityQueue<long, (double Score, long Later)> kept = new();
    private double least = double.NegativeInfinity;

    /// <summary>Takes a passage where it is among the best so far.</summary>
    public void Offer(long number, double score)
    {
        if (kept.Count == most && score < least)
        {
            return;
        }

        kept.Enqueue(number, (score, -number));
        if (kept.Count > most)
        {
            kept.Dequeue();
        }

        if (kept.Count == most && kept.TryPeek(out _, out var worst))
        {
            least = worst.Score;
        }
    }

    /// <summary>The passages kept, best first.</summary>
    public List<(long Number, double Score)> Ranked() =>
        [.. kept.UnorderedItems.Select(i => (i.Element, i.Priority.Score)).OrderByDescending(i => i.Score).ThenBy(i => i.Element)];
}
