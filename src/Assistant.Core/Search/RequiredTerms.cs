using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>
/// Brings the passages that hold what a leaning turn sets against the one before (农村 in 农村的呢) ahead of those that only hold what both share.
/// </summary>
internal static class RequiredTerms
{
    // A character by itself says less than a word.
    private const double OfCharacter = 0.4;
    private const double OfOtherWords = 0.8;

    // Ranking scores are log-odds: a passage without the terms must be this much better to be meant.
    private const double Weight = 7;

    /// <summary>The passages, those without the required terms so much further back; the same where none is required.</summary>
    public static IReadOnlyList<RankedPassage> Weigh(ParsedQuestion question, IReadOnlyList<RankedPassage> ranked)
    {
        if (question.Required.Count == 0 || ranked.Count == 0)
        {
            return ranked;
        }

        double[] held = [.. ranked.Select(r => HeldIn(question, PassageView.Of(r.Passage).Normalized))];
        var most = held.Max();
        return [.. ranked.Select((r, i) => r with { Score = r.Score + (Weight * (held[i] - most)) }).OrderByDescending(r => r.Score)];
    }

    /// <summary>How much of the required terms a normalised text holds, 0 to 1.</summary>
    public static double HeldIn(ParsedQuestion question, string text)
    {
        var held = new Dictionary<int, double>();
        foreach (var term in question.Required)
        {
            var share = !term.Alternatives.Any(a => text.Contains(a, StringComparison.Ordinal))
                ? 0
                : term.Origin switch
                {
                    TermOrigin.Character => OfCharacter,
                    TermOrigin.Typed => 1,
                    _ => OfOtherWords,
                };
            for (var i = term.Start; i < term.Start + term.Length; i++)
            {
                held[i] = Math.Max(held.GetValueOrDefault(i), share);
            }
        }

        return held.Count == 0 ? 0 : held.Values.Average();
    }
}
