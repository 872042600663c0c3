using Assistant.Core.Answering;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Generation;

/// <summary>What a chat model writes about: the question, and what the program found and would say without it.</summary>
/// <param name="Question">The question as it arrived.</param>
/// <param name="Parsed">What was read out of it.</param>
/// <param name="Context">What all steps of the turn share.</param>
/// <param name="Found">The passages that were found.</param>
/// <param name="Draft">The answer without the model.</param>
internal sealed record WritingTask(
    Question Question,
    ParsedQuestion Parsed,
    TurnContext Context,
    IReadOnlyList<RankedPassage> Found,
    Draft Draft
);
