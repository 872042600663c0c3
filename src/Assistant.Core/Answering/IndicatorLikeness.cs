using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>How alike the indicators of two figures are, and which words of a question name one.</summary>
internal static class IndicatorLikeness
{
    // Figures whose indicators are less alike measure different things.
    private const double Alike = 0.5;

    /// <summary>A question that says so much of a name asks for it.</summary>
    public const double Told = 0.3;

    // So many characters in one name the thing that is counted, whatever is done with it.
    private const int SharedName = 4;

    /// <summary>0 to 1: the likeness of the two names, where 生产总值, 地区生产总值 and GDP are one word.</summary>
    public static double Between(Figure first, Figure second)
    {
        var (a, b) = (SearchText.Normalize(first.Indicator), SearchText.Normalize(second.Indicator));
        var plain = TextLikeness.Dice(a, b);
        return plain == 1 ? 1 : Math.Max(plain, TextLikeness.Dice(InOfficialTerms(a), InOfficialTerms(b)));
    }

    /// <summary>
    /// Whether the two measure one thing, as far as their names say: they are alike enough. Of things that are counted it does that the one is the other with words
    /// left out (新开航线, 新开集装箱航线), or that they share what is counted (十大类民生实事).
    /// </summary>
    public static bool AreOne(Figure first, Figure second)
    {
        if (Between(first, second) >= Alike)
        {
            return true;
        }

        if ((first.Kind, second.Kind) != (FigureKind.Count, FigureKind.Count))
        {
            return false;
        }

        var (a, b) = (SearchText.Normalize(first.Indicator), SearchText.Normalize(second.Indicator));
        var (shorter, longer) = a.Length <= b.Length ? (a, b) : (b, a);
        return (shorter.Length >= SharedName && TextLikeness.CommonSubsequence(shorter, longer) == shorter.Length)
            || Enumerable
                .Range(0, Math.Max(0, shorter.Length - SharedName + 1))
                .Any(i => longer.Contains(shorter.Substring(i, SharedName), StringComparison.Ordinal));
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
