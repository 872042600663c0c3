using System.Text.Json;

namespace Assistant.Core.Language;

/// <summary>Official terms with their variants, everyday words and English names; safe for use from several threads.</summary>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Shipped = new(() => new Lexicon(ReadConcepts().Concat(ReadEnglish())));
    private readonly Dictionary<string, List<(LexiconConcept Concept, LexiconMatchKind Kind)>> words = new(StringComparer.Ordinal);
    private readonly Dictionary<char, int[]> lengths;

    /// <summary>Builds a lexicon of the given concepts.</summary>
    public Lexicon(IEnumerable<LexiconConcept> concepts)
    {
        Concepts = [.. concepts];
        foreach (var concept in Concepts)
        {
            Add(concept.Forms, concept, LexiconMatchKind.Form);
            Add(concept.Hints, concept, LexiconMatchKind.Hint);
            Add(concept.English, concept, LexiconMatchKind.English);
        }

        // What has no form is a translation and not met by its Chinese words.
        foreach (var concept in Concepts.Where(c => c.Forms.Count > 0 && c.Related.Count > 0))
        {
            Add(concept.Forms.Concat(concept.Related.Where(w => !IsForm(w))), concept, LexiconMatchKind.Hint);
        }

        lengths = words
            .Keys.GroupBy(w => w[0])
            .ToDictionary(g => g.Key, g => g.Select(w => w.Length).Distinct().OrderDescending().ToArray());
    }

    /// <summary>The lexicon that ships with the project.</summary>
    public static Lexicon Default => Shipped.Value;

    /// <summary>All concepts, in the order of the data.</summary>
    public IReadOnlyList<LexiconConcept> Concepts { get; }

    /// <summary>
    /// Concepts met in a normalised text: at each place the longest word, and a later word only where it reaches beyond the ones before it,
    /// so that 人均 in 人均收入 is not met by itself. A form of a concept with related words is met twice, as itself and as a hint to those.
    /// </summary>
    public IReadOnlyList<LexiconMatch> Match(string text)
    {
        var matches = new List<LexiconMatch>();
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var coveredTo = 0;
        for (var i = 0; i < text.Length; i++)
        {
            foreach (var length in lengths.GetValueOrDefault(text[i], []))
            {
                if (
                    i + length > text.Length
                    || i + length <= coveredTo
                    || !OnWordBorders(text, i, length)
                    || !lookup.TryGetValue(text.AsSpan(i, length), out var found)
                )
                {
                    continue;
                }

                matches.AddRange(found.Select(f => new LexiconMatch(f.Concept, f.Kind, i, length)));
                coveredTo = i + length;
                break;
            }
        }

        return matches;
    }

    /// <summary>Words that mean the same as a term of the lexicon, itself included; the term alone when the lexicon does not hold it.</summary>
    public IReadOnlyList<string> Forms(string term) => OfForm(SearchText.Normalize(term))?.Forms ?? [SearchText.Normalize(term)];

    /// <summary>Whether two terms mean the same: they are equal for search or forms of one concept.</summary>
    public bool SameConcept(string a, string b)
    {
        var (first, second) = (SearchText.Normalize(a), SearchText.Normalize(b));
        return first == second || (OfForm(first) is { } concept && concept.Forms.Contains(second));
    }

    // A Latin word is met whole or not at all; an English plural counts as the word.
    private static bool OnWordBorders(string text, int start, int length)
    {
        var end = start + length;
        var openLeft = start == 0 || !char.IsAsciiLetter(text[start]) || !char.IsAsciiLetterOrDigit(text[start - 1]);
        var openRight =
            end >= text.Length
            || !char.IsAsciiLetterOrDigit(text[end - 1])
            || !char.IsAsciiLetter(text[end])
            || (text[end] == 's' && (end + 1 >= text.Length || !char.IsAsciiLetter(text[end + 1])));
        return openLeft && openRight;
    }

    private bool IsForm(string word) => words.TryGetValue(word, out var found) && found.Any(f => f.Kind == LexiconMatchKind.Form);

    private LexiconConcept? OfForm(string word) =>
        words.TryGetValue(word, out var found) ? found.FirstOrDefault(f => f.Kind == LexiconMatchKind.Form).Concept : null;

    private void Add(IEnumerable<string> list, LexiconConcept concept, LexiconMatchKind kind)
    {
        foreach (var word in list.Where(w => w.Length > 1))
        {
            if (!words.TryGetValue(word, out var entries))
            {
                words[word] = entries = [];
            }

            if (!entries.Any(e => ReferenceEquals(e.Concept, concept) && e.Kind == kind))
            {
                entries.Add((concept, kind));
            }
        }
    }

    private static IEnumerable<LexiconConcept> ReadConcepts()
    {
        foreach (var line in CharacterTable.Lines("lexicon.jsonl"))
        {
            using var json = JsonDocument.Parse(line);
            var root = json.RootElement;
            var term = root.GetProperty("term").GetString()!;
            yield return new LexiconConcept(
                term,
                Words(root, "forms", term),
                Words(root, "related"),
                Words(root, "hints"),
                Words(root, "en")
            );
        }
    }

    private static IEnumerable<LexiconConcept> ReadEnglish() =>
        CharacterTable
            .Lines("english.tsv")
            .Select(l => l.Split('\t'))
            .Where(p => p.Length == 2)
            .Select(p => (English: SearchText.Normalize(p[0]), Words: p[1].Split('|').Select(SearchText.Normalize).ToArray()))
            .Select(p => new LexiconConcept(p.Words[0], [], p.Words, [], [p.English]));

    private static string[] Words(JsonElement root, string name, string? first = null)
    {
        var list = root.TryGetProperty(name, out var array) ? array.EnumerateArray().Select(e => e.GetString()!) : [];
        return [.. (first is null ? list : list.Prepend(first)).Select(SearchText.Normalize).Distinct()];
    }
}
