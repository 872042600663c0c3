using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Whether a question names a term of a glossary, as printed, with words left out, or misread in one character.</summary>
public static class GlossaryTerm
{
    private const int ShortenedLength = 6;
    private const int LongestPart = 8;

    // A question is no longer; behind that comes a text that was pasted.
    private const int LongestQuestion = 400;

    /// <summary>A term or question without quotes and marks, as they are compared.</summary>
    public static string Key(string text) => string.Concat(SearchText.Normalize(text).Where(c => char.IsLetterOrDigit(c) || c == '+'));

    /// <summary>How well the question (as a key) names the term (as a key): 1 word for word, less with a word left out or a character misread, 0 not.</summary>
    public static double Named(string term, string question)
    {
        if (term.Length < 2)
        {
            return 0;
        }

        if (question.Contains(term, StringComparison.Ordinal))
        {
            return 1;
        }

        return IsMisread(term, question) ? 0.9
            : IsShortened(term, question) ? 0.8
            : 0;
    }

    /// <summary>
    /// Parts of a term (as a key) of which a question that names it has one at least: the halves, since one character may be misread, and the beginning of
    /// a term that may be shortened. Of three characters any two.
    /// </summary>
    public static IReadOnlyList<string> Parts(string term) =>
        term.Length switch
        {
            < 2 => [],
            2 => [term],
            3 => [term[..2], term[1..], $"{term[0]}?{term[2]}"],
            < ShortenedLength => [term[..(term.Length / 2)], term[(term.Length / 2)..]],
            _ => [term[..Math.Min(LongestPart, term.Length / 2)], term[^Math.Min(LongestPart, term.Length / 2)..], term[..3]],
        };

    /// <summary>All that may be such a part in a question (as a key).</summary>
    public static IReadOnlyCollection<string> PartsIn(string question)
    {
        var text = question.Length > LongestQuestion ? question[..LongestQuestion] : question;
        var parts = new HashSet<string>(StringComparer.Ordinal);
        for (var start = 0; start < text.Length; start++)
        {
            for (var length = 2; length <= Math.Min(LongestPart, text.Length - start); length++)
            {
                parts.Add(text.Substring(start, length));
            }

            if (start + 2 < text.Length)
            {
                parts.Add($"{text[start]}?{text[start + 2]}");
            }
        }

        return parts;
    }

    // 億尸企业 for 僵尸企业: all but one character stand in place; numerals and measure words say too little to count.
    private static bool IsMisread(string term, string question)
    {
        for (var i = 0; term.Length >= 3 && i + term.Length <= question.Length; i++)
        {
            var same = term.Where((c, j) => question[i + j] == c).ToList();
            if (same.Count == term.Length - 1 && same.Count(c => c != '个' && !char.IsAsciiDigit(c)) >= 2)
            {
                return true;
            }
        }

        return false;
    }

    // 5+3+4产业体系 for 5+3+4现代产业体系: the beginning stands, and three quarters of the rest in order.
    private static bool IsShortened(string term, string question) =>
        term.Length >= ShortenedLength
        && question.Contains(term[..3], StringComparison.Ordinal)
        && TextLikeness.CommonSubsequence(term, question[question.IndexOf(term[..3], StringComparison.Ordinal)..]) * 4 >= term.Length * 3;
}
