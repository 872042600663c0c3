using System.Globalization;
using System.Text;
using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>
/// Logistic regression over named values, each first brought to mean 0 and deviation 1. The file has a line for each: name, mean, deviation and weight
/// parted by tabs; the line of the empty name holds the constant as its weight.
/// </summary>
/// <param name="Bias">The constant.</param>
/// <param name="Means">Mean of each value on the training rows.</param>
/// <param name="Deviations">Its deviation, above 0.</param>
/// <param name="Weights">Its weight.</param>
public sealed record LogisticModel(
    double Bias,
    IReadOnlyList<double> Means,
    IReadOnlyList<double> Deviations,
    IReadOnlyList<double> Weights
)
{
    /// <summary>The log-odds of values in the order of the weights.</summary>
    public double Score(IReadOnlyList<double> values)
    {
        var sum = Bias;
        for (var i = 0; i < Weights.Count; i++)
        {
            sum += Weights[i] * (values[i] - Means[i]) / Deviations[i];
        }

        return sum;
    }

    /// <summary>Reads an embedded file.</summary>
    public static LogisticModel Load(string name, IReadOnlyList<string> names)
    {
        using var reader = DataFile.Open(name);
        return Parse(reader.ReadToEnd(), names);
    }

    /// <summary>Reads the text of a file.</summary>
    /// <exception cref="InvalidDataException">A line is broken, or the names are not those expected; the message shows them.</exception>
    public static LogisticModel Parse(string text, IReadOnlyList<string> names)
    {
        var rows = new Dictionary<string, double[]>(StringComparer.Ordinal);
        foreach (var line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')))
        {
            var cells = line.TrimEnd('\r').Split('\t');
            double[] numbers =
            [
                .. cells.Skip(1).Select(c => double.TryParse(c, CultureInfo.InvariantCulture, out var number) ? number : double.NaN),
            ];
            if (numbers.Length != 3 || numbers.Any(double.IsNaN) || numbers[1] <= 0 || !rows.TryAdd(cells[0], numbers))
            {
                throw new InvalidDataException(
                    $"logistic model: cannot read '{line}'; expected a name that was not there before, and mean, deviation above 0 and weight behind tabs"
                );
            }
        }

        var wrong = names
            .Append(string.Empty)
            .Except(rows.Keys)
            .Select(n => $"lacks '{n}'")
            .Concat(rows.Keys.Except(names.Append(string.Empty)).Select(n => $"has '{n}', which is unknown"))
            .ToList();
        return wrong.Count == 0
            ? new LogisticModel(
                rows[string.Empty][2],
                [.. names.Select(n => rows[n][0])],
                [.. names.Select(n => rows[n][1])],
                [.. names.Select(n => rows[n][2])]
            )
            : throw new InvalidDataException(
                $"logistic model: the file {string.Join(", ", wrong)}; train it anew (src/Assistant.Training)"
            );
    }

    /// <summary>The text of a file that reads back as this model.</summary>
    public string Write(IReadOnlyList<string> names)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"\t0\t1\t{Bias:0.#####}\n");
        for (var i = 0; i < names.Count; i++)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{names[i]}\t{Means[i]:0.######}\t{Deviations[i]:0.######}\t{Weights[i]:0.######}\n"
            );
        }

        return text.ToString();
    }
}
