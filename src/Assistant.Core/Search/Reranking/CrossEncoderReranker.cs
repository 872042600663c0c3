using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>Has the best passages read together with the question. A model that does not serve must not take the answer with it: the first ranking stands.</summary>
/// <param name="encoder">The model.</param>
/// <param name="health">What health checks read.</param>
public sealed class CrossEncoderReranker(ICrossEncoder encoder, ServiceHealth health)
{
    /// <summary>The passages with the scores of the reading for the first few, in the order that follows from them.</summary>
    /// <param name="notices">The turn that is told when the model does not serve.</param>
    public IReadOnlyList<RankedPassage> Read(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked, Notices notices) =>
        ranked.Count == 0
            ? ranked
            : health.Guard(() => Ordered(question, slot, ranked), ranked, "the reading model", NoticeKind.NotReranked, notices);

    private IReadOnlyList<RankedPassage> Ordered(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked)
    {
        var first = ranked.Take(RerankPolicy.Count([.. ranked.Take(RerankPolicy.Read).Select(r => r.Score)])).ToList();
        var scores = encoder.Score(
            CrossEncoderInput.Question(question, slot),
            [.. first.Select(r => CrossEncoderInput.Passage(r.Passage))]
        );
        return RerankPolicy.Order([.. first.Zip(scores, (r, score) => r with { Reading = score }), .. ranked.Skip(first.Count)]);
    }
}
