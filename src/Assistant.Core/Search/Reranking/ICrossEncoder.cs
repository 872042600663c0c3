namespace Assistant.Core.Search;

/// <summary>Reads a question and a passage together and tells how surely the passage answers it.</summary>
public interface ICrossEncoder
{
    /// <summary>
    /// A score for each passage, in the order of the passages: a logit, above 0 where the passage more likely answers than not. Safe for many
    /// callers at once. Throws whatever the model's runtime throws when it does not serve; <see cref="CrossEncoderReranker"/> lives with that.
    /// </summary>
    /// <param name="question">As <see cref="CrossEncoderInput.Question"/> writes it.</param>
    /// <param name="passages">As <see cref="CrossEncoderInput.Passage"/> writes them; may be empty.</param>
    IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages);
}
