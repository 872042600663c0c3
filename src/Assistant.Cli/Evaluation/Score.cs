namespace Assistant.Cli.Evaluation;

/// <summary>What became of one question.</summary>
/// <param name="Right">The answer says what it must, or refuses where it must.</param>
/// <param name="Cited">All evidence stands in the citations; null for a question without evidence.</param>
/// <param name="Precise">Share of the citations that hold evidence; null where nothing can be told.</param>
/// <param name="Grounded">Every quote stands at its offsets and every figure of the answer in a quote or a derivation.</param>
/// <param name="Refused">It was refused.</param>
/// <param name="Abstain">It was to be refused.</param>
internal sealed record Score(bool Right, bool? Cited, double? Precise, bool Grounded, bool Refused, bool Abstain)
{
    /// <summary>It was answered from a report of a place that is not meant.</summary>
    public bool WrongPlace { get; init; }

    public bool WronglyRefused => Refused && !Abstain;
}
