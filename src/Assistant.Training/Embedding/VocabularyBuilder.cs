using System.Runtime.InteropServices;
using Assistant.Core.Embeddings;
using Assistant.Core.Language;

namespace Assistant.Training.Embedding;

/// <summary>Counts runs of Han characters and Latin words and keeps the most frequent of each length.</summary>
internal sealed class VocabularyBuilder
{
    // How many runs of one to four characters are kept, and Latin words.
    private static readonly int[] Kept = [7_000, 60_000, 22_000, 20_000];
    private const int KeptWords = 6_000;
    private const int LeastCount = 12;

    private readonly Dictionary<ulong, int>[] runs =
    [
        [],
        [],
        [],
        [],
    ];
    private readonly Dictionary<string, int> words = new(StringComparer.Ordinal);

    /// <summary>Counts a normalised text <paramref name="times"/> times: what reports say weighs more than what newspapers say.</summary>
    public void Count(string normalized, int times)
    {
        for (var i = 0; i < normalized.Length; )
        {
            if (SearchText.IsHan(normalized[i]))
            {
                ulong key = 0;
                for (
                    var length = 1;
                    length <= EmbeddingVocabulary.LongestRun
                        && i + length <= normalized.Length
                        && SearchText.IsHan(normalized[i + length - 1]);
                    length++
                )
                {
                    key = (key << 16) | normalized[i + length - 1];
                    CollectionsMarshal.GetValueRefOrAddDefault(runs[length - 1], key, out _) += times;
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

                CollectionsMarshal.GetValueRefOrAddDefault(words, normalized[start..i], out _) += times;
            }
            else
            {
                i++;
            }
        }
    }

    /// <summary>Words that are to be known however rare they are: those of the lexicon and of the questions.</summary>
    public IReadOnlyList<string> Build(IEnumerable<string> always)
    {
        var terms = new List<string>();
        for (var length = 0; length < runs.Length; length++)
        {
            terms.AddRange(
                runs[length]
                    .Where(r => r.Value >= LeastCount)
                    .OrderByDescending(r => r.Value)
                    .ThenBy(r => r.Key)
                    .Take(Kept[length])
                    .Select(r => Run(r.Key, length + 1))
            );
        }

        terms.AddRange(
            words
                .Where(w => w.Value >= LeastCount)
                .OrderByDescending(w => w.Value)
                .ThenBy(w => w.Key, StringComparer.Ordinal)
                .Take(KeptWords)
                .Select(w => w.Key)
        );
        return [.. terms.Concat(always).Distinct(StringComparer.Ordinal)];
    }

    private static string Run(ulong key, int length) => string.Create(length, key, static (span, value) =>
        {
            for (var i = span.Length - 1; i >= 0; i--)
            {
                span[i] = (char)(value & 0xFFFF);
                value >>= 16;
            }
        });
}
