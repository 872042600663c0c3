namespace Assistant.Core.Ledger;

/// <summary>Where sentences, clauses and items of a paragraph begin and end, in folded offsets.</summary>
internal sealed class Clauses
{
    private readonly string _text;
    private readonly int[] _sentences;
    private readonly int[] _clauses;

    /// <summary>Finds the boundaries; separators inside a quantity (33,212) do not count.</summary>
    public Clauses(string text, IReadOnlyList<ScannedNumber> numbers)
    {
        _text = text;
        var sentences = new List<int> { -1 };
        var clauses = new List<int> { -1 };
        var next = 0;
        for (var i = 0; i < text.Length; i++)
        {
            while (next < numbers.Count && numbers[next].End <= i)
            {
                next++;
            }

            if (next < numbers.Count && numbers[next].Start <= i)
            {
                i = numbers[next].End - 1;
                continue;
            }

            if (IsSentenceEnd(text[i]))
            {
                sentences.Add(i);
                clauses.Add(i);
            }
            else if (IsClauseEnd(text, i))
            {
                clauses.Add(i);
            }
        }

        sentences.Add(text.Length);
        clauses.Add(text.Length);
        _sentences = [.. sentences];
        _clauses = [.. clauses];
    }

    /// <summary>First index of the sentence that holds <paramref name="at"/>.</summary>
    public int SentenceStart(int at) => Before(_sentences, at) + 1;

    /// <summary>Index of the sign that ends the sentence of <paramref name="at"/>, or the text's length.</summary>
    public int SentenceEnd(int at) => From(_sentences, at);

    /// <summary>First index of the clause that holds <paramref name="at"/>.</summary>
    public int ClauseStart(int at) => Before(_clauses, at) + 1;

    /// <summary>Index of the sign that ends the clause of <paramref name="at"/>, or the text's length.</summary>
    public int ClauseEnd(int at) => From(_clauses, at);

    /// <summary>Whether a clause ends between the two places.</summary>
    public bool Separated(int from, int to) => From(_clauses, from) < to;

    /// <summary>The text between two places.</summary>
    public string Between(int from, int to) => from >= to ? "" : _text[from..to];

    private static bool IsSentenceEnd(char unit) => unit is '。' or '!' or '?' or ';' or '\t' or '\n';

    private static bool IsClauseEnd(string text, int at) =>
        text[at] is ',' or ':' or '(' or ')' || (text[at] == '—' && at + 1 < text.Length && text[at + 1] == '—');

    private static int Before(int[] boundaries, int at)
    {
        var index = Array.BinarySearch(boundaries, at);
        return boundaries[
            index >= 0
                ? index - 1 < 0
                    ? 0
                    : index - 1
                : ~index - 1
        ];
    }

    private static int From(int[] boundaries, int at)
    {
        var index = Array.BinarySearch(boundaries, at);
        return boundaries[index >= 0 ? index : Math.Min(~index, boundaries.Length - 1)];
    }
}
