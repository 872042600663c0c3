namespace Assistant.Core.Questions;

/// <summary>Decides the kind of a question: by the learned model, and by rule where there is nothing to learn.</summary>
internal static class KindReader
{
    /// <summary>
    /// Least probability of a kind that is refused without a look at the reports. Below it the likeliest other kind is taken, and the reports decide. Chosen
    /// on the reports of the role choose.
    /// </summary>
    public const double RefusedFrom = 0.35;

    /// <summary>The kind of a question that was read but for its kind.</summary>
    /// <param name="instructed">Whether a planted instruction was taken out of it.</param>
    /// <param name="reportYear">The year of the report that is asked, where there is but one.</param>
    public static QuestionKind Of(ParsedQuestion question, bool instructed, int? reportYear)
    {
        if (!question.Text.Any(char.IsLetterOrDigit))
        {
            return instructed ? QuestionKind.Instruction : QuestionKind.Nonsense;
        }

        if (instructed && question.Terms.All(t => t.Origin == TermOrigin.Character))
        {
            return QuestionKind.Instruction;
        }

        return Likeliest(KindModel.Default.Probabilities(KindFeatures.Of(question, reportYear)), instructed);
    }

    /// <summary>The likeliest kind; one that is refused at once only where it is likely enough.</summary>
    /// <param name="probabilities">In the order of <see cref="KindModel.Kinds"/>.</param>
    /// <param name="isBesideInstruction">What stands beside an instruction is a question of its own: it is no instruction.</param>
    public static QuestionKind Likeliest(IReadOnlyList<double> probabilities, bool isBesideInstruction)
    {
        var best = QuestionKind.Fact;
        var highest = -1.0;
        for (var i = 0; i < probabilities.Count; i++)
        {
            var kind = KindModel.Kinds[i];
            var isOpen = !IsRefusedAtOnce(kind) || (probabilities[i] >= RefusedFrom && !(isBesideInstruction && kind == QuestionKind.Instruction));
            if (isOpen && probabilities[i] > highest)
            {
                (best, highest) = (kind, probabilities[i]);
            }
        }

        return best;
    }

    private static bool IsRefusedAtOnce(QuestionKind kind) =>
        kind is QuestionKind.Opinion or QuestionKind.Advice or QuestionKind.Instruction or QuestionKind.Nonsense;
}
