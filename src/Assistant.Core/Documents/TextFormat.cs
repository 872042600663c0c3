namespace Assistant.Core.Documents;

/// <summary>Plain text in UTF-8, UTF-16, GB18030 or Big5.</summary>
public sealed class TextFormat : IReportFormat
{
    private const int FewestEscapes = 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path)
    {
        var text = WithLineBreaks(SourceDecoder.Decode(bytes, path));
        return new SourceText(text) { Tables = [.. TabbedLines.Tables(text)] };
    }

    // A text that a program wrote out with its line breaks as the two letters \n.
    private static string WithLineBreaks(string text) =>
        text.AsSpan().Count(@"\n") >= FewestEscapes && text.AsSpan().Count('\n') < FewestEscapes
            ? text.Replace(@"\r\n", "\n", StringComparison.Ordinal).Replace(@"\n", "\n", StringComparison.Ordinal)
            : text;
}
