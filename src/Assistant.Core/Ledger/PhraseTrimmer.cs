namespace Assistant.Core.Ledger;

/// <summary>Strips words from the ends of a phrase until none is left to strip, longest first.</summary>
internal sealed class PhraseTrimmer
{
    private readonly Dictionary<char, string[]> _leads;
    private readonly Dictionary<char, string[]> _tails;

    /// <summary>Makes a trimmer for the words that may be stripped in front and behind.</summary>
    public PhraseTrimmer(IEnumerable<string> leads, IEnumerable<string> tails)
    {
        _leads = leads
            .Distinct()
            .GroupBy(word => word[0])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
        _tails = tails
            .Distinct()
            .GroupBy(word => word[^1])
            .ToDictionary(group => group.Key, group => group.OrderByDescending(word => word.Length).ToArray());
    }

    /// <summary>First index of <paramref name="text"/> that is not stripped from the front.</summary>
    public int SkipLead(string text, int start, int end)
    {
        while (start < end && _leads.TryGetValue(text[start], out var words))
        {
            var word = Array.Find(words, word =>
                word.Length <= end - start && string.CompareOrdinal(text, start, word, 0, word.Length) == 0
            );
            if (word is null)
            {
                break;
            }

            start += word.Length;
        }

        return start;
    }

    /// <summary>Index behind what is left when the end of <paramref name="text"/> is stripped.</summary>
    public int SkipTail(string text, int start, int end)
    {
        while (start < end && _tails.TryGetValue(text[end - 1], out var words))
        {
            var last = end;
            var word = Array.Find(words, word =>
                word.Length <= last - start && string.CompareOrdinal(text, last - word.Length, word, 0, word.Length) == 0
            );
            if (word is null)
            {
                break;
            }

            end -= word.Length;
        }

        return end;
    }
}
