using Assistant.Core.Questions;

namespace Assistant.Training.Kinds;

/// <summary>
/// Multinomial logistic regression by stochastic gradients, each weight with a step of its own (AdaGrad: Duchi, Hazan and Singer, 2011), squares of weights
/// penalised. The order of the questions comes from a fixed seed: a run comes to the same bytes.
/// </summary>
internal static class KindTrainer
{
    private const int Passes = 20;
    private const double Rate = 0.1;
    private const double LastRate = 0.1;
    private const double Penalty = 1e-3;
    private const int Seed = 1;

    // A feature seen once says nothing that holds elsewhere.
    private const int LeastCount = 2;

    // What moves no kind by a tenth of a log-odd is left out of the file.
    private const double LeastWeight = 0.1;

    // Kinds that look at no report have few examples and many words. Of 106 such questions to choose by 0.62 are read rightly at 1, 0.68 at 2, 0.70 at 4 and
    // 0.73 at 8, where two more of 886 questions about reports are turned away.
    private const double RareImportance = 4;

    /// <summary>The model of labelled features.</summary>
    public static KindModel Train(IReadOnlyList<(IReadOnlySet<string> Features, string Kind)> rows)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var feature in rows.SelectMany(r => r.Features))
        {
            counts[feature] = counts.GetValueOrDefault(feature) + 1;
        }

        string[] names = [.. counts.Where(c => c.Value >= LeastCount).Select(c => c.Key).Order(StringComparer.Ordinal)];
        var number = names.Select((name, i) => (name, i)).ToDictionary(n => n.name, n => n.i, StringComparer.Ordinal);
        int[][] inputs = [.. rows.Select(r => (int[])[.. r.Features.Where(number.ContainsKey).Select(f => number[f]).Order()])];
        int[] labels =
        [
            .. rows.Select(r => (int)(QuestionKinds.Parse(r.Kind) ?? throw new InvalidDataException($"'{r.Kind}' is no kind of question"))),
        ];
        var weights = Weights(inputs, labels, names.Length);
        var kinds = KindModel.Kinds.Count;
        return KindModel.Of(
            names
                .Select((name, i) => (name, (IReadOnlyList<double>)weights[(i * kinds)..((i + 1) * kinds)]))
                .Where(f => f.Item2.Max(Math.Abs) >= LeastWeight)
        );
    }

    private static double[] Weights(int[][] inputs, int[] labels, int features)
    {
        var kinds = KindModel.Kinds.Count;
        var weights = new double[features * kinds];
        var steps = new double[weights.Length];
        Array.Fill(steps, 1);
        int[] order = [.. Enumerable.Range(0, inputs.Length)];
        var random = new Random(Seed);
        var chances = new double[kinds];
        for (var pass = 0; pass < Passes; pass++)
        {
            random.Shuffle(order);
            var rate = Rate * (1 - (pass * (1 - LastRate) / Passes));
            foreach (var row in order)
            {
                Softmax(weights, inputs[row], chances);
                var importance = labels[row] >= (int)QuestionKind.Corpus ? RareImportance : 1;
                for (var kind = 0; kind < kinds; kind++)
                {
                    var slope = importance * (chances[kind] - (labels[row] == kind ? 1 : 0));
                    foreach (var input in inputs[row])
                    {
                        var i = (input * kinds) + kind;
                        var gradient = slope + (Penalty * weights[i]);
                        steps[i] += gradient * gradient;
                        weights[i] -= rate * gradient / Math.Sqrt(steps[i]);
                    }
                }
            }
        }

        return weights;
    }

    private static void Softmax(double[] weights, int[] inputs, double[] chances)
    {
        Array.Clear(chances);
        foreach (var input in inputs)
        {
            for (var kind = 0; kind < chances.Length; kind++)
            {
                chances[kind] += weights[(input * chances.Length) + kind];
            }
        }

        var highest = chances.Max();
        var total = 0.0;
        for (var kind = 0; kind < chances.Length; kind++)
        {
            chances[kind] = Math.Exp(chances[kind] - highest);
            total += chances[kind];
        }

        for (var kind = 0; kind < chances.Length; kind++)
        {
            chances[kind] /= total;
        }
    }
}
