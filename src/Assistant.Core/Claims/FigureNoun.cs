using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>The words that stand right at a number, by which the numbers of a list are told apart: 棚户区300套、老旧小区13个.</summary>
internal static class FigureNoun
{
    private const string Ends = "，,。；;：:？?！!、（()）\n";

    // They say when, how and that it is so, not what.
    private const string Unsaying =
        "的了是在有去今年要都说将已我们全共约近超到为达个其中只就还也和与及对吗吧呢从用给增长降升提高减少下幅速率比以上左右内余多";

    /// <summary>The noun behind the number, else the words that lead to it from the number or mark before.</summary>
    public static string Of(string text, int start, int end)
    {
        var behind = end;
        while (behind < text.Length && !Ends.Contains(text[behind], StringComparison.Ordinal) && !char.IsAsciiDigit(text[behind]))
        {
            behind++;
        }

        var tail = Saying(text[end..behind]);
        if (tail.Length > 1)
        {
            return tail;
        }

        return Saying(Lead(text, start));
    }

    /// <summary>The same of a ledger figure; of values given with 分别 only the indicator tells them apart.</summary>
    public static string Of(Figure figure)
    {
        var at = At(figure);
        var local = figure.Quote.Contains("分别", StringComparison.Ordinal)
            ? string.Empty
            : Of(figure.Quote, at, Math.Min(figure.Quote.Length, at + figure.Text.Length));
        return local.Length > 1 ? local : Saying(figure.Indicator);
    }

    /// <summary>The clause of a ledger figure from the number or mark before up to it.</summary>
    public static string Lead(Figure figure) => Lead(figure.Quote, At(figure));

    /// <summary>0 to 1: how many of the characters of the one stand in the other.</summary>
    public static double Shared(string words, string others) =>
        words.Length == 0 ? 0 : words.Count(c => others.Contains(c, StringComparison.Ordinal)) / (double)words.Length;

    private static int At(Figure figure) => Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length);

    private static string Lead(string text, int start)
    {
        var from = start;
        while (from > 0 && !Ends.Contains(text[from - 1], StringComparison.Ordinal) && !char.IsAsciiDigit(text[from - 1]))
        {
            from--;
        }

        return text[from..start];
    }

    private static string Saying(string text) =>
        string.Concat(
            SearchText.Normalize(text).Where(c => SearchText.IsHan(c) && !Unsaying.Contains(c, StringComparison.Ordinal)).Distinct()
        );
}
