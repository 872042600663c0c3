namespace Assistant.Web.Reports;

/// <summary>
/// A short mark of a quote that a link carries: the quote is found again by it where the text was indexed anew and the offsets have moved. Two rolling polynomials of
/// 32 bits over UTF-16 units, so that all places of a text are looked at in one pass. Declared once more in Client/src/permalink.ts.
/// </summary>
internal static class QuoteHash
{
    private const uint First = 0x01000193;
    private const uint Second = 0x85EBCA6B;

    /// <summary>The mark, 16 hex digits.</summary>
    public static string Of(ReadOnlySpan<char> quote)
    {
        var (first, second) = (0u, 0u);
        foreach (var unit in quote)
        {
            (first, second) = (unchecked((first * First) + unit), unchecked((second * Second) + unit));
        }

        return Text(first, second);
    }

    /// <summary>Where in a text a quote of that length and mark stands, the place nearest to <paramref name="near"/>; null where it is nowhere.</summary>
    public static int? Find(string text, int length, string mark, int near)
    {
        if (length <= 0 || length > text.Length)
        {
            return null;
        }

        var (first, second) = (0u, 0u);
        var (outFirst, outSecond) = (1u, 1u);
        int? best = null;
        for (var i = 0; i < text.Length; i++)
        {
            if (i >= length)
            {
                first = unchecked(first - (text[i - length] * outFirst));
                second = unchecked(second - (text[i - length] * outSecond));
            }
            else if (i > 0)
            {
                (outFirst, outSecond) = (unchecked(outFirst * First), unchecked(outSecond * Second));
            }

            (first, second) = (unchecked((first * First) + text[i]), unchecked((second * Second) + text[i]));
            var start = i - length + 1;
            if (start >= 0 && Text(first, second) == mark && (best is null || Math.Abs(start - near) < Math.Abs(best.Value - near)))
            {
                best = start;
            }
        }

        return best;
    }

    private static string Text(uint first, uint second) => $"{first:x8}{second:x8}";
}
