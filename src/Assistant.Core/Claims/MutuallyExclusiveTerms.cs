using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Words of which a text about the one is never about the other: 城镇 and 农村, 旅客 and 货邮, 上半年 and 前三季度.</summary>
internal static class MutuallyExclusiveTerms
{
    // Each line the groups that exclude one another, each group words that say the same.
    private static readonly string[][][] Kinds =
    [
        .. DataFile
            .Lines("Claims.Data.excluding.txt")
            .Select(line => line.Split('|').Select(group => group.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray()),
    ];

    /// <summary>Whether a text names a thing of a kind and what tells of a figure another of that kind alone.</summary>
    /// <param name="written">What tells of the figure, nearest first: the first of them that names a thing of the kind decides.</param>
    public static bool Clash(string said, params ReadOnlySpan<string> written)
    {
        var ours = SearchText.Normalize(said);
        foreach (var kind in Kinds)
        {
            if (Single(kind, ours) is { } our && First(kind, written) is { } their && our != their)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether both texts name the same thing of a kind, in whatever words.</summary>
    public static bool Shares(string said, string written) =>
        Array.Exists(Kinds, kind => Single(kind, said) is { } ours && kind[ours].Any(word => Names(written, word)));

    private static int? First(string[][] kind, ReadOnlySpan<string> written)
    {
        foreach (var text in written)
        {
            if (Single(kind, SearchText.Normalize(text)) is { } named)
            {
                return named;
            }
        }

        return null;
    }

    /// <summary>The only group of the kind that the text names; null when it names none or several.</summary>
    private static int? Single(string[][] kind, string text)
    {
        var named = Enumerable.Range(0, kind.Length).Where(i => kind[i].Any(word => Names(text, word))).Take(2).ToList();
        return named.Count == 1 ? named[0] : null;
    }

    // 进出口 names neither 进口 nor 出口, 城乡 neither 城 nor 乡.
    private static bool Names(string text, string word) =>
        text.Replace("进出口", string.Empty, StringComparison.Ordinal).Contains(word, StringComparison.Ordinal);
}
