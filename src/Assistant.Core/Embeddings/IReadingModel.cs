namespace Assistant.Core.Embeddings;

/// <summary>
/// A model that reads two texts together. Safe for many callers at once. Throws whatever its runtime throws when it does not serve;
/// <see cref="Index.GuardedReading"/> lives with that.
/// </summary>
public interface IReadingModel
{
    /// <summary>How likely a passage bears a claim out, contradicts it, or does neither: three logarithms of probabilities, in this order.</summary>
    /// <param name="claim">The claim, without whose it is.</param>
    /// <param name="passage">The passage.</param>
    /// <returns>Null where the two are longer than the model reads: it never judges by half.</returns>
    IReadOnlyList<double>? Claim(string claim, string passage);

    /// <summary>The log-odds that a passage gives just what a question asks for; above 0 where it more likely does.</summary>
    /// <param name="question">The question.</param>
    /// <param name="passage">The passage; what is longer than the model reads is cut off.</param>
    double Answers(string question, string passage);
}
