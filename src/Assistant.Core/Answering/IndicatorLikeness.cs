using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>How alike the indicators of two figures are, and which words of a question name one.</summary>
internal static class IndicatorLikeness
{
    /// <summary>0 to 1: the likeness of the two names, where 生产总值, 地区生产总值 and GDP are one word.</summary>
    public static double Between(Figure first, Figure second)
    {
        var (a, b) = (SearchText.Normalize(first.Indicator), SearchText.Normalize(second.Indicator));
        var plain = TextLikeness.Dice(a, b);
        return plain == 1 ? 1 : Math.Max(plain, TextLikeness.Dice(InOfficialTerms(a), InOfficialTerms(b)));
    }

    /// <summary>0 to 1: how much of the indicator's name the question says, in its own words or in words of the same concept.</summary>
    public static double SaidIn(ParsedQuestion question, Figure figure)
    {
        var name = SearchText.Normalize(figure.Indicator);
        var official = question
            .Terms.Where(t => t.Origin == TermOrigin.Form)
            .SelectMany(t => t.Alternatives)
            .Where(form => name.Contains(form, StringComparison.Ordinal))
            .Select(form => (double)form.Length / name.Length)
            .DefaultIfEmpty(0)
            .Max();
        return Math.Max(official, TextLikeness.Containment(name, question.Text));
    }

    /// <summary>The terms of a question that the indicator holds.</summary>
    public static IReadOnlyList<QueryTerm> TermsIn(ParsedQuestion question, Figure figure)
    {
        var name = SearchText.Normalize(figure.Indicator);
        return [.. question.Terms.Where(t => t.Alternatives.Any(a => name.Contains(a, StringComparison.Ordinal)))];
    }

    private static string InOfficialTerms(string name)
    {
        foreach (var match in Lexicon.Default.Match(name).Where(m => m.Kind == LexiconMatchKind.Form).OrderByDescending(m => m.Start))
        {
            name = name[..match.Start] + match.Concept.Term + name[(match.Start + match.Length)..];
        }

        return name;
    }
}
