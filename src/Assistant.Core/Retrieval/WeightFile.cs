using System.Globalization;
using System.Reflection;

namespace Assistant.Core.Retrieval;

/// <summary>Reads the weights of a linear model: lines of feature name, tab, number; # for comments.</summary>
internal static class WeightFile
{
    /// <summary>Weights in the order of <paramref name="names"/>; a feature without a line weighs nothing.</summary>
    /// <exception cref="InvalidDataException">A name is unknown or a weight is no number.</exception>
    public static double[] Parse(string text, IReadOnlyList<string> names)
    {
        var weights = new double[names.Count];
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(l => !l.StartsWith('#')))
        {
            var parts = line.Split('\t');
            var at = parts.Length == 2 ? names.ToList().IndexOf(parts[0]) : -1;
            if (at < 0 || !double.TryParse(parts[1], CultureInfo.InvariantCulture, out weights[at]))
            {
                throw new InvalidDataException($"weights: cannot read '{line}'; expected one of {string.Join(", ", names)}, a tab and a number");
            }
        }

        return weights;
    }

    /// <summary>Reads an embedded file.</summary>
    public static double[] Load(string resource, IReadOnlyList<string> names)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"the assembly lacks its resource {resource}");
        using var reader = new StreamReader(stream);
        return Parse(reader.ReadToEnd(), names);
    }
}
