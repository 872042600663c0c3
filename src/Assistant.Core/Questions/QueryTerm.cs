namespace Assistant.Core.Questions;

/// <summary>How a term came into the query.</summary>
public enum TermOrigin
{
    /// <summary>A pair of neighbouring characters, or a Latin word or number, of the question.</summary>
    Typed,

    /// <summary>A single character of the question, for words that a report writes apart (改厕所 / 户厕改造).</summary>
    Character,

    /// <summary>A concept of the lexicon met by one of its official forms.</summary>
    Form,

    /// <summary>A concept met by an everyday word: a recall hint, not an equivalent.</summary>
    Hint,

    /// <summary>Translated from English.</summary>
    English,
}

/// <summary>Something to look for in the passages.</summary>
/// <param name="Start">Offset in <see cref="ParsedQuestion.Text"/>.</param>
/// <param name="Length">Characters of the question that are met when the term is met.</param>
/// <param name="Alternatives">Normalised words any of which counts as met.</param>
/// <param name="Origin">How it came into the query.</param>
/// <param name="Inherited">Whether it was taken over from the turn before.</param>
public sealed record QueryTerm(int Start, int Length, IReadOnlyList<string> Alternatives, TermOrigin Origin, bool Inherited = false);
