using Microsoft.Extensions.Logging;

namespace Assistant.Core.Generation;

/// <summary>
/// Whether a chat model is worth waiting for. After three turns in a row in which it was of no use (no sentence held, or it did not answer in time) it is not asked;
/// a try in the background each minute decides when it is again. Safe for many turns at once.
/// </summary>
/// <param name="clock">The clock of the tries.</param>
/// <param name="logger">Told when the model is left out and when it is asked again.</param>
internal sealed class ModelRest(TimeProvider clock, ILogger logger)
{
    private const int MostFailures = 3;
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private ITimer? timer;
    private Func<Task<bool>>? attempt;
    private ModelFailure last;
    private int failures;
    private int trying;

    /// <summary>Whether the model is left out.</summary>
    public bool IsResting
    {
        get
        {
            lock (gate)
            {
                return timer is not null;
            }
        }
    }

    /// <summary>Why it is left out, for health checks; null while it is asked.</summary>
    public string? Fault =>
        IsResting
            ? $"the chat model was of no use in {MostFailures} turns in a row ({last}); answers come without it, it is tried again each minute"
            : null;

    /// <summary>Counts a turn in which the model was of use.</summary>
    public void Helped()
    {
        lock (gate)
        {
            failures = 0;
        }
    }

    /// <summary>Counts a turn in which it was not.</summary>
    /// <param name="failure">Why.</param>
    /// <param name="again">Asks the model once more, without anybody waiting, and says whether it was of use.</param>
    public void Failed(ModelFailure failure, Func<Task<bool>> again)
    {
        lock (gate)
        {
            last = failure;
            attempt = again;
            if (++failures < MostFailures || timer is not null)
            {
                return;
            }

            timer = clock.CreateTimer(_ => _ = TryAsync(), null, Pause, Pause);
        }

        logger.LogWarning(
            "the chat model was of no use in {Failures} turns in a row ({Failure}); answers come without it until a try in the background succeeds",
            MostFailures,
            failure
        );
    }

    /// <summary>Tries the model; what a timer does each minute.</summary>
    internal async Task TryAsync()
    {
        if (attempt is not { } again || Interlocked.Exchange(ref trying, 1) == 1)
        {
            return;
        }

        try
        {
            if (!await again().ConfigureAwait(false))
            {
                return;
            }

            lock (gate)
            {
                failures = 0;
                timer?.Dispose();
                timer = null;
            }

            logger.LogInformation("the chat model is of use again; it is asked from now on");
        }
        catch (Exception e)
        {
            logger.LogDebug(e, "the chat model was tried and failed");
        }
        finally
        {
            Interlocked.Exchange(ref trying, 0);
        }
    }
}
