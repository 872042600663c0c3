using System.Text;

namespace Assistant.Core.Generation;

/// <summary>Splits a text that arrives in pieces into sentences, each with the marks after it.</summary>
internal sealed class SentenceStream
{
    // A text this long without an end is not a sentence.
    private const int Longest = 500;
    private readonly StringBuilder rest = new();

    /// <summary>Adds a piece and returns the sentences that it completes.</summary>
    public IEnumerable<string> Add(string piece)
    {
        rest.Append(piece);
        while (End() is { } end)
        {
            yield return Take(end);
        }
    }

    /// <summary>The rest when the text has ended; null when nothing is left.</summary>
    public string? Finish()
    {
        var last = Take(rest.Length);
        return last.Length > 0 ? last : null;
    }

    private string Take(int end)
    {
        var sentence = rest.ToString(0, end).Trim();
        rest.Remove(0, end);
        return sentence;
    }

    // A sentence includes the marks and closing quotes after its full stop, so its end is known only when something else follows.
    private int? End()
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (rest[i] == '\n')
            {
                return i + 1;
            }

            if (rest[i] is '。' or '！' or '？' or '!' or '?')
            {
                return Behind(i + 1);
            }
        }

        return rest.Length > Longest ? rest.Length : null;
    }

    private int? Behind(int start)
    {
        for (var i = start; i < rest.Length; i++)
        {
            if (rest[i] is '[' or '［' or '【')
            {
                while (i < rest.Length && rest[i] is not (']' or '］' or '】') && i - start < 60)
                {
                    i++;
                }

                if (i == rest.Length)
                {
                    return null;
                }
            }
            else if (rest[i] is not (' ' or '”' or '’' or '」' or '』' or '）' or ')' or '*'))
            {
                return i;
            }
        }

        return null;
    }
}
