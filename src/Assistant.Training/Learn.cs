using Assistant.Core.Answering;
using Assistant.Core.Retrieval;

namespace Assistant.Training;

/// <summary>Learns both sets of weights.</summary>
internal static class Learn
{
    /// <summary>Ranker weights.</summary>
    public static double[] Ranker(IReadOnlyList<Example> examples) => ListwiseTrainer.Train(examples, new double[RankFeatures.Names.Count]);

    /// <summary>Weights of the chance that the best passage answers: it holds the evidence, or the question is to be refused.</summary>
    public static double[] Answerable(IReadOnlyList<Example> examples, double[] ranker) =>
        LogisticTrainer.Train([.. examples.Select(e => Row(e, ranker))]);

    /// <summary>Features, whether the best passage holds the evidence, and the importance of the row.</summary>
    public static (double[] Features, bool Label, double Importance) Row(Example example, double[] ranker)
    {
        var order = Enumerable.Range(0, example.Candidates.Count).OrderByDescending(i => ListwiseTrainer.Dot(example.Candidates[i], ranker)).ToList();
        var ranked = order.Select(i => new RankedPassage(null!, ListwiseTrainer.Dot(example.Candidates[i], ranker), 0, 0, example.Candidates[i])).ToList();
        var right = order.Count > 0 && example.Positive[order[0]];

        // Unanswerable questions are a seventh of the set; both errors are to cost the same where they arise.
        return (AnswerableModel.Features(ranked, example.Unknown, example.WantsNumber), right && !example.Abstain, example.Abstain ? 2 : right ? 1 : 0.3);
    }
}
