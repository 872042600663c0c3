using System.Globalization;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>
/// How likely each role of a turn is by its features (<see cref="TurnFeatures"/>): multinomial logistic regression, weights by src/Assistant.Training. The
/// file has a line for each feature, its weight for each role behind tabs; the line of the empty name holds the constants.
/// </summary>
public sealed class TurnRoleModel
{
    // A turn that leans and is asked alone finds nothing; one that stands alone and is completed still finds what it names. On the training reports, each by a
    // model trained without it, 237 of 259 leaning turns are seen at this chance and 13 of 410 standing ones taken for them; at a half 229 and 8.
    private const double LeastLeaning = 0.35;

    // CPI目标, 外汇储备多少: of 108 training turns that name nothing but official terms and point at nothing, 103 stand alone.
    private const double LeastLeaningOfTerms = 0.85;
    private static readonly Lazy<TurnRoleModel> Shipped = new(Load);
    private readonly Dictionary<string, double[]> weights;
    private readonly double[] constants;

    /// <summary>A model by its weights, one for each role in the order of <see cref="Roles"/>.</summary>
    public TurnRoleModel(IReadOnlyList<double> constants, IReadOnlyDictionary<string, double[]> weights)
    {
        this.constants = [.. constants];
        this.weights = new Dictionary<string, double[]>(weights, StringComparer.Ordinal);
    }

    /// <summary>The roles in the order of the weights.</summary>
    public static IReadOnlyList<TurnRole> Roles { get; } = Enum.GetValues<TurnRole>();

    /// <summary>The model that ships with the project.</summary>
    public static TurnRoleModel Default => Shipped.Value;

    /// <summary>The probability of each role, in their order.</summary>
    public double[] Probabilities(IReadOnlyCollection<string> features)
    {
        double[] scores = [.. constants];
        var known = features.Where(weights.ContainsKey).ToList();
        foreach (var row in known.Select(f => weights[f]))
        {
            for (var role = 0; role < scores.Length; role++)
            {
                scores[role] += row[role] / Math.Sqrt(known.Count);
            }
        }

        var top = scores.Max();
        double[] odds = [.. scores.Select(s => Math.Exp(s - top))];
        var sum = odds.Sum();
        return [.. odds.Select(o => o / sum)];
    }

    /// <summary>The role that a turn is given.</summary>
    public TurnRole RoleOf(IReadOnlyCollection<string> features)
    {
        var probabilities = Probabilities(features);
        var best = Roles[Array.IndexOf(probabilities, probabilities.Max())];
        var (alone, leans) = (probabilities[(int)TurnRole.StandsAlone], probabilities[(int)TurnRole.Leans]);
        var least = features.Any(TurnFeatures.NamesOnlyTerms.Contains) ? LeastLeaningOfTerms : LeastLeaning;
        return best is not (TurnRole.StandsAlone or TurnRole.Leans) ? best
            : leans >= least * (alone + leans) ? TurnRole.Leans
            : TurnRole.StandsAlone;
    }

    /// <summary>The text of a file that reads back as this model.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        AddRow(text, string.Empty, constants);
        foreach (var (feature, row) in weights.OrderBy(w => w.Key, StringComparer.Ordinal))
        {
            AddRow(text, feature, row);
        }

        return text.ToString();
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidDataException">A line is broken; the message shows it.</exception>
    public static TurnRoleModel Parse(string text)
    {
        var rows = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            double[] numbers = [.. cells.Skip(1).Select(c => double.TryParse(c, CultureInfo.InvariantCulture, out var n) ? n : double.NaN)];
            if (numbers.Length != Roles.Count || numbers.Any(double.IsNaN) || !rows.TryAdd(cells[0], numbers))
            {
                throw new InvalidDataException(
                    $"turn roles: cannot read '{line}'; expected a feature that was not there before and {Roles.Count} numbers behind tabs"
                );
            }
        }

        return rows.Remove(string.Empty, out var constants)
            ? new TurnRoleModel(constants, rows)
            : throw new InvalidDataException(
                "turn roles: the line of the constants is missing; train the model anew (src/Assistant.Training)"
            );
    }

    private static void AddRow(StringBuilder text, string feature, double[] row) =>
        text.Append(feature).Append('\t').AppendJoin('\t', row.Select(w => w.ToString("0.###", CultureInfo.InvariantCulture))).Append('\n');

    private static TurnRoleModel Load()
    {
        using var reader = DataFile.Open("Questions.Data.turn-roles.txt");
        return Parse(reader.ReadToEnd());
    }
}
