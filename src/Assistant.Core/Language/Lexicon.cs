using System.Text.Json;

namespace Assistant.Core.Language;

/// <summary>Official terms with their variants, everyday words and English names.</summary>
public sealed class Lexicon
{
    private static readonly Lazy<Lexicon> Shipped = new(() => new Lexicon(ReadConcepts().Concat(ReadEnglish())));
    private readonly Dictionary<string, List<(LexiconConcept Concept, LexiconMatchKind Kind)>> words = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <summary>Builds a lexicon of the given concepts.</summary>
    public Lexicon(IEnumerable<LexiconConcept> concepts)
    {
        foreach (var concept in concepts)
        {
            Add(concept.Forms, concept, LexiconMatchKind.Form);
            Add(concept.Hints, concept, LexiconMatchKind.Hint);
            Add(concept.English, concept, LexiconMatchKind.English);
        }

        longest = words.Count == 0 ? 0 : words.Keys.Max(w => w.Length);
    }

    /// <summary>The lexicon that ships with the project.</summary>
    public static Lexicon Default => Shipped.Value;

    /// <summary>
    /// Concepts met in a normalised text: at each place the longest word, and the shorter ones inside it that begin or end elsewhere only
    /// when they are forms of their own (人均 in 人均收入 is not).
    /// </summary>
    public IReadOnlyList<LexiconMatch> Match(string text)
    {
        var matches = new List<LexiconMatch>();
        var lookup = words.GetAlternateLookup<ReadOnlySpan<char>>();
        var coveredTo = 0;
        for (var i = 0; i < text.Length; i++)
        {
            for (var length = Math.Min(longest, text.Length - i); length > 1; length--)
            {
                if (i + length <= coveredTo || !OnWordBorders(text, i, length) || !lookup.TryGetValue(text.AsSpan(i, length), out var found))
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

    // A Latin word is met whole or not at all; an English plural counts as the word.
    private static bool OnWordBorders(string text, int start, int length)
    {
        var end = start + length;
        var openLeft = start == 0 || !char.IsAsciiLetter(text[start]) || !char.IsAsciiLetterOrDigit(text[start - 1]);
        var openRight = end >= text.Length || !char.IsAsciiLetterOrDigit(text[end - 1]) || !char.IsAsciiLetter(text[end])
            || (text[end] == 's' && (end + 1 >= text.Length || !char.IsAsciiLetter(text[end + 1])));
        return openLeft && openRight;
    }

    private void Add(IEnumerable<string> list, LexiconConcept concept, LexiconMatchKind kind)
    {
        foreach (var word in list.Where(w => w.Length > 1))
        {
            if (!words.TryGetValue(word, out var entries))
            {
                words[word] = entries = [];
            }

            if (!entries.Any(e => e.Concept == concept))
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
            yield return new LexiconConcept(term, Words(root, "forms", term), Words(root, "hints"), Words(root, "en"));
        }
    }

    private static IEnumerable<LexiconConcept> ReadEnglish() =>
        CharacterTable.Lines("english.tsv").Select(l => l.Split('\t')).Where(p => p.Length == 2)
            .Select(p => (English: SearchText.Normalize(p[0]), Forms: p[1].Split('|').Select(SearchText.Normalize).ToArray()))
            .Select(p => new LexiconConcept(p.Forms[0], p.Forms, [], [p.English]));

    private static string[] Words(JsonElement root, string name, string? first = null)
    {
        var list = root.TryGetProperty(name, out var array) ? array.EnumerateArray().Select(e => e.GetString()!) : [];
        return [.. (first is null ? list : list.Prepend(first)).Select(SearchText.Normalize).Distinct()];
    }
}
