using System.Text;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Whether words are in a passage just as they are said, from one punctuation mark to another. Blanks and the width of signs do not count.</summary>
internal static class VerbatimText
{
    private const string SentenceEnds = "。;!?\n";
    private const string ClauseEnds = SentenceEnds + ",、:()";

    // Two signs more are said by many.
    private const int Fewest = 6;

    /// <summary>Whether a passage has a sentence word for word.</summary>
    public static bool HasSentence(Passage passage, string sentence) => Has(passage.Text, sentence, SentenceEnds);

    /// <summary>Whether a passage has a clause word for word.</summary>
    public static bool HasClause(Passage passage, string clause) => Has(passage.Text, clause, ClauseEnds);

    /// <summary>Whether a passage has a sentence word for word from its beginning up to a figure of its own.</summary>
    /// <param name="said">The sentence up to the end of the figure.</param>
    public static bool LeadsTo(Passage passage, Figure figure, string said)
    {
        var words = Folded(said);
        var before = Folded(passage.Text[..Math.Clamp(figure.End - passage.Start, 0, passage.Text.Length)]);
        return words.Length >= Fewest
            && before.EndsWith(words, StringComparison.Ordinal)
            && (before.Length == words.Length || SentenceEnds.Contains(before[^(words.Length + 1)], StringComparison.Ordinal));
    }

    private static bool Has(string passage, string said, string ends)
    {
        var (text, words) = (Folded(passage), Folded(said).Trim([.. ClauseEnds]));
        if (words.Length < Fewest)
        {
            return false;
        }

        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if (
                (at == 0 || ends.Contains(text[at - 1], StringComparison.Ordinal))
                && (end == text.Length || ends.Contains(text[end], StringComparison.Ordinal))
            )
            {
                return true;
            }
        }

        return false;
    }

    private static string Folded(string text) =>
        string.Concat(text.Normalize(NormalizationForm.FormKC).Where(c => c == '\n' || !char.IsWhiteSpace(c)));
}
