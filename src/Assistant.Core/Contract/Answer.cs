using System.Text.Json.Serialization;

namespace Assistant.Core.Contract;

/// <summary>How a question ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Outcome>))]
public enum Outcome
{
    [JsonStringEnumMemberName("answered")]
    Answered,

    [JsonStringEnumMemberName("partial")]
    Partial,

    [JsonStringEnumMemberName("refused")]
    Refused,

    [JsonStringEnumMemberName("clarify")]
    Clarify,
}

/// <summary>Why a question was refused.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RefusalKind>))]
public enum RefusalKind
{
    [JsonStringEnumMemberName("indicator_missing")]
    IndicatorMissing,

    [JsonStringEnumMemberName("attribute_missing")]
    AttributeMissing,

    [JsonStringEnumMemberName("period_missing")]
    PeriodMissing,

    [JsonStringEnumMemberName("place_missing")]
    PlaceMissing,

    [JsonStringEnumMemberName("out_of_scope")]
    OutOfScope,

    [JsonStringEnumMemberName("ambiguous")]
    Ambiguous,

    [JsonStringEnumMemberName("opinion")]
    Opinion,

    [JsonStringEnumMemberName("unsafe")]
    Unsafe,
}

/// <summary>Judgement of a claim against the reports.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<VerdictKind>))]
public enum VerdictKind
{
    [JsonStringEnumMemberName("supported")]
    Supported,

    [JsonStringEnumMemberName("contradicted")]
    Contradicted,

    [JsonStringEnumMemberName("not_found")]
    NotFound,

    /// <summary>A sentence of a draft that states nothing that could be verified.</summary>
    [JsonStringEnumMemberName("boast")]
    Boast,
}

/// <summary>Why there is no answer, what stands nearest, and what the corpus covers.</summary>
/// <param name="Nearest">Marks of the citations that show the nearest thing there is.</param>
public sealed record Refusal(RefusalKind Kind, string Message, IReadOnlyList<int> Nearest, string Coverage);

/// <summary>A verbatim quote and where it stands.</summary>
/// <param name="Mark">The number in brackets in the answer, from 1.</param>
/// <param name="Report">Name of the report.</param>
/// <param name="Title">Title of the report.</param>
/// <param name="Section">Heading path.</param>
/// <param name="Page">Page when the source has pages, else null.</param>
/// <param name="Quote">Exactly the canonical text from start to end.</param>
/// <param name="Start">UTF-16 offset in the canonical text.</param>
/// <param name="End">Offset behind the quote.</param>
public sealed record Citation(
    int Mark,
    string Report,
    string Title,
    IReadOnlyList<string> Section,
    int? Page,
    string Quote,
    int Start,
    int End
);

/// <summary>A figure of the answer and the citation that it stands in.</summary>
/// <param name="Period">"2019", "2016-2020", or empty.</param>
/// <param name="Status">actual, target, plan, threshold, or empty.</param>
public sealed record AnswerFigure(string Text, string Indicator, string Period, string Status, int Mark);

/// <summary>A figure computed from figures of the reports, with its computation.</summary>
public sealed record DerivedFigure(string Text, IReadOnlyList<string> From, string How);

/// <summary>Judgement of one claim; <paramref name="Mark"/> is null where nothing is cited.</summary>
/// <param name="Figure">The judged figure as it stands in the text; null for a claim without figures.</param>
/// <param name="Expected">The right value where the claim is contradicted.</param>
/// <param name="Reason">Why, for people: other unit, other period, swapped …</param>
public sealed record Verdict(
    string Claim,
    string? Figure,
    [property: JsonPropertyName("verdict")] VerdictKind Kind,
    string? Expected,
    string? Reason,
    int? Mark
)
{
    /// <summary>UTF-16 offset in the draft at which the claim begins, in a table its cell; null where no draft was judged.</summary>
    public int? Start { get; init; }

    /// <summary>Offset behind the claim.</summary>
    public int? End { get; init; }

    /// <summary>UTF-16 offset in the draft at which the figure begins; null for a claim without figures, and where no draft was judged.</summary>
    public int? FigureStart { get; init; }

    /// <summary>Offset behind the figure.</summary>
    public int? FigureEnd { get; init; }
}

/// <summary>Milliseconds per step.</summary>
public sealed record Timings(double Understand, double Retrieve, double Answer, double Ground);

/// <summary>What a chat model took and gave in one answer.</summary>
/// <param name="Ms">Milliseconds from the first call to the last sentence.</param>
/// <param name="TokensIn">Tokens that it read, over all calls.</param>
/// <param name="TokensOut">Tokens that it wrote.</param>
/// <param name="Shown">Sentences shown as they were written first.</param>
/// <param name="Mended">Sentences shown after they were asked for once more.</param>
/// <param name="Replaced">Sentences that a quote stands for.</param>
public sealed record ModelUse(double Ms, long TokensIn, long TokensOut, int Shown, int Mended, int Replaced);

/// <summary>A question as it arrives.</summary>
/// <param name="Id">Caller's identifier; made up when empty.</param>
/// <param name="Text">What the person typed.</param>
/// <param name="History">Earlier questions of the conversation, oldest first.</param>
/// <param name="Place">The place that the conversation is about, as a picker or a choice set it; null for none.</param>
public sealed record Question(string Id, string Text, IReadOnlyList<string> History, string? Place = null);

/// <summary>What an answer is limited to, so that it can be shown.</summary>
/// <param name="Place">The place that the conversation is about; null where no place limits the answer.</param>
/// <param name="Year">The year that the question asks about; null where it names none, or several.</param>
public sealed record AnswerScope(string? Place, int? Year);

/// <summary>One way to go on where the assistant asks back.</summary>
/// <param name="Label">What the person reads.</param>
/// <param name="Place">The place to send with the next question, or null.</param>
/// <param name="Year">The year of the report that is meant, or null.</param>
public sealed record Choice(string Label, string? Place, int? Year);

/// <summary>Figures side by side.</summary>
/// <param name="Columns">What each column holds; the first names the rows.</param>
/// <param name="Rows">Cells as text, each figure with its conditions and with the mark of its citation (5.5%左右 [1]); empty where the reports do not give it.</param>
/// <param name="Missing">What was asked for and is not given, in words.</param>
public sealed record AnswerTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, IReadOnlyList<string> Missing);

/// <summary>The answer: the JSON contract of <c>assistant ask --json</c> and of the hub's final event.</summary>
public sealed record Answer(
    string Id,
    string Question,
    Outcome Outcome,
    [property: JsonPropertyName("answer")] string Text,
    Refusal? Refusal,
    IReadOnlyList<Citation> Citations,
    IReadOnlyList<AnswerFigure> Figures,
    IReadOnlyList<DerivedFigure> Derived,
    IReadOnlyList<Verdict> Verdicts,
    Timings Timings
)
{
    /// <summary>The kind of question: figure, target, fact, list, definition, compare, verify, corpus, small_talk, opinion, advice, instruction or nonsense.</summary>
    public string Kind { get; init; } = string.Empty;

    /// <summary>The figures of several places, years or indicators side by side; null where the answer is no table.</summary>
    public AnswerTable? Table { get; init; }

    /// <summary>What the answer is limited to.</summary>
    public AnswerScope Scope { get; init; } = new(null, null);

    /// <summary>With <see cref="Outcome.Clarify"/>, the ways to go on.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What a chat model took and gave; null where none was asked.</summary>
    public ModelUse? Model { get; init; }

    /// <summary>What the person should know of how the answer came about, in the language of the question.</summary>
    public IReadOnlyList<string> Notices { get; init; } = [];
}
