namespace Assistant.Core.Embeddings;

/// <summary>A model file is missing, damaged or of another version; the message names the file and the cure.</summary>
public sealed class ModelFileException : Exception
{
    public ModelFileException() { }

    public ModelFileException(string message)
        : base(message) { }

    public ModelFileException(string message, Exception inner)
        : base(message, inner) { }
}
