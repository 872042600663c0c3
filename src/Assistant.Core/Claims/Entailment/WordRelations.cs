using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>How a word of a claim relates to a word of a passage.</summary>
internal enum WordRelation
{
    Same,
    Opposite,
    Earlier,
    Later,
    Weaker,
    Stronger,
    Part,
    Whole,
    Other,
}

/// <summary>Which words say the same, the opposite, an earlier stage, less, or a part: <c>Claims/Data/relations.tsv</c>.</summary>
internal static class WordRelations
{
    private static readonly Dictionary<string, List<(string Other, WordRelation Relation)>> Words = Load();
    private static readonly int Longest = Words.Keys.Max(w => w.Length);

    /// <summary>The words of the table that begin at <paramref name="at"/>, the longest first, each with those that it relates to.</summary>
    public static IEnumerable<(int Length, IReadOnlyList<(string Other, WordRelation Relation)> Others)> At(string text, int at)
    {
        for (var length = Math.Min(Longest, text.Length - at); length > 0; length--)
        {
            if (Words.TryGetValue(text.Substring(at, length), out var others))
            {
                yield return (length, others);
            }
        }
    }

    private static Dictionary<string, List<(string, WordRelation)>> Load()
    {
        var words = new Dictionary<string, List<(string, WordRelation)>>(StringComparer.Ordinal);
        foreach (var row in DataFile.Rows("Claims.Data.relations.tsv"))
        {
            var (a, b) = (SearchText.Normalize(row[1]), SearchText.Normalize(row[2]));
            var (forth, back) = row[0] switch
            {
                "same" => (WordRelation.Same, WordRelation.Same),
                "opposite" => (WordRelation.Opposite, WordRelation.Opposite),
                "before" => (WordRelation.Earlier, WordRelation.Later),
                "weaker" => (WordRelation.Weaker, WordRelation.Stronger),
                "part" => (WordRelation.Part, WordRelation.Whole),
                "other" => (WordRelation.Other, WordRelation.Other),
                _ => throw new InvalidDataException(
                    $"relations: '{row[0]}' is no relation; expected same, opposite, before, weaker, part, other"
                ),
            };
            Add(a, b, forth);
            Add(b, a, back);
        }

        return words;

        void Add(string word, string other, WordRelation relation)
        {
            if (!words.TryGetValue(word, out var others))
            {
                words[word] = others = [];
            }

            others.Add((other, relation));
        }
    }
}
