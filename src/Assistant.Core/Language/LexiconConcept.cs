namespace Assistant.Core.Language;

/// <summary>A thing that reports speak of, with the words for it.</summary>
/// <param name="Term">Its official name.</param>
/// <param name="Forms">Words that mean the same, the term first; normalised for search.</param>
/// <param name="Hints">Everyday words that only help to find it.</param>
/// <param name="English">English names, lower case.</param>
public sealed record LexiconConcept(string Term, IReadOnlyList<string> Forms, IReadOnlyList<string> Hints, IReadOnlyList<string> English);

/// <summary>By which kind of word a concept was met.</summary>
public enum LexiconMatchKind { Form, Hint, English }

/// <summary>A concept met in a text.</summary>
public sealed record LexiconMatch(LexiconConcept Concept, LexiconMatchKind Kind, int Start, int Length);
