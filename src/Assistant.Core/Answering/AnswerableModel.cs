using Assistant.Core.Retrieval;

namespace Assistant.Core.Answering;

/// <summary>The chance that the best passage answers the question: logistic weights over what is known of it.</summary>
public sealed class AnswerableModel
{
    /// <summary>Names in the order of the values.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        "bias", "score", "margin", "clause", "window", "context", "around", "gap", "unknown", "lexical", "common", "quoted",
        "status-clash", "year-clash", "number-missing", "unit", "numbers", "anchor", "definition", "list", "figure", "figure-fits", "figure-clash", "wants-number",
    ];

    private static readonly double[] Weights = WeightFile.Load("Assistant.Core.Answering.Data.answerable.tsv", Names);

    /// <summary>Values for a ranking; all zero but the bias when nothing was found.</summary>
    public static double[] Features(IReadOnlyList<RankedPassage> ranked, double unknown, bool wantsNumber)
    {
        var values = new double[Names.Count];
        values[0] = 1;
        values[8] = unknown;
        if (ranked.Count == 0)
        {
            return values;
        }

        var best = ranked[0];
        values[1] = best.Score / 10;
        values[2] = ranked.Count > 1 ? Math.Min(2, best.Score - ranked[1].Score) : 1;
        values[3] = best.Feature("clause");
        values[4] = best.Feature("window");
        values[5] = best.Feature("context");
        values[6] = best.Feature("around");
        values[7] = best.Feature("gap");
        values[9] = best.Feature("lexical");
        values[10] = best.Feature("common");
        values[11] = best.Feature("quoted");
        values[12] = best.Feature("status-clash");
        values[13] = best.Feature("year") < 0 ? 1 : 0;
        values[14] = best.Feature("number-missing");
        values[15] = best.Feature("unit");
        values[16] = best.Feature("numbers");
        values[17] = best.Feature("anchor");
        values[18] = best.Feature("definition");
        values[19] = best.Feature("list");
        values[20] = best.Feature("figure");
        values[21] = best.Feature("figure-fits");
        values[22] = best.Feature("figure-period") < 0 ? 1 : 0;
        values[23] = wantsNumber ? 1 : 0;
        return values;
    }

    /// <summary>The chance, 0 to 1.</summary>
    public double Chance(IReadOnlyList<double> features)
    {
        var sum = 0.0;
        for (var i = 0; i < features.Count; i++)
        {
            sum += features[i] * Weights[i];
        }

        return 1 / (1 + Math.Exp(-sum));
    }
}
