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
    // A figure is another's when that one is nearer to the claim's words by so much.
    private const double Nearer = 0.12;

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
        if (equal.Figure is not null && equal.Nearness >= near[0].Nearness - Nearer)
        {
            return (equal.Figure, ValueComparison.Equal);
        }

        // Another value contradicts only as one of the same time.
        var other = near.FirstOrDefault(m => m.Comparison != ValueComparison.Equal && !claim.ContradictsPeriod(m.Figure) && !matcher.NamesAnother(m.Figure));
        return other.Figure is not null && other.Nearness >= Meant ? (other.Figure, other.Comparison) : null;
    }

    // By what the figure measures more than by the clause that it shares with its neighbours.
    private double Nearness(float[] words, string text, Figure figure) => (0.65 * Nearness(words, text, SearchText.Normalize(figure.Indicator))) + (0.35 * Nearness(words, text, FigureFit.OwnWords(figure)));

    [GeneratedRegex("全[市省国区县州球]|世界|[省市区县]")]
    private static partial Regex Area();

    private double Nearness(float[] words, string text, string other) =>
        (0.5 * TextLikeness.Containment(other, text)) + (0.5 * Math.Max(0, TensorPrimitives.Dot<float>(words, embedding.EmbedNormalized(other))));
}
