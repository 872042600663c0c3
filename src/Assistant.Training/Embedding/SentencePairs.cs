namespace Assistant.Training.Embedding;

/// <summary>Sentences that stand side by side in a paragraph, as features: what people write next to each other belongs together.</summary>
internal sealed class SentencePairs
{
    private const int LeastFeatures = 12;
    private const int MostFeatures = 160;
    private readonly List<int[]> sentences = [];
    private readonly List<int> first = [];

    /// <summary>Number of pairs.</summary>
    public int Count => first.Count;

    /// <summary>Takes in the sentences of a paragraph; its pairs are drawn <paramref name="times"/> times in an epoch.</summary>
    public void Add(string paragraph, int times, Func<string, int[]> features)
    {
        var start = sentences.Count;
        sentences.AddRange(
            paragraph
                .Split(['。', '!', '?', ';'], StringSplitOptions.RemoveEmptyEntries)
                .Select(features)
                .Where(f => f.Length >= LeastFeatures)
        );
        for (var i = start; i < sentences.Count; i++)
        {
            // A paragraph of one sentence is paired within itself.
            if (i + 1 < sentences.Count || sentences[i].Length >= 4 * LeastFeatures)
            {
                first.AddRange(Enumerable.Repeat(i + 1 < sentences.Count ? i : -1 - i, times));
            }
        }
    }

    /// <summary>The pairs in an order of chance; the query is a stretch of its sentence, as short as questions are.</summary>
    public IEnumerable<(int[] Query, int[] Candidate)> Shuffled(Random random)
    {
        var order = first.ToArray();
        random.Shuffle(order);
        foreach (var at in order)
        {
            if (at < 0 || random.Next(4) == 0)
            {
                var whole = sentences[at < 0 ? -1 - at : at];
                var cut = random.Next(whole.Length / 4, Math.Max((whole.Length / 4) + 1, whole.Length * 3 / 4));
                var (a, b) = (whole[..cut], whole[Math.Min(whole.Length - 1, cut + 4)..]);
                yield return random.Next(2) == 0 ? (Cut(a), Cut(b)) : (Cut(b), Cut(a));
                continue;
            }

            var (query, candidate) = random.Next(2) == 0 ? (sentences[at], sentences[at + 1]) : (sentences[at + 1], sentences[at]);
            yield return (Stretch(query, random), Cut(candidate));
        }
    }

    private static int[] Stretch(int[] features, Random random)
    {
        var length = Math.Min(features.Length, LeastFeatures + random.Next(Math.Max(1, Math.Min(features.Length, 90) - LeastFeatures)));
        var start = random.Next(features.Length - length + 1);
        return features[start..(start + length)];
    }

    private static int[] Cut(int[] features) => features.Length <= MostFeatures ? features : features[..MostFeatures];
}
