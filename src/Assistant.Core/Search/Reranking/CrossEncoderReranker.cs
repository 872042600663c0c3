using Assistant.Core.Questions;

namespace Assistant.Core.Search;

/// <summary>Has the best passages read together with the question. A model that does not serve must not take the answer with it: the first ranking stands.</summary>
public sealed class CrossEncoderReranker(ICrossEncoder? encoder)
{
    /// <summary>Why the last passages were ranked without the model although one is set; null when they were not.</summary>
    public string? Fault { get; private set; }

    /// <summary>The passages with what the reading says of the first few, in the order that follows from it.</summary>
    public IReadOnlyList<RankedPassage> Read(ParsedQuestion question, Slot slot, IReadOnlyList<RankedPassage> ranked)
    {
        if (encoder is null || ranked.Count == 0)
        {
            return ranked;
        }

        try
        {
            var first = ranked.Take(RerankPolicy.Count([.. ranked.Take(RerankPolicy.Read).Select(r => r.Score)])).ToList();
            var scores = encoder.Score(
                CrossEncoderInput.Question(question, slot),
                [.. first.Select(r => CrossEncoderInput.Passage(r.Passage))]
            );
            var read = RerankPolicy.Order([.. first.Zip(scores, (r, score) => r with { Reading = score }), .. ranked.Skip(first.Count)]);
            Fault = null;
            return read;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            Fault = $"the reading model did not serve ({e.Message})";
            return ranked;
        }
    }
}
