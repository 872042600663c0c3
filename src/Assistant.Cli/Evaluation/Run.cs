using Assistant.Core.Contract;

namespace Assistant.Cli.Evaluation;

/// <summary>A question with its answer and score.</summary>
internal sealed record Judged(string Set, EvaluationQuestion Question, Answer Answer, Score Score)
{
    /// <summary>For each rule that came to bear what became of the question without it, where that was asked for.</summary>
    public IReadOnlyDictionary<Rule, Judged> Without { get; init; } = new Dictionary<Rule, Judged>();
}

/// <summary>A line of the table: counts over some questions.</summary>
internal sealed record Tally(
    string Name,
    int Questions,
    double Right,
    double Cited,
    double Precise,
    double Grounded,
    double RefusedRight,
    double WronglyRefused
)
{
    /// <summary>Counts over <paramref name="judged"/>; a share without questions is 1.</summary>
    public static Tally Of(string name, IReadOnlyCollection<Judged> judged) =>
        new(
            name,
            judged.Count,
            Share(judged, j => true, j => j.Score.Right),
            Share(judged, j => j.Score.Cited is not null, j => j.Score.Cited == true),
            judged.Any(j => j.Score.Precise is not null)
                ? judged.Where(j => j.Score.Precise is not null).Average(j => j.Score.Precise!.Value)
                : 1,
            Share(judged, j => true, j => j.Score.Grounded),
            Share(judged, j => j.Score.Abstain, j => j.Score.Right),
            Share(judged, j => !j.Score.Abstain, j => j.Score.WronglyRefused, empty: 0)
        );

    private static double Share(IReadOnlyCollection<Judged> judged, Func<Judged, bool> among, Func<Judged, bool> which, double empty = 1)
    {
        var counted = judged.Where(among).ToList();
        return counted.Count == 0 ? empty : counted.Count(which) / (double)counted.Count;
    }
}
