namespace Assistant.Cli.Evaluation;

/// <summary>A question asked after another one.</summary>
/// <param name="Before">The turn before it.</param>
/// <param name="First">Its answer when it is asked first.</param>
/// <param name="After">Its answer after that turn.</param>
internal sealed record AskedAfter(EvaluationQuestion Before, Judged First, Judged After)
{
    /// <summary>Whether the turn before changed nothing: same outcome, text and citations.</summary>
    public bool IsSame =>
        First.Answer.Outcome == After.Answer.Outcome && First.Answer.Text == After.Answer.Text && Cited(First).SequenceEqual(Cited(After));

    private static IEnumerable<(string Report, int Start, int End)> Cited(Judged judged) =>
        judged.Answer.Citations.Select(c => (c.Report, c.Start, c.End));
}

/// <summary>Asks every question of a set that stands alone after others of the set: what stands alone gives the same answer whatever was asked before.</summary>
internal static class AfterOthers
{
    /// <summary>Asks the questions first, and then each after some of the others.</summary>
    /// <param name="most">How many others each is asked after, drawn anew in the same way every time; null for all of them.</param>
    public static async Task<IReadOnlyList<AskedAfter>> RunAsync(
        Evaluator evaluator,
        string path,
        int? most,
        CancellationToken cancellationToken
    )
    {
        var set = Evaluator.SetOf(path);
        var alone = EvaluationQuestion.Load(path).Where(q => (q.History ?? []).Count == 0).ToList();
        var first = (await evaluator.RunAsync(set, alone, cancellationToken)).ToDictionary(j => j.Question.Id);
        var random = new Random(20261128);
        var pairs = (
            from question in alone
            from before in Others(alone, question, most, random)
            select (Before: before, Question: question with { Id = $"{question.Id} after {before.Id}", History = [before.Question] })
        ).ToList();
        var after = (await evaluator.RunAsync(set, [.. pairs.Select(p => p.Question)], cancellationToken)).ToDictionary(j => j.Question.Id);
        return [.. pairs.Select(p => new AskedAfter(p.Before, first[p.Question.Id.Split(" after ")[0]], after[p.Question.Id]))];
    }

    private static IEnumerable<EvaluationQuestion> Others(
        List<EvaluationQuestion> all,
        EvaluationQuestion question,
        int? most,
        Random random
    )
    {
        var others = all.Where(q => q.Id != question.Id).ToArray();
        return most is { } count && count < others.Length ? random.GetItems(others, count).Distinct() : others;
    }
}
