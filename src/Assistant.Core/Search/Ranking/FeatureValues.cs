using System.Collections;

namespace Assistant.Core.Search;

/// <summary>The values of a candidate's features, by name for code and in order for the models.</summary>
public sealed class FeatureValues : IReadOnlyList<double>
{
    private readonly double[] values = new double[RankFeatures.Names.Count];

    /// <inheritdoc/>
    public int Count => values.Length;

    /// <inheritdoc/>
    public double this[int index] => values[index];

    /// <summary>The value of a feature, 0 until it is set.</summary>
    public double this[RankFeature feature]
    {
        get => values[(int)feature];
        set => values[(int)feature] = value;
    }

    /// <inheritdoc/>
    public IEnumerator<double> GetEnumerator() => ((IEnumerable<double>)values).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
