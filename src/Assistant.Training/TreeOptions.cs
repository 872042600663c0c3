namespace Assistant.Training;

/// <summary>How trees are grown.</summary>
/// <param name="Rate">Factor on each leaf.</param>
/// <param name="LeastWeight">Least sum of second derivatives in a leaf.</param>
internal sealed record TreeOptions(int Trees, int Depth, double Rate, double Regularization, double LeastWeight, double LeastGain)
{
    public static TreeOptions Ranker { get; } = new(350, 3, 0.06, 12, 6, 0.1);
}
