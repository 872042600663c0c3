using System.Numerics.Tensors;
using System.Text.RegularExpressions;
using Assistant.Core.Embeddings;
using Assistant.Core.Figures;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;

namespace Assistant.Core.Grounding;

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

    /// <summary>The figure of the passage that the claim means and how its value stands to the claim's; null when none is comparable.</summary>
    public (Figure Figure, ValueComparison Comparison)? Find(Claim claim, IndicatorMatcher matcher, Passage passage, bool alone)
    {
        var said = alone || Area().Replace(claim.Figure.Indicator, string.Empty).Length < 2 ? claim.Sentence : $"{claim.Figure.Indicator} {claim.Figure.Quote}";
        var text = SearchText.Normalize(said);
        var words = embedding.EmbedNormalized(text);
        var near = snapshot.Figures(passage.Report).Where(f => f.PassageId == passage.Id)
            .Select(f => (Figure: f, Comparison: claim.Comparison(f), Nearness: Math.Max(matcher.Likeness(f), Nearness(words, text, f))))
            .Where(m => m.Comparison != ValueComparison.Incomparable && claim.SameKind(m.Figure))
            .OrderByDescending(m => m.Nearness)
            .ToList();
        if (near.Count == 0)
        {
            return null;
        }

        var equal = near.FirstOrDefault(m => m.Comparison == ValueComparison.Equal && m.Figure.Status != Status.Threshold);
        if (equal.Figure is not null)
        {
            var mentioned = alone ? claim.Sentence : claim.Nearest;
            var rival = near.FirstOrDefault(m => m.Comparison == ValueComparison.Different && IsSwapped(mentioned, equal.Figure, m.Figure));
            if (rival.Figure is not null)
            {
                return (rival.Figure, ValueComparison.Different);
            }

            if (equal.Nearness >= near[0].Nearness - Nearer)
            {
                return (equal.Figure, ValueComparison.Equal);
            }
        }

        // Another value contradicts only as one of the same time.
        var other = near.FirstOrDefault(m => m.Comparison != ValueComparison.Equal && !claim.ContradictsPeriod(m.Figure) && !matcher.NamesAnother(m.Figure));
        return other.Figure is not null && other.Nearness >= Meant ? (other.Figure, other.Comparison) : null;
    }

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
    private double Nearness(float[] words, string text, Figure figure) => (0.65 * Nearness(words, text, SearchText.Normalize(figure.Indicator))) + (0.35 * Nearness(words, text, FigureFit.OwnWords(figure)));

    [GeneratedRegex("全[市省国区县州球]|世界|[省市区县]")]
    private static partial Regex Area();

    private double Nearness(float[] words, string text, string other) =>
        (0.5 * TextLikeness.Containment(other, text)) + (0.5 * Math.Max(0, TensorPrimitives.Dot<float>(words, embedding.EmbedNormalized(other))));
}
