using Assistant.Core.Documents;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>Whether a claim gives one place of the report what the report says of another: 桂阳获批示范区 where 桂东 was.</summary>
internal static class TownsBeside
{
    // So much of what the claim says of its place stands in the clause about the other.
    private const double SaysTheSame = 0.6;

    // 成功 alone is said of many.
    private const int ShortestPredicate = 6;

    /// <summary>True where the clause that says the same names another place, and no clause of the report says it of the claim's.</summary>
    public static bool Tell(ClaimCase claim)
    {
        if (claim.Report?.Place is not { Length: > 0 } place)
        {
            return false;
        }

        var own = PlaceReader.NamesAround(place);
        if (In(claim.Said, place, own) is not [var town])
        {
            return false;
        }

        var predicate = claim.Said.Replace(town, string.Empty, StringComparison.Ordinal).Trim('市', '县', '区');
        var clauses = PassageView.Of(claim.Passage).Clauses.Select(c => c.Normalized).ToList();
        return predicate.Length >= ShortestPredicate
            && clauses.MaxBy(c => TextLikeness.Containment(predicate, c)) is { } best
            && Says(best, predicate)
            && !best.Contains(town, StringComparison.Ordinal)
            && In(best, place, own) is [_]
            && !claim
                .Snapshot.Passages(claim.Passage.Report)
                .Where(p => p.Text.Contains(town, StringComparison.Ordinal))
                .SelectMany(p => PassageView.Of(p).Clauses)
                .Any(c => c.Normalized.Contains(town, StringComparison.Ordinal) && Says(c.Normalized, predicate));
    }

    private static bool Says(string clause, string predicate) => TextLikeness.Containment(predicate, clause) >= SaysTheSame;

    // The places that a text names, by their bare names; those of the report's own place without their suffix too.
    private static List<string> In(string text, string place, IReadOnlyList<string> own) =>
        [
            .. PlaceReader
                .TownsIn(text)
                .Select(Divisions.BareName)
                .Concat(
                    Divisions
                        .Within(place)
                        .Select(Divisions.BareName)
                        .Where(name => name.Length > 1 && !Divisions.IsEveryday(name) && text.Contains(name, StringComparison.Ordinal))
                )
                .Where(name => !own.Contains(name))
                .Distinct(),
        ];
}
