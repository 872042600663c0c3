namespace Assistant.Core.Documents;

/// <summary>Cuts a canonical text into lines, a line into sentences and a sentence into its parts; what quotation marks and brackets hold stays together.</summary>
internal static class TextLines
{
    private const string Opening = "“‘「『（(《【〔";
    private const string Closing = "”’」』）)》】〕";

    // A mark that is never closed holds nothing together.
    private const int LongestHeld = 120;

    /// <summary>The lines that are not empty.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            if (end > start)
            {
                yield return new TextSpan(start, end);
            }

            start = end + 1;
        }
    }

    /// <summary>The parts of a span, each with the mark that ends it.</summary>
    public static List<TextSpan> Split(string text, TextSpan span, string marks)
    {
        var parts = new List<TextSpan>();
        var (start, depth, held) = (span.Start, 0, span.Start);
        for (var i = span.Start; i < span.End; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                held = depth++ == 0 ? i : held;
            }
            else if (Closing.Contains(text[i], StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (marks.Contains(text[i], StringComparison.Ordinal) && (depth == 0 || i - held > LongestHeld))
            {
                var end = i + 1;
                while (end < span.End && Closing.Contains(text[end], StringComparison.Ordinal))
                {
                    end++;
                }

                parts.Add(new TextSpan(start, end));
                (start, depth, i) = (end, 0, end - 1);
            }
        }

        if (start < span.End)
        {
            parts.Add(new TextSpan(start, span.End));
        }

        return parts;
    }

    /// <summary>The sentences of a span.</summary>
    public static List<TextSpan> Sentences(string text, TextSpan span) => Split(text, span, "。！？!?");

    /// <summary>The span without white space and without marks that end or begin a part.</summary>
    public static TextSpan Trim(string text, TextSpan span, string marks = "，,、；;。：: \n")
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && (char.IsWhiteSpace(text[start]) || marks.Contains(text[start], StringComparison.Ordinal)))
        {
            start++;
        }

        while (end > start && (char.IsWhiteSpace(text[end - 1]) || marks.Contains(text[end - 1], StringComparison.Ordinal)))
        {
            end--;
        }

        return new TextSpan(start, end);
    }
}
