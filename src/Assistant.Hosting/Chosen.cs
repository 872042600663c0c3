namespace Assistant.Hosting;

/// <summary>A part that the settings choose, or choose to go without. It is made on first use, once, and goes with the container.</summary>
/// <param name="make">Makes the part; null for none. When it throws, the next use tries again.</param>
public sealed class Chosen<T>(Func<T?> make) : IDisposable
    where T : class
{
    private readonly Lock gate = new();
    private T? part;
    private bool made;
    private bool disposed;

    /// <summary>The part; null where the settings name none.</summary>
    /// <exception cref="ObjectDisposedException">The container is gone.</exception>
    public T? Part
    {
        get
        {
            lock (gate)
            {
                ObjectDisposedException.ThrowIf(disposed, this);
                (part, made) = (made ? part : make(), true);
                return part;
            }
        }
    }

    /// <summary>Waits for a part that is being made: a process that ends while a model loads crashes.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            disposed = true;
            (part as IDisposable)?.Dispose();
            part = null;
        }
    }
}
