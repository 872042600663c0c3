using System.Globalization;
using System.Text;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Search;

namespace Assistant.Core.Claims;

/// <summary>How likely a passage bears a claim out, contradicts it, or does neither; together 1.</summary>
public readonly record struct Entailment(double Supported, double Contradicted, double Untold);

/// <summary>
/// Judges whether a claim follows from a passage by boosted trees over <see cref="EntailmentFeatures"/>, of which one number for each class is a weighted vote of
/// the words in which the two differ. src/Assistant.Training writes the files.
/// </summary>
internal sealed class EntailmentModel
{
    /// <summary>Number of classes: supported, contradicted, untold.</summary>
    public const int Classes = 3;

    // What the trees are sure of need not be read: it costs ten times as much.
    private const double Sure = 0.9;

    // How trees and reading weigh, learned on the statements of the role choose by logistic regression.
    private const double OfTrees = 0.66;
    private const double OfReading = 0.61;
    private const double Least = 1e-3;

    private static readonly string[] Files = ["supported", "contradicted", "untold"];
    private static readonly Lazy<EntailmentModel> Shipped = new(() =>
        new EntailmentModel(
            ParseWords(DataFile.Rows("Claims.Data.entailment-words.tsv")),
            [.. Files.Select(f => TreeEnsemble.Load($"Claims.Data.entailment-{f}.txt", EntailmentFeatures.Names))]
        )
    );

    private readonly Dictionary<string, float[]> words;
    private readonly TreeEnsemble[] trees;

    public EntailmentModel(Dictionary<string, float[]> words, TreeEnsemble[] trees) => (this.words, this.trees) = (words, trees);

    /// <summary>The model that ships.</summary>
    public static EntailmentModel Default => Shipped.Value;

    /// <summary>The chances of the three verdicts, by the trees alone or together with a model that reads claim and passage.</summary>
    /// <param name="reading">The model that reads; asked only where the trees leave a doubt.</param>
    public Entailment Judge(ClaimCase claim, GuardedReading reading)
    {
        var trees = Judge(claim);
        return trees is { Untold: < Sure, Supported: < Sure } && reading.Claim(claim.Claim, claim.Passage.Text) is { } read
            ? ReadTogether(trees, read)
            : trees;
    }

    /// <summary>The chances of the three verdicts by the trees alone.</summary>
    public Entailment Judge(ClaimCase claim) => Of(EntailmentFeatures.Of(claim, Votes(words, EntailmentFeatures.Words(claim))));

    /// <summary>The same of values that are made already.</summary>
    public Entailment Of(double[] values)
    {
        var chances = Softmax([.. trees.Select(t => t.Score(values))]);
        return new Entailment(chances[0], chances[1], chances[2]);
    }

    /// <summary>What trees and reading make of a claim together; weights by src/Assistant.Training/README.md.</summary>
    private static Entailment ReadTogether(Entailment trees, IReadOnlyList<double> read)
    {
        double[] likely = [trees.Supported, trees.Contradicted, trees.Untold];
        var chances = Softmax([.. likely.Select((chance, k) => (OfTrees * Math.Log(Math.Max(Least, chance))) + (OfReading * read[k]))]);
        return new Entailment(chances[0], chances[1], chances[2]);
    }

    /// <summary>What the words say for each class, added up and scaled by their number.</summary>
    public static double[] Votes(IReadOnlyDictionary<string, float[]> weights, IReadOnlyList<string> said)
    {
        var votes = new double[Classes];
        foreach (var word in said)
        {
            if (weights.TryGetValue(word, out var weight))
            {
                for (var k = 0; k < Classes; k++)
                {
                    votes[k] += weight[k];
                }
            }
        }

        return votes;
    }

    /// <summary>Chances from scores.</summary>
    public static double[] Softmax(double[] scores)
    {
        var most = scores.Max();
        double[] powers = [.. scores.Select(s => Math.Exp(s - most))];
        var sum = powers.Sum();
        return [.. powers.Select(p => p / sum)];
    }

    /// <summary>The text of a file of words that reads back as these.</summary>
    public static string Write(IReadOnlyDictionary<string, float[]> words)
    {
        var text = new StringBuilder();
        foreach (var (word, weights) in words.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            text.Append(word);
            foreach (var weight in weights)
            {
                text.Append('\t').Append(weight.ToString("0.##", CultureInfo.InvariantCulture));
            }

            text.Append('\n');
        }

        return text.ToString();
    }

    private static Dictionary<string, float[]> ParseWords(IReadOnlyList<string[]> rows) =>
        rows.ToDictionary(
            row => row[0],
            row =>
                row.Length == Classes + 1
                    ? (float[])[.. row[1..].Select(cell => float.Parse(cell, CultureInfo.InvariantCulture))]
                    : throw new InvalidDataException(
                        $"entailment: cannot read the line of '{row[0]}'; expected a word and {Classes} numbers"
                    ),
            StringComparer.Ordinal
        );
}
