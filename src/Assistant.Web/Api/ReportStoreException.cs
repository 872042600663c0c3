namespace Assistant.Web.Api;

/// <summary>A report is not stored, replaced or removed; nothing has changed. The message is for the operator and holds the cure.</summary>
/// <param name="status">The HTTP status.</param>
internal sealed class ReportStoreException(int status, string message) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status => status;
}
