namespace Assistant.Core.Documents;

/// <summary>A Word document (.docx).</summary>
public sealed class WordFormat : IReportFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".docx", ".docm"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path) => WordDocument.Read(bytes, path);
}
