using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Documents;

/// <summary>What styles say of runs and paragraphs, with the styles that they are based on.</summary>
internal sealed class WordStyles
{
    private const int DeepestStyle = 20;
    private readonly Dictionary<string, Style> styles = [];
    private readonly string? normal;

    /// <summary>The styles of a document.</summary>
    public WordStyles(MainDocumentPart main)
    {
        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id)
            {
                styles[id] = style;
            }
        }

        normal = styles.Values.FirstOrDefault(s => s.Type?.Value == StyleValues.Paragraph && s.Default?.Value == true)?.StyleId?.Value;
    }

    /// <summary>Whether a run is hidden text.</summary>
    public bool IsHidden(Run run) =>
        Value(run.RunProperties?.Vanish) ?? (FromStyles(run, style => Value(style.StyleRunProperties?.Vanish)) == true);

    /// <summary>Whether a run stands above the line.</summary>
    public bool IsRaised(Run run)
    {
        var align = run.RunProperties?.VerticalTextAlignment?.Val;
        if (align is not null)
        {
            return align.Value == VerticalPositionValues.Superscript;
        }

        return (int.TryParse(run.RunProperties?.Position?.Val?.Value, out var halfPoints) && halfPoints > 3)
            || FromStyles(run, style =>
                style.StyleRunProperties?.VerticalTextAlignment?.Val is { } of ? of.Value == VerticalPositionValues.Superscript : null
            ) == true;
    }

    /// <summary>Whether a paragraph is an entry of a table of contents.</summary>
    public bool IsOfContents(WordParagraph paragraph) =>
        paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value is { } id
        && styles.GetValueOrDefault(id)?.StyleName?.Val?.Value is { } name
        && name.StartsWith("toc ", StringComparison.OrdinalIgnoreCase);

    /// <summary>The numbering that a paragraph has by itself or by its style; null for none.</summary>
    public (int Number, int Level)? NumberingOf(WordParagraph paragraph)
    {
        var own = paragraph.ParagraphProperties?.NumberingProperties;
        int? number = own?.NumberingId?.Val?.Value;
        int? level = own?.NumberingLevelReference?.Val?.Value;
        foreach (var style in Chain(paragraph.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? normal))
        {
            var numbering = style.StyleParagraphProperties?.NumberingProperties;
            number ??= numbering?.NumberingId?.Val?.Value;
            level ??= numbering?.NumberingLevelReference?.Val?.Value;
        }

        return number is { } id and > 0 ? (id, Math.Clamp(level ?? 0, 0, 8)) : null;
    }

    private bool? FromStyles(Run run, Func<Style, bool?> read)
    {
        var paragraph = run.Ancestors<WordParagraph>().FirstOrDefault()?.ParagraphProperties?.ParagraphStyleId?.Val?.Value ?? normal;
        return Chain(run.RunProperties?.RunStyle?.Val?.Value)
            .Concat(Chain(paragraph))
            .Select(read)
            .FirstOrDefault(value => value is not null);
    }

    // From a style to those that it is based on; a style based on itself ends somewhere.
    private IEnumerable<Style> Chain(string? id)
    {
        for (var depth = 0; depth < DeepestStyle && id is not null && styles.TryGetValue(id, out var style); depth++)
        {
            yield return style;
            id = style.BasedOn?.Val?.Value;
        }
    }

    private static bool? Value(OnOffType? property) =>
        property is null ? null
        : property.Val is null ? true
        : property.Val.Value;
}
