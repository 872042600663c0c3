namespace Assistant.Core.Index;

/// <summary>Whether a search server may be asked: it answers, and it holds the state that a turn reads. One for each index; it never speaks of a single turn.</summary>
internal sealed class SearchServerState(TimeProvider time)
{
    /// <summary>After a failure the server is left alone this long: nobody waits for its deadline twice in a row.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Lock gate = new();
    private string? fault = "the search server does not hold the passages yet";
    private DateTimeOffset askAgain = DateTimeOffset.MaxValue;
    private long mirrored = -1;

    /// <summary>Why the embedded store serves instead of the server; null while the server does.</summary>
    public string? Fault
    {
        get
        {
            lock (gate)
            {
                return fault;
            }
        }
    }

    /// <summary>Whether the server may be asked about the state of that number.</summary>
    public bool Serves(long generation)
    {
        lock (gate)
        {
            return generation == mirrored && time.GetUtcNow() >= askAgain;
        }
    }

    /// <summary>The server holds the state of that number.</summary>
    public void Mirrored(long generation)
    {
        lock (gate)
        {
            (fault, askAgain, mirrored) = (null, DateTimeOffset.MinValue, generation);
        }
    }

    /// <summary>The server answered.</summary>
    public void Answered()
    {
        lock (gate)
        {
            (fault, askAgain) = (null, DateTimeOffset.MinValue);
        }
    }

    /// <summary>The server did not answer; it is asked again after <see cref="Pause"/>.</summary>
    public void Failed(string cause)
    {
        lock (gate)
        {
            (fault, askAgain) = (cause, time.GetUtcNow() + Pause);
        }
    }

    /// <summary>The server could not be brought up to date: what it would find may be of another state.</summary>
    public void Behind(string cause)
    {
        lock (gate)
        {
            (fault, askAgain) = (cause, DateTimeOffset.MaxValue);
        }
    }
}
