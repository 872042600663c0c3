using Assistant.Core.Documents;

namespace Assistant.Core.Search;

/// <summary>Cuts a passage into clauses at commas, semicolons, colons and full stops that stand outside quotes and brackets.</summary>
internal static class ClauseSplitter
{
    private const string Opening = "“‘「『（(《【〔[";
    private const string Closing = "”’」』）)》】〕]";
    private const string Ends = "，,；;。！!？?：:\n";

    /// <summary>Spans in order; each holds its closing mark; together they cover the text.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var clauses = new List<TextSpan>();
        var start = 0;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                depth++;
            }
            else if (Closing.Contains(text[i], StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (depth == 0 && Ends.Contains(text[i], StringComparison.Ordinal) && !BetweenDigits(text, i))
            {
                clauses.Add(new TextSpan(start, i + 1));
                start = i + 1;
            }
        }

        if (start < text.Length)
        {
            clauses.Add(new TextSpan(start, text.Length));
        }

        return clauses;
    }

    // 1,314 and 1:1 are one figure.
    private static bool BetweenDigits(string text, int i) =>
        i > 0 && i + 1 < text.Length && char.IsAsciiDigit(text[i - 1]) && char.IsAsciiDigit(text[i + 1]);
}
