using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Answering;

/// <summary>The form of an answer: it names the composer.</summary>
public enum AnswerForm
{
    /// <summary>No answer.</summary>
    Refusal,

    /// <summary>Passages that the structure of a report offers, quoted whole.</summary>
    Passages,

    /// <summary>A list of a report: a quote for each item.</summary>
    Items,

    /// <summary>A quote for each part.</summary>
    Quotes,

    /// <summary>Two or more sides with what follows from them.</summary>
    Comparison,

    /// <summary>A judgement of a statement.</summary>
    Verdict,
}

/// <summary>What is decided about a question before a word of the answer is composed.</summary>
/// <param name="Form">The form of the answer.</param>
internal sealed record Decision(AnswerForm Form)
{
    /// <summary>The parts, answered or not, in the order of the question.</summary>
    public IReadOnlyList<PartDecision> Parts { get; init; } = [];

    /// <summary>With <see cref="AnswerForm.Passages"/>, what is quoted.</summary>
    public IReadOnlyList<Passage> Passages { get; init; } = [];

    /// <summary>With <see cref="AnswerForm.Items"/>, the items in order.</summary>
    public IReadOnlyList<QuotedStatement> Items { get; init; } = [];

    /// <summary>With <see cref="AnswerForm.Items"/>, whether the report promises more items than it gives.</summary>
    public bool LacksItems { get; init; }

    /// <summary>With <see cref="AnswerForm.Verdict"/>, the reports that the statement is judged by.</summary>
    public IReadOnlyList<ReportInfo> Reports { get; init; } = [];

    /// <summary>Places asked about beside others that have no report; the answer names them.</summary>
    public IReadOnlyList<string> LackingPlaces { get; init; } = [];

    /// <summary>With <see cref="AnswerForm.Refusal"/>, why.</summary>
    public RefusalReason? Reason { get; init; }

    /// <summary>What the refusal is about: the place, the part, the nearest passage.</summary>
    public RefusalDetail Detail { get; init; } = new();

    /// <summary>A refusal.</summary>
    public static Decision Refuse(RefusalReason reason, RefusalDetail? detail = null) =>
        new(AnswerForm.Refusal) { Reason = reason, Detail = detail ?? new() };
}

/// <summary>Whether one part is answered.</summary>
/// <param name="Result">What was found for it.</param>
/// <param name="IsAnswered">Whether its best passage is given as the answer.</param>
internal sealed record PartDecision(SlotResult Result, bool IsAnswered);

/// <summary>What a refusal is about.</summary>
/// <param name="Place">The place that has no report.</param>
/// <param name="Part">The part that nothing answers, with the nearest passage.</param>
/// <param name="ShowNearest">Whether the nearest passage is shown.</param>
/// <param name="Places">The places that answer about as well as each other.</param>
/// <param name="Length">How long the question is, in characters.</param>
internal sealed record RefusalDetail(
    string? Place = null,
    SlotResult? Part = null,
    bool ShowNearest = false,
    IReadOnlyList<string>? Places = null,
    int Length = 0
);
