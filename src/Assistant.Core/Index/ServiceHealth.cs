using Assistant.Core.Contract;

namespace Assistant.Core.Index;

/// <summary>Whether a model served when it was last asked, for health checks and operators. People are told by the notices of their own turn.</summary>
public sealed class ServiceHealth
{
    private volatile string? fault;

    /// <summary>Why it did not serve when it was last asked; null when it did, or was never asked.</summary>
    public string? Fault => fault;

    /// <summary>What a model gives, or <paramref name="otherwise"/> where it does not serve: then the cause is kept here, and the turn is told.</summary>
    /// <param name="ask">Asks the model; whatever it throws but a cancellation means that it does not serve.</param>
    /// <param name="model">Name of the model, for the cause.</param>
    /// <param name="kind">What the turn is told.</param>
    /// <param name="notices">The notices of the turn; null where nobody waits for an answer.</param>
    public T Guard<T>(Func<T> ask, T otherwise, string model, NoticeKind kind, Notices? notices)
    {
        try
        {
            var given = ask();
            Served();
            return given;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var cause = $"{model} did not serve ({e.Message})";
            notices?.Add(kind, cause);
            Failed(cause);
            return otherwise;
        }
    }

    /// <summary>It served.</summary>
    public void Served() => fault = null;

    /// <summary>It did not serve.</summary>
    public void Failed(string cause) => fault = cause;
}
