using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>
/// Whether a statement without figures tells an act that a passage about the same thing does not tell in any words: of 幼儿园全免费 a passage on 幼儿园 that
/// says nothing of costs is no support.
/// </summary>
internal static class UnsupportedActions
{
    // Each act with the words by which reports tell it.
    private static readonly string[][] Acts =
    [
        .. DataFile.Lines("Claims.Data.acts.txt").Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)),
    ];

    /// <summary>True where the statement tells an act of the list and the passage has none of its words.</summary>
    public static bool Any(string statement, string passage)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(passage));
        return Acts.Any(act =>
            said.Contains(act[0], StringComparison.Ordinal) && !act.Any(word => written.Contains(word, StringComparison.Ordinal))
        );
    }
}
