using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Generation;

/// <summary>What a chat model writes about: the question, and what the program found and would say without it.</summary>
/// <param name="Question">The question as it arrived.</param>
/// <param name="Parsed">What was read out of it.</param>
/// <param name="Context">What all steps of the turn share.</param>
/// <param name="Parts">What was found for each part of the question.</param>
/// <param name="Draft">The answer without the model.</param>
internal sealed record WritingTask(
    Question Question,
    ParsedQuestion Parsed,
    TurnContext Context,
    IReadOnlyList<SlotResult> Parts,
    Draft Draft
);

/// <summary>What comes of the writing beside the sentences that were released.</summary>
internal sealed class WritingResult
{
    /// <summary>What the model chose; null where that could not be read.</summary>
    public ModelChoice? Choice { get; set; }

    /// <summary>The passages under their marks; null before the model was asked.</summary>
    public GivenPassages? Given { get; set; }

    /// <summary>Why the model was of no use, or only in part; null when it was.</summary>
    public ModelFailure? Failure { get; set; }

    /// <summary>Whether what was chosen was searched for in the model's words.</summary>
    public bool Searched { get; set; }

    /// <summary>What the model took and gave.</summary>
    public ModelTally Tally { get; } = new();
}
