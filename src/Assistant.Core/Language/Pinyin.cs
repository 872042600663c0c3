using System.Collections.Frozen;

namespace Assistant.Core.Language;

/// <summary>Readings of Chinese characters without tones.</summary>
public static class Pinyin
{
    private static readonly FrozenDictionary<string, string> Characters = CharacterTable
        .Lines("pinyin.tsv")
        .Select(l => l.Split('\t'))
        .ToFrozenDictionary(p => p[0], p => p[1]);

    private static readonly FrozenDictionary<char, string[]> Readings = Characters
        .SelectMany(entry => entry.Value.Select(c => (Character: c, Reading: entry.Key)))
        .GroupBy(p => p.Character)
        .ToFrozenDictionary(g => g.Key, g => g.Select(p => p.Reading).ToArray());

    /// <summary>Readings of a character; empty when it is not in the table.</summary>
    public static IReadOnlyList<string> Of(char character) => Readings.GetValueOrDefault(character, []);

    /// <summary>Characters that sound the same, the character itself left out.</summary>
    public static IEnumerable<char> SameSound(char character) =>
        Of(character).SelectMany(reading => Characters[reading]).Where(c => c != character).Distinct();
}
