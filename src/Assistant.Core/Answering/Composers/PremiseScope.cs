using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>Which passages may say that a premise is wrong: those of its own place and period. 杭州增长8%，为什么宁波只有6% is not corrected by a report of 宁波.</summary>
internal sealed partial class PremiseScope
{
    private readonly ICorpusSnapshot snapshot;
    private readonly ParsedQuestion question;
    private readonly IReadOnlyList<string> places;
    private readonly IReadOnlyList<int> years;
    private readonly bool isPrevious;
    private readonly bool isCurrent;

    public PremiseScope(ICorpusSnapshot snapshot, ParsedQuestion question, string premise)
    {
        (this.snapshot, this.question) = (snapshot, question);
        var text = SearchText.Normalize(premise);
        places = [.. PlaceMentions.In(text).Select(range => PlaceMentions.FullName(text[range])).OfType<string>().Distinct()];
        years = [.. Year().Matches(text).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture))];
        (isPrevious, isCurrent) = (Previous().IsMatch(text), Current().IsMatch(text));
    }

    /// <summary>Whether the passage, found for the part of the question, speaks of the place and the period of the premise.</summary>
    public bool Holds(SlotResult part, Passage passage) =>
        snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report) is { } report
        && IsOfPlace(part, passage, report)
        && IsOfPeriod(part, passage, report);

    private bool IsOfPlace(SlotResult part, Passage passage, ReportInfo report)
    {
        bool Names(string place) => passage.Text.Contains(place[..^1], StringComparison.Ordinal);
        if (places.Count > 0)
        {
            return places.All(place => place == report.Place || Names(place));
        }

        // A premise that names no place is of the one that the question names, or of the one that there is.
        return (question.UnknownPlace is not { } unknown || Names(unknown))
            && question.LackingPlaces.Count == 0
            && (
                question.Places.Count > 0
                    ? question.Places is [var only] && only == report.Place
                    : part.Slot.Reports.Select(r => r.Place).Distinct().Count() <= 1
            );
    }

    private bool IsOfPeriod(SlotResult part, Passage passage, ReportInfo report)
    {
        if (years.Count > 0)
        {
            return (part.Slot.Year is not { } asked || years.Contains(asked))
                && years.All(year =>
                    year == report.Year
                    || year == report.Year - 1
                    || passage.Text.Contains(year.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                );
        }

        return part.Slot.Year is not { } year
            || isPrevious == isCurrent
            || report.Year is not { } delivered
            || year == (isPrevious ? delivered - 1 : delivered);
    }

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d(?=年)")]
    private static partial Regex Year();

    [GeneratedRegex("去年|上年|上一年")]
    private static partial Regex Previous();

    [GeneratedRegex("今年|本年")]
    private static partial Regex Current();
}
