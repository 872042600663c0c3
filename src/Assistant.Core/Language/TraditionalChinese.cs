using System.Collections.Frozen;

namespace Assistant.Core.Language;

/// <summary>Traditional and simplified characters, one for one.</summary>
public static class TraditionalChinese
{
    private static readonly FrozenDictionary<char, char> Simplified = CharacterTable.Pairs("traditional.tsv");
    private static readonly FrozenDictionary<char, char> Traditional = CharacterTable.Pairs("simplified.tsv");

    // Characters that simplified writing uses for two words: in our own phrases the left reading is never meant.
    private static readonly FrozenDictionary<char, char> Phrases = new Dictionary<char, char>
    {
        ['里'] = '裡',
        ['后'] = '後',
        ['发'] = '發',
        ['于'] = '於',
        ['只'] = '只',
    }.ToFrozenDictionary();

    /// <summary>The simplified character, or the character itself.</summary>
    public static char ToSimplified(char character) => Simplified.GetValueOrDefault(character, character);

    /// <summary>The text in simplified characters; same length.</summary>
    public static string ToSimplified(string text) => string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = ToSimplified(source[i]);
            }
        });

    /// <summary>The text in traditional characters, for our own phrases; same length.</summary>
    public static string ToTraditional(string text) => string.Create(text.Length, text, static (span, source) =>
        {
            for (var i = 0; i < span.Length; i++)
            {
                span[i] = Phrases.TryGetValue(source[i], out var phrase) ? phrase : Traditional.GetValueOrDefault(source[i], source[i]);
            }
        });

    /// <summary>Whether the text is written in traditional characters: at least two, and more than one in twelve, are traditional only.</summary>
    public static bool LooksTraditional(string text)
    {
        var traditional = text.Count(c => Simplified.ContainsKey(c) && !Traditional.ContainsKey(c));
        return traditional >= 2 && traditional * 12 > text.Length;
    }
}
