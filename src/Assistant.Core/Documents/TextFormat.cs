namespace Assistant.Core.Documents;

/// <summary>Plain text in UTF-8, UTF-16 or GB18030.</summary>
public sealed class TextFormat : IReportFormat
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".txt"];

    /// <inheritdoc/>
    public string Read(byte[] bytes, string path) => SourceDecoder.Decode(bytes, path);
}
