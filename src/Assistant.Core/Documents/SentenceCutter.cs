using System.Text.RegularExpressions;

namespace Assistant.Core.Documents;

/// <summary>Cuts a paragraph into pieces that can be quoted alone.</summary>
internal static partial class SentenceCutter
{
    private const int Long = 150;
    private const int Comfortable = 90;
    private const int Limit = 380;
    private const string Opening = "“‘「『（(《【〔";
    private const string Closing = "”’」』）)》】〕";

    /// <summary>Spans in order; together they cover the non-white characters of the paragraph.</summary>
    public static IEnumerable<TextSpan> Cut(string text, TextSpan paragraph)
    {
        foreach (var sentence in SplitAt(text, paragraph, "。！？!?"))
        {
            if (sentence.Length <= Long)
            {
                yield return sentence;
                continue;
            }

            foreach (var part in Merge(text, SplitAt(text, sentence, "；;"), Comfortable))
            {
                foreach (var piece in part.Length <= Long ? [part] : Groups(text, part))
                {
                    yield return piece;
                }
            }
        }
    }

    /// <summary>Spans that end after one of the marks, if it is outside quotes and brackets; closing marks that follow are included.</summary>
    private static List<TextSpan> SplitAt(string text, TextSpan span, string marks)
    {
        var spans = new List<TextSpan>();
        var start = span.Start;
        var depth = 0;
        var depthStart = span.Start;
        for (var i = span.Start; i < span.End; i++)
        {
            if (Opening.Contains(text[i], StringComparison.Ordinal))
            {
                depthStart = depth++ == 0 ? i : depthStart;
            }
            else if (Closing.Contains(text[i], StringComparison.Ordinal))
            {
                depth = Math.Max(0, depth - 1);
            }
            else if (marks.Contains(text[i], StringComparison.Ordinal) && (depth == 0 || i - depthStart > 120))
            {
                var end = i + 1;
                while (
                    end < span.End
                    && (Closing.Contains(text[end], StringComparison.Ordinal) || (text[end] == '"' && OddQuotes(text, start, end)))
                )
                {
                    end++;
                    depth = Math.Max(0, depth - 1);
                }

                spans.Add(new TextSpan(start, end));
                start = end;
                i = end - 1;
            }
        }

        if (start < span.End)
        {
            spans.Add(new TextSpan(start, span.End));
        }

        return spans;
    }

    private static bool OddQuotes(string text, int start, int end) => text.AsSpan(start, end - start).Count('"') % 2 == 1;

    /// <summary>Joins pieces that are short or incomplete to the piece before, up to a comfortable length.</summary>
    private static IEnumerable<TextSpan> Merge(string text, List<TextSpan> pieces, int comfortable)
    {
        TextSpan? current = null;
        foreach (var piece in pieces)
        {
            if (current is not { } open)
            {
                current = piece;
            }
            else if (
                open.Length + piece.Length <= comfortable
                || piece.Length < 12
                || open.Length < 12
                || Leaning().IsMatch(text.AsSpan(piece.Start, Math.Min(8, piece.Length)))
            )
            {
                current = new TextSpan(open.Start, piece.End);
            }
            else
            {
                yield return open;
                current = piece;
            }
        }

        if (current is { } last)
        {
            yield return last;
        }
    }

    private static IEnumerable<TextSpan> Groups(string text, TextSpan span)
    {
        foreach (var group in Merge(text, SplitAt(text, span, "，,"), Comfortable))
        {
            // An enumeration without commas can still be too long to quote: cut at the list mark nearest the limit.
            var rest = group;
            while (rest.Length > Limit)
            {
                var at = text.LastIndexOfAny(['、', '，', ',', ' '], rest.Start + Limit - 1, Limit / 2);
                var cut = at > rest.Start ? at + 1 : rest.Start + Limit;
                yield return new TextSpan(rest.Start, cut);
                rest = new TextSpan(cut, rest.End);
            }

            yield return rest;
        }
    }

    // A clause that begins like this has its subject in the clause before.
    [GeneratedRegex(
        @"^\s*(同比|比上年|较上年|比去年|较去年|增长|下降|提高|增加|减少|降低|增速|增幅|涨幅|占|其中|分别|高于|低于|快于|上升|回落|净增|位居|居全|排名|列全|达到|突破|总投资|力争到|并|且|以及|等)"
    )]
    private static partial Regex Leaning();
}
