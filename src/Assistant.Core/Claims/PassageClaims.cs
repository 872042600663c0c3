using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>
/// Judges a claim by the one passage that is known to speak of it: which of the passage's figures is meant, and does it agree? Words need not be
/// the report's own, for the choice is among few figures.
/// </summary>
internal sealed partial class PassageClaims(ICorpusSnapshot snapshot, StaticEmbeddingModel embedding)
{
    // A figure is another's when that one is nearer to the claim's words by so much, whatever tells the two apart.
    private const double Nearer = 0.25;

    // Nearness from which a figure with another value is the one meant.
    private const double Meant = 0.35;

    // So much more of the claim stands before the figure that is meant.
    private const double Leading = 0.15;

    // A clause of so few characters before its number goes on about what the clause before is of.
    private const int LongestLeaning = 6;

    // From this share of the noun's characters on it is surely the same noun; by as much one is surely nearer.
    private const double Apart = 0.5;

    // The same digits in another magnitude (133.6万元, 133.6亿元) are no chance from so many on.
    private const int TellingDigits = 3;

    /// <summary>The figure of the passage that the claim means and how its value stands to the claim's; null when none is comparable.</summary>
    public (Figure Figure, ValueComparison Comparison)? Find(Claim claim, IndicatorMatcher matcher, Passage passage, bool alone)
    {
        var said =
            alone || Area().Replace(claim.Figure.Indicator, string.Empty).Length < 2
                ? claim.Sentence
                : $"{claim.Figure.Indicator} {claim.Figure.Quote}";
        var text = SearchText.Normalize(said);
        var words = embedding.EmbedNormalized(text);
        var near = ClaimLedger
            .Of(passage, snapshot)
            .Where(f =>
                (f.Status == Status.Threshold) == (claim.Figure.Status == Status.Threshold) || claim.Comparison(f) == ValueComparison.Equal
            )
            .Select(f => new Candidate(f, claim.Comparison(f), Math.Max(matcher.Likeness(f), Nearness(words, text, f))))
            .Where(m => m.Comparison != ValueComparison.Incomparable && claim.SameKind(m.Figure) && !claim.IsAnother(m.Figure))
            .OrderByDescending(m => m.Nearness)
            .ToList();
        if (near.Count == 0)
        {
            // 136万吨 of what the report counts as 136万人次: such digits are no chance.
            return
                snapshot.Figures(passage.Report).FirstOrDefault(f => f.PassageId == passage.Id && claim.HasDigitsOf(f, TellingDigits))
                    is { } otherUnit
                ? (otherUnit, ValueComparison.OtherUnit)
                : null;
        }

        if (
            near.FirstOrDefault(m => m.Comparison == ValueComparison.Equal && m.Figure.Status != Status.Threshold)
                is { Figure: not null } equal
            && Chosen(claim, near, equal, passage, alone) is { } chosen
        )
        {
            return chosen;
        }

        // Another value contradicts only as one of the same time.
        if (
            near.FirstOrDefault(m =>
                m.Comparison == ValueComparison.OtherUnit && m.Figure.Text.Count(char.IsAsciiDigit) >= TellingDigits
            ) is
            { Figure: { } misread }
        )
        {
            return (misread, ValueComparison.OtherUnit);
        }

        // 67.4亿元 of 674亿元: the same digits are no chance.
        if (
            near.FirstOrDefault(m =>
                m.Comparison == ValueComparison.Different && claim.SlipsPoint(m.Figure, m.Nearness >= Meant) && !claim.ContradictsPeriod(m.Figure)
            ) is
            { Figure: { } slipped }
        )
        {
            return (slipped, ValueComparison.Different);
        }

        var different = near.FirstOrDefault(m =>
            m.Comparison != ValueComparison.Equal
            && !claim.ContradictsPeriod(m.Figure)
            && (!matcher.NamesAnother(m.Figure) || (Leans(m.Figure) && matcher.Names(Before(passage, m.Figure))))
        );
        return different.Figure is not null && (different.Nearness >= Meant || IsOnlyOne(near, different.Figure))
            ? (different.Figure, different.Comparison)
            : null;
    }

    /// <summary>The figure of the claim's value, or another of the passage where that one is meant; null when neither is near enough.</summary>
    private static (Figure Figure, ValueComparison Comparison)? Chosen(
        Claim claim,
        List<Candidate> near,
        Candidate equal,
        Passage passage,
        bool alone
    )
    {
        // The noun right at the number tells the items of a list apart better than what is carried over from one to the next.
        var others = near.Where(m => m.Comparison == ValueComparison.Different).ToList();
        var own = FigureNoun.Shared(claim.Noun, FigureNoun.Of(equal.Figure));
        var (other, shared) = others
            .Select(m => (m.Figure, Shared: FigureNoun.Shared(claim.Noun, FigureNoun.Of(m.Figure))))
            .OrderByDescending(m => m.Shared)
            .FirstOrDefault();
        if (other is not null && claim.Noun.Length > 1 && Math.Abs(shared - own) >= Apart)
        {
            return shared > own ? (other, ValueComparison.Different) : (equal.Figure, ValueComparison.Equal);
        }

        // 引进资金10亿元，是2006年的3.85倍；争取资金4.6亿元，是2006年的3.1倍: what a figure is of may stand in the clause before alone.
        if (
            Leans(equal.Figure)
            && others
                .Where(m => Leans(m.Figure) && m.Figure.Indicator == equal.Figure.Indicator)
                .FirstOrDefault(m => Led(claim, passage, m.Figure) > Led(claim, passage, equal.Figure) + Leading)
                is { Figure: { } led }
        )
        {
            return (led, ValueComparison.Different);
        }

        var mentioned = alone ? claim.Sentence : claim.Nearest;
        if (others.FirstOrDefault(m => IsSwapped(mentioned, equal.Figure, m.Figure)) is { Figure: not null } rival)
        {
            return (rival.Figure, ValueComparison.Different);
        }

        return equal.Nearness >= near[0].Nearness - Nearer || (own >= Apart && own >= shared)
            ? (equal.Figure, ValueComparison.Equal)
            : null;
    }

    // Nothing or nearly nothing before the number says what it is of.
    private static bool Leans(Figure figure) => SearchText.Normalize(FigureNoun.Lead(figure)).Count(SearchText.IsHan) <= LongestLeaning;

    /// <summary>What stands before the figure from the end of the sentence before on.</summary>
    private static string Before(Passage passage, Figure figure)
    {
        var end = Math.Clamp(figure.Start - passage.Start, 0, passage.Text.Length);
        var start = passage.Text.LastIndexOfAny(['。', '；', ';'], Math.Max(0, end - 1)) + 1;
        return SearchText.Normalize(passage.Text[Math.Min(start, end)..end]);
    }

    private static double Led(Claim claim, Passage passage, Figure figure) =>
        TextLikeness.Containment(SearchText.Normalize(claim.Nearest), Before(passage, figure));

    private readonly record struct Candidate(Figure Figure, ValueComparison Comparison, double Nearness);

    // A passage that surely speaks of the thing holds one figure in such a unit (10亿人次): it is meant, whatever it is called. Counts in 个 or 家 say too little.
    private static bool IsOnlyOne(List<Candidate> near, Figure figure) =>
        near.Count == 1 && figure.Unit.Length > 1 && figure.Kind is FigureKind.Level or FigureKind.Count;

    // Of 家电换新数量 and 汽车换新数量, listed with 分别, only 家电 and 汽车 tell which is meant: the text names the other's and not this one's.
    private static bool IsSwapped(string said, Figure figure, Figure other)
    {
        var (own, others) = (SearchText.Normalize(figure.Indicator), SearchText.Normalize(other.Indicator));
        var text = SearchText.Normalize(said);
        var (ours, theirs) = (TextLikeness.Containment(Distinct(own, others), text), TextLikeness.Containment(Distinct(others, own), text));
        return theirs >= 0.3 && theirs > ours + 0.25;
    }

    /// <summary>The indicator without the beginning and the end that the other shares.</summary>
    private static string Distinct(string indicator, string other)
    {
        var from = indicator.Zip(other).TakeWhile(p => p.First == p.Second).Count();
        var behind = indicator.Reverse().Zip(other.Reverse()).TakeWhile(p => p.First == p.Second).Count();
        return indicator[from..Math.Max(from, indicator.Length - Math.Min(behind, other.Length - from))];
    }

    // By what the figure measures more than by the clause that it shares with its neighbours.
    private double Nearness(float[] words, string text, Figure figure) =>
        (0.65 * Nearness(words, text, SearchText.Normalize(figure.Indicator))) + (0.35 * Nearness(words, text, FigureFit.OwnWords(figure)));

    [GeneratedRegex("全[市省国区县州球]|世界|[省市区县]")]
    private static partial Regex Area();

    private double Nearness(float[] words, string text, string other) =>
        (0.5 * TextLikeness.Containment(other, text))
        + (0.5 * Math.Max(0, TensorPrimitives.Dot<float>(words, embedding.EmbedNormalized(other))));
}
