using Assistant.Core.Embeddings;

namespace Assistant.Tests.Support;

/// <summary>A model in whose first reading the person who asked goes away.</summary>
internal sealed class CancellingReading(CancellationTokenSource cancel) : IReadingModel
{
    public int Asked { get; private set; }

    public IReadOnlyList<double> Claim(string claim, string passage)
    {
        Asked++;
        cancel.Cancel();
        return [0, 0, 0];
    }

    public double Answers(string question, string passage) => 0;
}
