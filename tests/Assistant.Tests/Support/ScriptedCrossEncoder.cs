using Assistant.Core.Search;

namespace Assistant.Tests.Support;

/// <summary>A cross-encoder that scores by a function, or fails by it, and remembers what it was given.</summary>
internal sealed class ScriptedCrossEncoder(Func<string, double> score) : ICrossEncoder
{
    public List<(string Question, IReadOnlyList<string> Passages)> Calls { get; } = [];

    public IReadOnlyList<double> Score(string question, IReadOnlyList<string> passages)
    {
        Calls.Add((question, passages));
        return [.. passages.Select(score)];
    }
}
