namespace Assistant.Web.Api;

/// <summary>A request is refused with a status of its own; nothing has changed. The message is for people and holds the cure.</summary>
/// <param name="status">The HTTP status.</param>
internal sealed class RefusedException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
