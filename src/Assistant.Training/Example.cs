namespace Assistant.Training;

/// <summary>A question with its candidates.</summary>
/// <param name="Candidates">Feature values of each candidate.</param>
/// <param name="Positive">For each candidate whether it holds the evidence.</param>
/// <param name="Unknown">Share of the question that the corpus cannot cover.</param>
/// <param name="WantsNumber">Whether the answer has to hold a number.</param>
/// <param name="Abstain">Whether the right behaviour is to refuse.</param>
internal sealed record Example(string Report, TrainingQuestion Question, IReadOnlyList<double[]> Candidates, IReadOnlyList<bool> Positive, double Unknown, bool WantsNumber, bool Abstain);
