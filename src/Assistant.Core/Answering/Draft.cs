using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>An answer before its citations are numbered and checked.</summary>
/// <param name="Outcome">How the question ends if all of it stands.</param>
/// <param name="Statements">Quotes in order.</param>
/// <param name="Remarks">Sentences of our own behind the quotes: differences, conclusions; their figures stand in <paramref name="Derived"/>.</param>
/// <param name="Derived">Figures computed from quoted ones.</param>
/// <param name="Figures">Ledger figures that the answer states.</param>
/// <param name="Verdicts">Judgements, each with the statement it rests on.</param>
/// <param name="Refusal">Why there is no answer, or null.</param>
public sealed record Draft(
    Outcome Outcome,
    IReadOnlyList<QuotedStatement> Statements,
    IReadOnlyList<string> Remarks,
    IReadOnlyList<DerivedFigure> Derived,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<DraftVerdict> Verdicts,
    DraftRefusal? Refusal
)
{
    /// <summary>Sentences that a chat model wrote, in front of the quotes; each is checked once more.</summary>
    public IReadOnlyList<WrittenSentence> Written { get; init; } = [];

    /// <summary>The statements side by side; null where they are no table.</summary>
    public DraftTable? Table { get; init; }

    /// <summary>The ways to go on where the assistant asks back.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>A draft that only says something of our own.</summary>
    public static Draft Of(string text, Outcome outcome = Outcome.Answered) => new(outcome, [], [text], [], [], [], null);

    /// <summary>A refusal, with the nearest passages as statements.</summary>
    public static Draft Refuse(RefusalKind kind, string message, params IReadOnlyList<QuotedStatement> nearest) =>
        new(Outcome.Refused, nearest, [], [], [], [], new DraftRefusal(kind, message));
}

/// <summary>A table before citations are numbered.</summary>
/// <param name="Missing">What was asked for and is not given.</param>
public sealed record DraftTable(IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<DraftCell>> Rows, IReadOnlyList<string> Missing);

/// <summary>A cell: words of our own, or a figure with the statement that shows it.</summary>
public sealed record DraftCell(string Text, QuotedStatement? Statement = null);

/// <summary>A verdict before citations are numbered.</summary>
public sealed record DraftVerdict(string Claim, string? Figure, VerdictKind Kind, string? Expected, string? Reason, Passage? Passage);

/// <summary>A refusal before citations are numbered.</summary>
public sealed record DraftRefusal(RefusalKind Kind, string Message);
