namespace Assistant.Core.Index;

/// <summary>The index or a folder it needs cannot be used; the message names the place, the cause and the cure.</summary>
public class IndexException(string message, Exception? inner = null) : Exception(message, inner);
