using Assistant.Core.Language;

namespace Assistant.Core.Embeddings;

/// <summary>
/// Cuts a text into the features that have a vector: Han characters, runs of two to four of them, and Latin words. Numbers are left out:
/// they say how much, not what the text is about.
/// </summary>
public sealed class EmbeddingVocabulary
{
    /// <summary>Longest run of Han characters that can be a feature.</summary>
    public const int LongestRun = 4;

    private readonly Dictionary<string, int> ids;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> lookup;

    /// <summary>A vocabulary whose terms are numbered in the given order.</summary>
    public EmbeddingVocabulary(IReadOnlyList<string> terms)
    {
        Terms = terms;
        ids = new Dictionary<string, int>(terms.Count, StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            ids[terms[i]] = i;
        }

        lookup = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The terms, ordered by number.</summary>
    public IReadOnlyList<string> Terms { get; }

    /// <summary>Adds the numbers of the features of a text normalised by <see cref="SearchText.Normalize"/>, ordered by position.</summary>
    public void Features(ReadOnlySpan<char> normalized, List<int> features)
    {
        for (var i = 0; i < normalized.Length; )
        {
            if (SearchText.IsHan(normalized[i]))
            {
                for (
                    var length = 1;
                    length <= LongestRun && i + length <= normalized.Length && SearchText.IsHan(normalized[i + length - 1]);
                    length++
                )
                {
                    Add(normalized.Slice(i, length), features);
                }

                i++;
            }
            else if (char.IsAsciiLetter(normalized[i]))
            {
                var start = i;
                while (i < normalized.Length && char.IsAsciiLetterOrDigit(normalized[i]))
                {
                    i++;
                }

                Add(normalized[start..i], features);
            }
            else
            {
                i++;
            }
        }
    }

    private void Add(ReadOnlySpan<char> term, List<int> features)
    {
        if (lookup.TryGetValue(term, out var id))
        {
            features.Add(id);
        }
    }
}
