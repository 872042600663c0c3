namespace Assistant.Training;

/// <summary>A question with its candidates.</summary>
/// <param name="Report">The report that it is asked over; training and test are split by it.</param>
/// <param name="AskedText">The question as a cross-encoder is given it.</param>
/// <param name="Passages">The candidates as a cross-encoder is given them.</param>
/// <param name="Reading">For each candidate what a cross-encoder says that has not learned from the report; NaN where that is not known.</param>
/// <param name="Candidates">Feature values of each candidate.</param>
/// <param name="Positive">For each candidate whether it holds the evidence.</param>
/// <param name="Question">What is known of the question alone.</param>
/// <param name="Phrases">For each candidate the phrases of the question, with those that it holds.</param>
/// <param name="RuledOut">For each candidate whether it is never given as the answer.</param>
/// <param name="IsSide">Whether it is one of several sides: which of the evidence is its own is not known.</param>
/// <param name="Abstain">Whether the right behaviour is to refuse.</param>
/// <param name="Verify">Whether a statement is to be verified.</param>
internal sealed record Example(
    string Report,
    string AskedText,
    IReadOnlyList<string> Passages,
    Func<int, double> Reading,
    IReadOnlyList<double[]> Candidates,
    IReadOnlyList<bool> Positive,
    double[] Question,
    Func<int, IReadOnlyCollection<string>> Phrases,
    IReadOnlyList<bool> RuledOut,
    bool IsSide,
    bool Abstain,
    bool Verify
);
