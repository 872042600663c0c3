using Assistant.Core.Contract;

namespace Assistant.Core.Questions;

/// <summary>A year seen from the report that answers: 去年 is the reviewed one, 今年 that of delivery.</summary>
public enum RelativeYear
{
    Previous,
    Current,
}

/// <summary>What was read out of a question.</summary>
/// <param name="Typed">As typed.</param>
/// <param name="Text">Normalised for search, same-sounding typos mended, planted instructions taken out, what a follow-up leaves unsaid put in.</param>
/// <param name="Language">zh, zh-Hant or en.</param>
/// <param name="Kind">What kind of thing is asked.</param>
/// <param name="Expected">What the answer has to hold.</param>
/// <param name="UnitHints">Unit words that the question names (家, 亩, 亿), in order.</param>
/// <param name="Years">Calendar years named, ascending.</param>
/// <param name="ReportYears">Years of delivery of the reports that the question names (2021年政府工作报告里).</param>
/// <param name="Relative">Years named relative to the report.</param>
/// <param name="Statuses">Whether results, targets or both are wanted; empty when it does not say.</param>
/// <param name="Places">Places named of which there is an indexed report.</param>
/// <param name="UnknownPlace">A division named that no indexed report is about, when no known one is named; else null.</param>
/// <param name="Terms">What to look for.</param>
/// <param name="Parts">Sub-questions with content of their own, as character ranges of <paramref name="Text"/>; one when the question is single.</param>
/// <param name="ListSize">Number of items asked for (哪四个), or null.</param>
/// <param name="Previous">The question of the turn before, when this one leans on it.</param>
public sealed record ParsedQuestion(
    string Typed,
    string Text,
    string Language,
    QuestionKind Kind,
    ExpectedAnswer Expected,
    IReadOnlyList<string> UnitHints,
    IReadOnlyList<int> Years,
    IReadOnlyList<int> ReportYears,
    IReadOnlyList<RelativeYear> Relative,
    IReadOnlyList<Status> Statuses,
    IReadOnlyList<string> Places,
    string? UnknownPlace,
    IReadOnlyList<QueryTerm> Terms,
    IReadOnlyList<Range> Parts,
    int? ListSize,
    ParsedQuestion? Previous
)
{
    /// <summary>What it has to do with the turns before it.</summary>
    public TurnRole Role { get; init; }

    /// <summary>What a turn that takes something from an earlier one says itself, normalised; null for a question that stands alone.</summary>
    public string? Own { get; init; }

    /// <summary>Whether <see cref="Text"/> reads as a question by itself, although it was made of two turns.</summary>
    public bool IsWhole { get; init; } = true;

    /// <summary>The terms of what it sets in the place of what was asked before: where a passage holds them, one without them is not meant.</summary>
    public IReadOnlyList<QueryTerm> Required { get; init; } = [];

    /// <summary>Whether it asks for every indexed place.</summary>
    public bool AsksAllPlaces { get; init; }

    /// <summary>Indexed places of which it may mean any: one must be chosen. Empty where that is clear or nothing is said of places.</summary>
    public IReadOnlyList<string> UnclearPlaces { get; init; } = [];

    /// <summary>Places that it names beside <see cref="Places"/> and no indexed report is about: an answer cannot speak of them.</summary>
    public IReadOnlyList<string> LackingPlaces { get; init; } = [];

    /// <summary>Whether the answer has to hold a number.</summary>
    public bool WantsNumber =>
        Expected
            is ExpectedAnswer.Number
                or ExpectedAnswer.Money
                or ExpectedAnswer.Percent
                or ExpectedAnswer.Rank
                or ExpectedAnswer.Area
                or ExpectedAnswer.Length;

    /// <summary>Whether the same thing is asked several times: for each side of a comparison, for each of several years.</summary>
    public bool HasSides => Kind == QuestionKind.Compare || (Years.Count > 1 && Kind != QuestionKind.Verify);

    /// <summary>The terms that stand inside one part of the question.</summary>
    public IReadOnlyList<QueryTerm> TermsOf(Range part)
    {
        var (start, length) = part.GetOffsetAndLength(Text.Length);
        return [.. Terms.Where(term => term.Start >= start && term.Start + term.Length <= start + length)];
    }
}
