using System.Collections.Frozen;

namespace Assistant.Core.Language;

/// <summary>Reads the character tables among the embedded data files.</summary>
internal static class CharacterTable
{
    /// <summary>Lines of the file <c>Language/Data/{name}</c> without comments.</summary>
    public static IEnumerable<string> Lines(string name)
    {
        using var reader = DataFile.Open($"Language.Data.{name}");
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                yield return line;
            }
        }
    }

    /// <summary>A table of one character to one character.</summary>
    public static FrozenDictionary<char, char> Pairs(string name) =>
        Lines(name).Where(l => l.Length == 3 && l[1] == '\t').DistinctBy(l => l[0]).ToFrozenDictionary(l => l[0], l => l[2]);
}
