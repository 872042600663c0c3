using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;

namespace Assistant.Core.Generation;

/// <summary>
/// Whether a sentence whose words stand in its passages, but not together, says the same all the same: the judge of claims calls it supported. A word that stands
/// nowhere there is never left to the judge: on made sentences that let five lies through for three true sentences.
/// </summary>
internal sealed class SentenceMeaning(TurnContext turn)
{
    private readonly ClaimJudge judge = new(turn.Reading);

    /// <summary>Whether the sentence holds in spite of its fault.</summary>
    public bool Holds(string sentence, CitationFault fault, IReadOnlyList<Passage> passages) =>
        fault.Kind == CitationFaultKind.Order
        && (
            passages.Count == 1 ? IsSupported(sentence, passages[0]) : fault.Apart.All(clause => passages.Any(p => IsSupported(clause, p)))
        );

    private bool IsSupported(string text, Passage passage) =>
        judge.Judge(text, passage, turn.Snapshot, speaks: true).Verdict == VerdictKind.Supported;
}
