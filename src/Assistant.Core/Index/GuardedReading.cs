using Assistant.Core.Contract;
using Assistant.Core.Embeddings;

namespace Assistant.Core.Index;

/// <summary>Has texts read by a model that must not take the answer with it: what it does not read is judged without it.</summary>
/// <param name="model">The model; null for none.</param>
/// <param name="health">What health checks read.</param>
/// <param name="notices">The turn that is told when the model does not serve; null where nobody waits for an answer.</param>
public sealed class GuardedReading(IReadingModel? model, ServiceHealth? health = null, Notices? notices = null)
{
    /// <summary>No model reads.</summary>
    public static GuardedReading None { get; } = new(null);

    /// <summary>What <see cref="IReadingModel.Claim"/> says; null where no model reads.</summary>
    public IReadOnlyList<double>? Claim(string claim, string passage)
    {
        if (model is null)
        {
            return null;
        }

        try
        {
            var result = model.Claim(claim, passage);
            health?.Served();
            return result;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = $"the reading model did not serve ({e.Message})";
            notices?.Add(NoticeKind.NotRead, cause);
            health?.Failed(cause);
            return null;
        }
    }
}
