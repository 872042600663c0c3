using Assistant.Core.Index;

namespace Assistant.Core.Questions;

/// <summary>Gives a question the places that it is about: those that it names, else the scope of the conversation.</summary>
internal static class PlaceScope
{
    /// <summary>The question with its places; where the scope itself is not indexed, that is said as if it were named.</summary>
    public static ParsedQuestion Apply(ParsedQuestion question, PlacesAsked asked, IReadOnlyList<string> scope, ICorpusSnapshot snapshot)
    {
        if (asked.All)
        {
            // 哪个省增长最快 is no question about what is indexed.
            return question with
            {
                Places = asked.Known,
                AsksAllPlaces = true,
                Kind =
                    question.Kind == QuestionKind.Corpus && question.Terms.Any(t => t.Origin == TermOrigin.Form)
                        ? QuestionKind.Figure
                        : question.Kind,
            };
        }

        if (asked.IsNamed)
        {
            return question with
            {
                Places = asked.Known,
                UnknownPlace = asked.Unknown,
                UnclearPlaces = asked.Unclear,
                LackingPlaces = asked.Lacking,
            };
        }

        return scope switch
        {
            [] => question,
            [var place] => Indexed(snapshot).Contains(place) ? question with { Places = scope } : question with { UnknownPlace = place },
            _ => question with { UnclearPlaces = scope },
        };
    }

    private static IReadOnlyList<string> Indexed(ICorpusSnapshot snapshot) =>
        [.. snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct()];
}
