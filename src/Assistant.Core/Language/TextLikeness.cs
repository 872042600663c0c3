namespace Assistant.Core.Language;

/// <summary>How alike two short texts are, by their character pairs.</summary>
public static class TextLikeness
{
    /// <summary>Dice coefficient of the character pairs, 0 to 1.</summary>
    public static double Dice(string a, string b)
    {
        var (left, right) = (Pairs(a), Pairs(b));
        return left.Count + right.Count == 0 ? 0 : 2.0 * left.Intersect(right).Count() / (left.Count + right.Count);
    }

    /// <summary>Share of the pairs of <paramref name="inner"/> that stand in <paramref name="outer"/>, 0 to 1.</summary>
    public static double Containment(string inner, string outer)
    {
        var pairs = Pairs(inner);
        return pairs.Count == 0 ? 0 : pairs.Count(p => outer.Contains(p, StringComparison.Ordinal)) / (double)pairs.Count;
    }

    /// <summary>Length of the longest common subsequence of characters.</summary>
    public static int CommonSubsequence(string a, string b)
    {
        var row = new int[b.Length + 1];
        foreach (var c in a)
        {
            var diagonal = 0;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = c == b[j - 1] ? diagonal + 1 : Math.Max(row[j], row[j - 1]);
                diagonal = above;
            }
        }

        return row[b.Length];
    }

    private static HashSet<string> Pairs(string text) =>
        text.Length == 1 ? [text] : [.. Enumerable.Range(0, Math.Max(0, text.Length - 1)).Select(i => text.Substring(i, 2))];
}
