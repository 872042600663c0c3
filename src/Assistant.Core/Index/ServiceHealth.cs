namespace Assistant.Core.Index;

/// <summary>Whether a model served when it was last asked, for health checks and operators. People are told by the notices of their own turn.</summary>
public sealed class ServiceHealth
{
    private volatile string? fault;

    /// <summary>Why it did not serve when it was last asked; null when it did, or was never asked.</summary>
    public string? Fault => fault;

    /// <summary>It served.</summary>
    public void Served() => fault = null;

    /// <summary>It did not serve.</summary>
    public void Failed(string cause) => fault = cause;
}
