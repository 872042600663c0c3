using System.Text.RegularExpressions;
using Assistant.Core.Figures;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;

namespace Assistant.Core.Verification;

/// <summary>How alike what a claim measures and what a ledger figure measures are, by words and concepts of the lexicon.</summary>
internal sealed partial class IndicatorMatcher
{
    private readonly QuestionCoverage claimed;
    private readonly string sentence;

    public IndicatorMatcher(Claim claim, ICorpusSnapshot snapshot)
    {
        var indicator = SearchText.Normalize(claim.Figure.Indicator.Length > 1 ? claim.Figure.Indicator : claim.Figure.Quote);
        var places = new PlaceReader().Read(indicator, snapshot).Ranges;
        var numbers = Numbers().Matches(indicator).Select(m => m.Index..(m.Index + m.Length));
        claimed = new QuestionCoverage(Strict(new TermReader().Read(indicator, [.. places, .. numbers], english: false)), indicator.Length, snapshot);
        sentence = SearchText.Normalize(claim.Sentence);
    }

    /// <summary>0 to 1: how much of the claim's indicator the figure's words cover, and of the figure's indicator the claim's sentence.</summary>
    public double Likeness(Figure figure)
    {
        // The clause around a figure may name its neighbours too: what it measures itself counts more.
        var covered = Math.Max(claimed.Of(SearchText.Normalize(figure.Indicator)), 0.84 * claimed.Of(FigureFit.Words(figure)));
        if (covered < 0.5)
        {
            return 0;
        }

        var returned = TextLikeness.Containment(SearchText.Normalize(figure.Indicator), sentence);
        return covered * (0.7 + (0.3 * returned));
    }

    // An official term is met as a whole: 规上文化产业增加值 is not 规上工业增加值 although most of its characters are the same.
    private static IReadOnlyList<QueryTerm> Strict(IReadOnlyList<QueryTerm> terms)
    {
        var forms = terms.Where(t => t.Origin == TermOrigin.Form && t.Length > 3).ToList();
        return [.. terms.Where(t => t.Origin is TermOrigin.Form || !forms.Any(f => t.Start >= f.Start && t.Start + t.Length <= f.Start + f.Length))];
    }

    // Years and other numbers say when and how much, not what; those glued to letters (5g, pm2.5) belong to a name.
    [GeneratedRegex(@"(?<![a-z.\d])\d+(?:\.\d+)?年?(?![a-z\d])")]
    private static partial Regex Numbers();
}
