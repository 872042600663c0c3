using System.Text.Json.Serialization;
using Assistant.Core.Contract;

namespace Assistant.Core.Briefing;

/// <summary>What a brief is wanted of.</summary>
/// <param name="Topic">The topic in a few words (养老服务).</param>
/// <param name="Place">The place; its name may lack the last word.</param>
/// <param name="Year">Year of delivery of the report that is to be examined; null for the newest.</param>
public sealed record BriefRequest(string Topic, string Place, int? Year = null);

/// <summary>How long a brief is to be.</summary>
public enum BriefForm
{
    /// <summary>Everything that was found.</summary>
    Full,

    /// <summary>One page for the hand: the gaps, what is not spoken of again, and three questions.</summary>
    OnePage,
}

/// <summary>What a section of a brief holds.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<BriefSectionKind>))]
public enum BriefSectionKind
{
    /// <summary>What the report before promised.</summary>
    [JsonStringEnumMemberName("promised_before")]
    PromisedBefore,

    /// <summary>What this report says was done.</summary>
    [JsonStringEnumMemberName("done")]
    Done,

    /// <summary>What it promises now.</summary>
    [JsonStringEnumMemberName("promised_now")]
    PromisedNow,

    /// <summary>Targets beside results.</summary>
    [JsonStringEnumMemberName("figures")]
    Figures,

    /// <summary>Problems that the report itself admits.</summary>
    [JsonStringEnumMemberName("problems")]
    Problems,

    /// <summary>What was promised and is not spoken of again.</summary>
    [JsonStringEnumMemberName("not_spoken_of")]
    NotSpokenOf,

    /// <summary>Draft questions for the session.</summary>
    [JsonStringEnumMemberName("questions")]
    Questions,
}

/// <summary>A line of a brief: a verbatim quote, or a sentence made of quotes and of what is computed from them.</summary>
/// <param name="Text">The line.</param>
/// <param name="Citations">What it rests on; empty only where the line says that something is missing.</param>
/// <param name="How">How a figure of the line is computed; null where none is.</param>
/// <param name="FollowUp">What to ask when the answer evades the question; null in other sections.</param>
public sealed record BriefLine(string Text, IReadOnlyList<Citation> Citations, string? How = null, string? FollowUp = null);

/// <summary>A row of the table of figures.</summary>
/// <param name="Indicator">What is measured.</param>
/// <param name="Target">The target as the report before has it.</param>
/// <param name="Result">The result as this report has it; null where it gives none.</param>
/// <param name="Gap">Result less target with its unit; null where they are not like.</param>
/// <param name="How">How the gap is computed.</param>
/// <param name="Outcome">Met, missed, silent or incomparable.</param>
/// <param name="Reason">Why that outcome, for people.</param>
/// <param name="Citations">The quotes of target and result.</param>
public sealed record BriefRow(
    string Indicator,
    string Target,
    string? Result,
    string? Gap,
    string? How,
    PromiseOutcome Outcome,
    string Reason,
    IReadOnlyList<Citation> Citations
);

/// <summary>A section of a brief.</summary>
/// <param name="Rows">The table of the section of figures; empty in all others.</param>
public sealed record BriefSection(BriefSectionKind Kind, string Title, IReadOnlyList<BriefLine> Lines, IReadOnlyList<BriefRow> Rows);

/// <summary>A report that a brief was made from.</summary>
public sealed record BriefSource(string Report, string Title, int Year);

/// <summary>A deputy's dossier on one topic of one report.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Topic">The topic as it was asked for.</param>
/// <param name="Place">The place as its reports have it.</param>
/// <param name="Year">Year of the report that is examined.</param>
/// <param name="Label">That a program made it, and that the reports are to be looked up.</param>
/// <param name="IsFound">Whether any of the reports speaks of the topic.</param>
/// <param name="Reports">The report that is examined and the one before it.</param>
/// <param name="Notes">What is missing, and which of several versions was taken.</param>
/// <param name="Sections">The sections in order; empty where no report speaks of the topic.</param>
public sealed record Brief(
    string Title,
    string Topic,
    string Place,
    int Year,
    string Label,
    bool IsFound,
    IReadOnlyList<BriefSource> Reports,
    IReadOnlyList<string> Notes,
    IReadOnlyList<BriefSection> Sections
)
{
    /// <summary>Stands in the text and in the metadata of every brief.</summary>
    public const string MadeByProgram = "本材料由程序依据报告原文自动生成，引用前请核对原文";

    private const int ShortRows = 4;
    private const int ShortQuestions = 3;
    private const int ShortLines = 2;

    /// <summary>All citations in the order of their marks.</summary>
    [JsonIgnore]
    public IReadOnlyList<Citation> Citations =>
        [
            .. Sections
                .SelectMany(s => s.Lines.SelectMany(l => l.Citations).Concat(s.Rows.SelectMany(r => r.Citations)))
                .DistinctBy(c => c.Mark)
                .OrderBy(c => c.Mark),
        ];

    /// <summary>The brief in that form.</summary>
    public Brief In(BriefForm form) =>
        form == BriefForm.Full
            ? this
            : this with
            {
                Sections =
                [
                    .. Sections
                        .Where(s =>
                            s.Kind is not (BriefSectionKind.PromisedBefore or BriefSectionKind.Done or BriefSectionKind.PromisedNow)
                        )
                        .Select(s =>
                            s with
                            {
                                Lines = [.. s.Lines.Take(s.Kind == BriefSectionKind.Questions ? ShortQuestions : ShortLines)],
                                Rows = [.. s.Rows.OrderBy(r => Rank(r.Outcome)).Take(ShortRows)],
                            }
                        ),
                ],
            };

    private static int Rank(PromiseOutcome outcome) =>
        outcome switch
        {
            PromiseOutcome.Missed => 0,
            PromiseOutcome.Incomparable => 1,
            PromiseOutcome.Silent => 2,
            _ => 3,
        };
}
