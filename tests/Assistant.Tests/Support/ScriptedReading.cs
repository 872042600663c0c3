using Assistant.Core.Embeddings;

namespace Assistant.Tests.Support;

/// <summary>A reading model that answers by functions, or fails by them.</summary>
internal sealed class ScriptedReading(Func<string, string, double[]?> claim) : IReadingModel
{
    public int Calls { get; private set; }

    public IReadOnlyList<double>? Claim(string text, string passage)
    {
        Calls++;
        return claim(text, passage);
    }

    public double Answers(string question, string passage) => 0;
}
