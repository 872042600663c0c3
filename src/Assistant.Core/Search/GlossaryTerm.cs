using Assistant.Core.Language;

namespace Assistant.Core.Search;

/// <summary>Whether a question names a term of a glossary, as printed, with words left out, or misread in one character.</summary>
internal static class GlossaryTerm
{
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
        term.Length >= 6
        && question.Contains(term[..3], StringComparison.Ordinal)
        && TextLikeness.CommonSubsequence(term, question[question.IndexOf(term[..3], StringComparison.Ordinal)..]) * 4 >= term.Length * 3;
}
