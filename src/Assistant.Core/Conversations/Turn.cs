using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Conversations;

/// <summary>One question on its way to an answer. It is begun once, with one state of the index; each step adds what it found.</summary>
/// <param name="Question">The question as it arrived.</param>
/// <param name="Context">What all steps share: snapshot, wording, notices, clock.</param>
/// <param name="Parsed">What was read out of the question.</param>
public sealed record Turn(Question Question, TurnContext Context, ParsedQuestion Parsed)
{
    /// <summary>What was found for each part of the question.</summary>
    public IReadOnlyList<SlotResult> Parts { get; init; } = [];

    /// <summary>Passages found over all slots, best first.</summary>
    public IReadOnlyList<RankedPassage> Found => [.. Parts.SelectMany(p => p.Ranked)];

    /// <summary>The answer before grounding.</summary>
    public Draft Draft { get; init; } = Draft.Of(string.Empty);

    /// <summary>The grounded answer; null before that step.</summary>
    public Answer? Grounded { get; init; }

    /// <summary>Statements that grounding took out.</summary>
    public int Cut { get; init; }

    /// <summary>The grounded answer.</summary>
    /// <exception cref="InvalidOperationException">The turn has not been answered yet.</exception>
    public Answer Answer =>
        Grounded ?? throw new InvalidOperationException("the turn has no answer yet; call AnswerPipeline.AnswerAsync first");
}
