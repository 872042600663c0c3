using System.Globalization;

namespace Assistant.Training;

/// <summary>Writes weight files.</summary>
internal static class Weights
{
    /// <summary>A line for each feature.</summary>
    public static void Write(string path, IReadOnlyList<string> names, double[] weights)
    {
        var lines = names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name}\t{weights[i]:0.####}"));
        File.WriteAllLines(path, ["# feature, tab, weight; written by src/Assistant.Training", .. lines]);
    }
}
