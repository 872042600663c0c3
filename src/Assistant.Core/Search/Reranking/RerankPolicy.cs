namespace Assistant.Core.Search;

/// <summary>What reading question and passage together changes in the order of the passages.</summary>
internal static class RerankPolicy
{
    /// <summary>How many passages are read: each costs milliseconds, and further down hardly an answer stands.</summary>
    public const int Read = 3;

    private const double Weight = 0.4;

    // A passage so far behind the best is hardly ever lifted above it; without it more than half of all questions need one reading, not three.
    private const double Reach = 4;

    /// <summary>How many of the passages, best first, are read: the best and those whose scores reading could lift above it.</summary>
    public static int Count(IReadOnlyList<double> scores) => scores.Take(Read).Count(s => s >= scores[0] - Reach);

    /// <summary>What a passage is ordered by: the ranker's score with what the reading adds.</summary>
    public static double Combined(double score, double reading) => score + (Weight * reading);

    /// <summary>Those that were read by ranker and reading together, best first, then the others as they stood.</summary>
    public static IReadOnlyList<RankedPassage> Order(IReadOnlyList<RankedPassage> ranked) =>
        [
            .. ranked.Where(r => r.Reading is not null).OrderByDescending(r => Combined(r.Score, r.Reading!.Value)),
            .. ranked.Where(r => r.Reading is null),
        ];
}
