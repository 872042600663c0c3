using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>Reads the search terms out of a normalised question: character pairs, words, concepts of the lexicon.</summary>
internal sealed class TermReader
{
    private static readonly PhraseList QuestionWords = PhraseList.Load("question-words.txt");
    private static readonly PhraseList EnglishWords = PhraseList.Load("english-words.txt", spaceSeparated: true);

    /// <summary>Terms in order of appearance; <paramref name="ignored"/> marks characters that are place, year or the like.</summary>
    public IReadOnlyList<QueryTerm> Read(string text, IReadOnlyList<Range> ignored, bool english)
    {
        var content = Content(text, ignored);
        var terms = new List<QueryTerm>();
        foreach (var match in Lexicon.Default.Match(text))
        {
            var covered = content.AsSpan(match.Start, match.Length).Count(true);
            if (covered == 0 || (covered * 2 < match.Length && match.Kind != LexiconMatchKind.Form))
            {
                continue;
            }

            terms.Add(new QueryTerm(match.Start, match.Length, Alternatives(text, match), Origin(match.Kind)));
            if (match.Kind == LexiconMatchKind.Form)
            {
                content.AsSpan(match.Start, match.Length).Fill(true);
            }
        }

        AddWords(text, content, english, terms);
        AddPairs(text, content, terms);
        return [.. terms.OrderBy(t => t.Start)];
    }

    private static IReadOnlyList<string> Alternatives(string text, LexiconMatch match) =>
        match.Kind == LexiconMatchKind.Form
            ? [.. match.Alternatives.Append(text.Substring(match.Start, match.Length)).Distinct()]
            : match.Alternatives;

    private static TermOrigin Origin(LexiconMatchKind kind) =>
        kind switch
        {
            LexiconMatchKind.Form => TermOrigin.Form,
            LexiconMatchKind.English => TermOrigin.English,
            _ => TermOrigin.Hint,
        };

    /// <summary>For each character of a normalised question whether it carries content: not a question word, not punctuation, not ignored.</summary>
    public static bool[] Content(string text, IReadOnlyList<Range> ignored, int shortestWord = 1)
    {
        var content = new bool[text.Length];
        for (var i = 0; i < text.Length; )
        {
            var length = QuestionWords.LongestAt(text, i);
            if (length >= shortestWord)
            {
                i += length;
                continue;
            }

            content[i] = char.IsLetterOrDigit(text[i]);
            i++;
        }

        foreach (var range in ignored)
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            content.AsSpan(start, length).Clear();
        }

        return content;
    }

    private static void AddWords(string text, bool[] content, bool english, List<QueryTerm> terms)
    {
        for (var i = 0; i < text.Length; )
        {
            if (!IsWordCharacter(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (
                i < text.Length
                && (
                    IsWordCharacter(text[i])
                    || (i + 1 < text.Length && i > start && text[i] is '.' or '&' or '+' or '-' && IsWordCharacter(text[i + 1]))
                )
            )
            {
                i++;
            }

            var word = text[start..i];
            if (content[start] && word.Length > 1 && !(english && EnglishWords.Contains(word)))
            {
                terms.Add(new QueryTerm(start, word.Length, [word], TermOrigin.Typed));
            }
        }
    }

    private static void AddPairs(string text, bool[] content, List<QueryTerm> terms)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!content[i] || !SearchText.IsHan(text[i]))
            {
                continue;
            }

            terms.Add(new QueryTerm(i, 1, [text.Substring(i, 1)], TermOrigin.Character));
            if (i + 1 < text.Length && content[i + 1] && SearchText.IsHan(text[i + 1]))
            {
                terms.Add(new QueryTerm(i, 2, [text.Substring(i, 2)], TermOrigin.Typed));
            }
        }
    }

    private static bool IsWordCharacter(char c) => char.IsAsciiLetterOrDigit(c);
}
