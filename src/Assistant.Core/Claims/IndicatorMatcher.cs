using System.Text.RegularExpressions;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>How alike what a claim measures and what a ledger figure measures are, by words and concepts of the lexicon.</summary>
internal sealed partial class IndicatorMatcher
{
    private readonly QuestionCoverage claimed;
    private readonly IReadOnlyList<string> names;
    private readonly string sentence;
    private readonly bool asksShare;

    public IndicatorMatcher(Claim claim, ICorpusSnapshot snapshot)
    {
        var indicator = SearchText.Normalize(claim.Figure.Indicator.Length > 1 ? claim.Figure.Indicator : claim.Figure.Quote);
        var places = new PlaceReader().Read(indicator, snapshot).Ranges;
        var numbers = Numbers().Matches(indicator).Select(m => m.Index..(m.Index + m.Length));
        var terms = Strict(new TermReader().Read(indicator, [.. places, .. numbers], english: false));
        claimed = new QuestionCoverage(terms, indicator.Length, snapshot);
        names = [.. terms.Where(t => t.Origin == TermOrigin.Form).SelectMany(t => t.Alternatives).Distinct()];
        sentence = SearchText.Normalize(claim.Sentence);
        asksShare = ShareWords().IsMatch(sentence);
    }

    /// <summary>0 to 1: how much of the claim's indicator the figure's words cover, and of the figure's indicator the claim's sentence.</summary>
    public double Likeness(Figure figure)
    {
        // The clause around a figure may name its neighbours too: what it measures itself counts more.
        var indicator = SearchText.Normalize(figure.Indicator);
        var covered = asksShare
            ? Math.Max(claimed.Of(indicator), 0.84 * claimed.Of(FigureFit.Words(figure)))
            : Math.Max(claimed.Of(FigureFit.WithoutDenominator(indicator)), 0.84 * claimed.Of(FigureFit.OwnWords(figure)));
        if (covered < 0.5)
        {
            return 0;
        }

        var returned = Returned(indicator);
        return covered * (0.7 + (0.3 * returned));
    }

    /// <summary>Whether the claim names an official indicator of which no form stands in the figure's clause: 规上工业增加值 is not 增加值.</summary>
    public bool NamesAnother(Figure figure) =>
        names.Any(n => n.Length > 3)
        && FigureFit.Words(figure) is var words
        && !names.Any(n => words.Contains(n, StringComparison.Ordinal));

    /// <summary>Whether a text, normalised, holds a form of an official indicator that the claim names.</summary>
    public bool Names(string text) => names.Any(n => n.Length > 3 && text.Contains(n, StringComparison.Ordinal));

    // What the figure is called in the report and in the claim may differ (生产总值, GDP): a form of a claimed concept counts as said.
    private double Returned(string indicator)
    {
        var said = names.Where(n => indicator.Contains(n, StringComparison.Ordinal)).MaxBy(n => n.Length);
        if (said is null)
        {
            return TextLikeness.Containment(indicator, sentence);
        }

        // 海洋生产总值 is not 生产总值: a qualifier before the name that the claim does not say makes another thing of it.
        var qualifier = Neutral().Replace(indicator[..indicator.IndexOf(said, StringComparison.Ordinal)], string.Empty);
        if (qualifier.Length is > 1 and < 5 && TextLikeness.Containment(qualifier, sentence) == 0)
        {
            return -1;
        }

        var rest = indicator.Replace(said, string.Empty, StringComparison.Ordinal);
        return (said.Length + (rest.Length * TextLikeness.Containment(rest, sentence))) / indicator.Length;
    }

    // An official term is met as a whole: 规上文化产业增加值 is not 规上工业增加值 although most of its characters are the same.
    private static IReadOnlyList<QueryTerm> Strict(IReadOnlyList<QueryTerm> terms)
    {
        var forms = terms.Where(t => t.Origin == TermOrigin.Form && t.Length > 3).ToList();
        return
        [
            .. terms.Where(t =>
                t.Origin is TermOrigin.Form || !forms.Any(f => t.Start >= f.Start && t.Start + t.Length <= f.Start + f.Length)
            ),
        ];
    }

    [GeneratedRegex("全(区|市|县|省|国|年|州|旗)|我(区|市|县|省|国)|预计|地方|实现|完成|力争|累计|达到?|确保|推动|本级|年度|的")]
    private static partial Regex Neutral();

    [GeneratedRegex("占|比重|比例|强度")]
    private static partial Regex ShareWords();

    // Years and other numbers say when and how much, not what; those glued to letters (5g, pm2.5) belong to a name.
    [GeneratedRegex(@"(?<![a-z.\d])\d+(?:\.\d+)?年?(?![a-z\d])")]
    private static partial Regex Numbers();
}
