using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Ledger;

namespace Assistant.Core.Answering;

/// <summary>A sentence that a chat model wrote, or a passage put in place of one that did not pass the check.</summary>
/// <param name="Text">The sentence without marks.</param>
/// <param name="Passages">The passages that hold it, which are cited behind it.</param>
/// <param name="Figures">Ledger figures that it states.</param>
/// <param name="Quote">Where it is a verbatim quote with our own words in front, that statement; else null.</param>
public sealed record WrittenSentence(string Text, IReadOnlyList<Passage> Passages, IReadOnlyList<Figure> Figures, QuotedStatement? Quote)
{
    /// <summary>Figures that the sentence computes from those that it states.</summary>
    public IReadOnlyList<DerivedFigure> Derived { get; init; } = [];

    /// <summary>The sentence in the language of the question where that is not Chinese; its figures stay as printed.</summary>
    public string? Translation { get; init; }

    /// <summary>A statement as a sentence.</summary>
    public static WrittenSentence Of(QuotedStatement statement, IReadOnlyList<Figure> figures) =>
        new(statement.Frame + statement.Quote, [statement.Passage], figures, statement);
}
