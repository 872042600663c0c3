namespace Assistant.Core.Language;

/// <summary>A thing that reports speak of, with the words for it; all words are normalised for search.</summary>
/// <param name="Term">Its official name, as written.</param>
/// <param name="Forms">Words that mean the same, the term first.</param>
/// <param name="Related">Words of reports that are not the same but often stand in its place: a part, a kind, a measure of it.</param>
/// <param name="Hints">Words of everyday speech that lead to it.</param>
/// <param name="English">English names.</param>
public sealed record LexiconConcept(
    string Term,
    IReadOnlyList<string> Forms,
    IReadOnlyList<string> Related,
    IReadOnlyList<string> Hints,
    IReadOnlyList<string> English
)
{
    /// <summary>What to look for when the concept was not named by one of its forms: the forms, then the related words.</summary>
    public IReadOnlyList<string> Wide { get; } = [.. Forms.Concat(Related).Distinct()];
}
