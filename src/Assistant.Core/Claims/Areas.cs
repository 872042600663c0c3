using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Within which areas a text ranks or counts something (<c>Claims/Data/areas.txt</c>): the first of the province is not the first of the nation.</summary>
internal static class Areas
{
    private static readonly Cue[] Groups = [.. DataFile.Lines("Claims.Data.areas.txt").Select(line => Cue.From(line.Split(' ')))];

    /// <summary>Whether both texts name an area and share none.</summary>
    public static bool Differ(string text, string other) =>
        Of(text) is { Count: > 0 } ours && Of(other) is { Count: > 0 } theirs && !ours.Overlaps(theirs);

    /// <summary>Whether a text names any.</summary>
    public static bool Any(string text) => Array.Exists(Groups, group => group.IsIn(text));

    private static HashSet<int> Of(string text) => [.. Enumerable.Range(0, Groups.Length).Where(i => Groups[i].IsIn(text))];
}
