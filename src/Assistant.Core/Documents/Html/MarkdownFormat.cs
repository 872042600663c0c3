using Markdig;

namespace Assistant.Core.Documents;

/// <summary>Markdown (.md): the text without its signs for headings, stress and links.</summary>
public sealed class MarkdownFormat : IReportFormat
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseGridTables()
        .UseFootnotes()
        .UseYamlFrontMatter()
        .Build();

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".md", ".markdown"];

    /// <inheritdoc/>
    public SourceText Read(byte[] bytes, string path)
    {
        // A paragraph that begins with four blanks is an indented paragraph here, never a piece of code.
        var lines = SourceDecoder
            .Decode(bytes, path)
            .Split('\n')
            .Select(line => char.IsWhiteSpace(line.FirstOrDefault()) && IsText(line) ? line.TrimStart(' ', '\t', '\u3000') : line);
        return HtmlText.Read(Markdown.ToHtml(string.Join('\n', lines), Pipeline), keepsLines: true);
    }

    private static bool IsText(string line) => line.TrimStart() is [> '\u2e7f', ..];
}
