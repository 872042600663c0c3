using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>
/// Whether a question that names no place can only mean one: it has a name or a term that the passage holds and that no report of another place holds.
/// </summary>
internal sealed class PlainPlace(ICorpusSnapshot snapshot)
{
    // Two characters meet by chance.
    private const int ShortestName = 3;

    private readonly Dictionary<string, string?> placeOf = snapshot.Reports.ToDictionary(r => r.Report, r => r.Place);

    /// <summary>Whether the question plainly means the place of the passage.</summary>
    public bool IsMeant(ParsedQuestion question, Passage passage)
    {
        var names = NamesIn(question, PassageView.Of(passage).Normalized).ToList();
        var place = placeOf[passage.Report];
        List<Passage> own =
            names.Count == 0 ? [] : [.. snapshot.Reports.Where(r => r.Place == place).SelectMany(r => snapshot.Passages(r.Report))];
        return names.Exists(name => StandsNowhereElse(name, own));
    }

    /// <summary>The longest runs of the question's content that the passage holds word for word, official terms left out.</summary>
    private static IEnumerable<string> NamesIn(ParsedQuestion question, string passage)
    {
        var text = question.Text;
        var said = new bool[text.Length];
        foreach (var term in question.Terms)
        {
            said.AsSpan(term.Start, term.Length).Fill(true);
        }

        foreach (var official in question.Terms.Where(t => t.Origin == TermOrigin.Form))
        {
            said.AsSpan(official.Start, official.Length).Clear();
        }

        for (var start = 0; start < text.Length; start++)
        {
            var end = start;
            while (end < text.Length && said[end] && passage.Contains(text[start..(end + 1)], StringComparison.Ordinal))
            {
                end++;
            }

            if (end - start >= ShortestName)
            {
                yield return text[start..end];
                start = end - 1;
            }
        }
    }

    private bool StandsNowhereElse(string name, List<Passage> passages)
    {
        var rare = SearchText
            .Tokens(name)
            .Where(t => t.Length > 1)
            .Select(t => (Token: t, Everywhere: snapshot.DocumentFrequency(t)))
            .Where(t => t.Everywhere > 0 && t.Everywhere <= passages.Count)
            .ToList();
        return rare.Count > 0
            && passages.ConvertAll(p => PassageView.Of(p).Normalized) is var texts
            && rare.Exists(t => t.Everywhere <= texts.Count(text => Holds(text, t.Token)));
    }

    private static bool Holds(string text, string token) =>
        char.IsAsciiDigit(token[0]) ? AnswerShape.HasNumber(text, token) : text.Contains(token, StringComparison.Ordinal);
}
