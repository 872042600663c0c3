namespace Assistant.Core.Language;

/// <summary>By which kind of word a concept was met.</summary>
public enum LexiconMatchKind
{
    /// <summary>A word that means the same.</summary>
    Form,

    /// <summary>An everyday or related word, which only helps to find it.</summary>
    Hint,

    /// <summary>An English name.</summary>
    English,
}

/// <summary>A concept met in a text.</summary>
/// <param name="Concept">What was met.</param>
/// <param name="Kind">By which kind of word.</param>
/// <param name="Start">Offset in the normalised text.</param>
/// <param name="Length">Characters of the word.</param>
public sealed record LexiconMatch(LexiconConcept Concept, LexiconMatchKind Kind, int Start, int Length)
{
    /// <summary>Words of a report any of which answers to the word that was met.</summary>
    public IReadOnlyList<string> Alternatives => Kind == LexiconMatchKind.Form ? Concept.Forms : Concept.Wide;
}
