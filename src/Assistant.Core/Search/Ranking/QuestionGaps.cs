namespace Assistant.Core.Search;

/// <summary>What a text leaves uncovered of a question by words.</summary>
/// <param name="Heaviest">Share of the question's weight in the heaviest run, 0 to 1.</param>
/// <param name="Runs">The runs, each with its share of the weight.</param>
public sealed record QuestionGaps(double Heaviest, IReadOnlyList<(string Run, double Weight)> Runs)
{
    /// <summary>The runs as one text.</summary>
    public string Text => string.Join(' ', Runs.Select(r => r.Run));
}
