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

    private readonly ServiceHealth health = health ?? new ServiceHealth();

    /// <summary>What <see cref="IReadingModel.Claim"/> says; null where no model reads.</summary>
    public IReadOnlyList<double>? Claim(string claim, string passage) =>
        model is null
            ? null
            : health.Guard(() => model.Claim(claim, passage), null, "the model that reads claims", NoticeKind.NotRead, notices);
}
