namespace Assistant.Training.Lists;

/// <summary>A question for a list, with the lists of the outline that may answer it.</summary>
/// <param name="Rows">For each list its values and whether it answers.</param>
/// <param name="PassageAnswers">Whether the best passage alone answers.</param>
internal sealed record ListExample(string Report, string Type, string Question, IReadOnlyList<ListRow> Rows, bool PassageAnswers);

/// <summary>A list as it is set beside a question.</summary>
internal sealed record ListRow(IReadOnlyList<double> Values, bool Answers, string FirstWords);
