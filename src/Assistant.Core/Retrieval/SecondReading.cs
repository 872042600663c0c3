namespace Assistant.Core.Retrieval;

/// <summary>What reading question and passage together changes in the order of the passages.</summary>
internal static class SecondReading
{
    /// <summary>How many passages are read: each costs milliseconds, and further down hardly an answer stands.</summary>
    public const int Read = 4;

    private const double Weight = 0.5;

    /// <summary>Those that were read by ranker and reading together, best first, then the others as they stood.</summary>
    public static IReadOnlyList<RankedPassage> Order(IReadOnlyList<RankedPassage> ranked) =>
    [
        .. ranked.Where(r => r.Reading is not null).OrderByDescending(r => r.Score + (Weight * r.Reading!.Value)),
        .. ranked.Where(r => r.Reading is null),
    ];
}
