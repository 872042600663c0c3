namespace Assistant.Core.Generation;

/// <summary>A prompt file is missing or cannot be used; the message names the file and the cure.</summary>
public sealed class PromptFileException(string message, Exception? inner = null) : Exception(message, inner);
