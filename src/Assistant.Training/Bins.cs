namespace Assistant.Training;

/// <summary>Feature values cut into at most 48 bins of about equal size.</summary>
internal sealed class Bins
{
    /// <summary>Most bins of a feature.</summary>
    public const int Most = 48;

    private readonly double[][] edges;
    private readonly byte[][] columns;

    public Bins(IReadOnlyList<double[]> rows)
    {
        Features = rows[0].Length;
        edges = new double[Features][];
        columns = new byte[Features][];
        for (var f = 0; f < Features; f++)
        {
            var sorted = rows.Select(r => r[f]).Order().ToArray();
            var cuts = Enumerable
                .Range(1, Most - 1)
                .Select(i => sorted[i * sorted.Length / Most])
                .Append(sorted[^1])
                .Distinct()
                .Order()
                .ToArray();

            // An edge is the upper end of its bin; the threshold lies halfway to the next value.
            edges[f] = [.. cuts.Zip(cuts.Skip(1), (a, b) => (a + b) / 2)];
            columns[f] = [.. rows.Select(r => (byte)BinOf(edges[f], r[f]))];
        }
    }

    /// <summary>Number of features.</summary>
    public int Features { get; }

    /// <summary>Number of bins of a feature.</summary>
    public int Count(int feature) => edges[feature].Length + 1;

    /// <summary>Bin of each row.</summary>
    public byte[] Column(int feature) => columns[feature];

    /// <summary>Values below it lie in the bin or before it.</summary>
    public double Threshold(int feature, int bin) => edges[feature][bin];

    private static int BinOf(double[] edges, double value)
    {
        var at = Array.BinarySearch(edges, value);
        return at >= 0 ? at + 1 : ~at;
    }
}
