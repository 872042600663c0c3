using Assistant.Core.Index;
using Microsoft.Extensions.VectorData;
using Xunit;

namespace Assistant.Qdrant.Tests.Support;

/// <summary>
/// The least and the most that a passage's fused score can be when passages of equal score in a leg stand in any order. Where nothing is
/// equal, least and most are one number and the order is strict.
/// </summary>
internal sealed class PossibleScores
{
    private const int Depth = 50;
    private const double Rounding = 1e-7;
    private readonly Dictionary<string, (double Least, double Most)> scores = [];

    public static async Task<PossibleScores> OfAsync(PassageCollection embedded, string question, IReadOnlyList<string> tokens)
    {
        var possible = new PossibleScores();
        possible.Add(await embedded.HybridSearchAsync(ReadOnlyMemory<float>.Empty, [.. tokens], 4 * Depth).ToListAsync());
        possible.Add(await embedded.SearchAsync(question, 4 * Depth).ToListAsync());
        return possible;
    }

    /// <summary>The results are in an order that is possible, and none that must be before them is left out.</summary>
    public void Check(string question, IReadOnlyList<VectorSearchResult<PassageRecord>> results)
    {
        foreach (var result in results)
        {
            var (least, most) = scores[result.Record.Id];
            Assert.InRange(result.Score!.Value, least - 1e-6, most + 1e-6);
        }

        for (var i = 1; i < results.Count; i++)
        {
            Assert.True(
                scores[results[i - 1].Record.Id].Most >= scores[results[i].Record.Id].Least - Rounding,
                $"{question}: {results[i - 1].Record.Id} cannot stand before {results[i].Record.Id}"
            );
        }

        var shown = results.Select(r => r.Record.Id).ToHashSet();
        Assert.All(scores.Where(s => !shown.Contains(s.Key)), s =>
            Assert.True(s.Value.Least <= results.Min(r => scores[r.Record.Id].Most) + Rounding, $"{question}: {s.Key} is missing")
        );
    }

    private void Add(IReadOnlyList<VectorSearchResult<PassageRecord>> leg)
    {
        foreach (var found in leg)
        {
            // The server reckons in single precision.
            var near = 2e-6 * Math.Max(1, Math.Abs(found.Score!.Value));
            var before = leg.Count(o => o.Score > found.Score + near);
            var upTo = leg.Count(o => o.Score >= found.Score - near) - 1;
            var sum = scores.GetValueOrDefault(found.Record.Id);
            scores[found.Record.Id] = (sum.Least + Part(upTo), sum.Most + Part(before));
        }
    }

    private static double Part(int rank) => rank < Depth ? 1.0 / (2 + rank) : 0;
}
