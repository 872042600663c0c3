namespace Assistant.Core.Index;

/// <summary>The search server cannot serve; the message names the server, the cause and the cure.</summary>
public sealed class SearchServerException(string message, Exception? inner = null) : Exception(message, inner);
