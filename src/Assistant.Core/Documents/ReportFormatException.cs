namespace Assistant.Core.Documents;

/// <summary>A file cannot be read as a report; the message names the file, the cause and the cure.</summary>
public sealed class ReportFormatException(string message, Exception? inner = null) : Exception(message, inner);
