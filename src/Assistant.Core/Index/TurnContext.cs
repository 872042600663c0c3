using Assistant.Core.Contract;
using Assistant.Core.Language;

namespace Assistant.Core.Index;

/// <summary>
/// What all steps of one turn share. It is made once, when the turn begins, and passed on: whatever is ingested meanwhile, the turn reads one state of the
/// index from its first step to its last, and what fails in it is noted here and nowhere else.
/// </summary>
/// <param name="Snapshot">The state of the index.</param>
/// <param name="Passages">The passages of that same state, to be searched.</param>
/// <param name="Wording">The language in which the program speaks.</param>
/// <param name="Notices">What went otherwise than the settings ask for.</param>
/// <param name="Clock">The clock of every time limit.</param>
public sealed record TurnContext(ICorpusSnapshot Snapshot, PassageCollection Passages, Wording Wording, Notices Notices, TimeProvider Clock)
{
    /// <summary>The model that reads closely; where there is none, nothing is read.</summary>
    public GuardedReading Reading { get; init; } = GuardedReading.None;
}
