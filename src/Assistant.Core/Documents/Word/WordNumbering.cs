using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using WordParagraph = DocumentFormat.OpenXml.Wordprocessing.Paragraph;

namespace Assistant.Core.Documents;

/// <summary>Counts the automatic numbers of a Word document, paragraph by paragraph in order, and writes them as Word shows them.</summary>
internal sealed partial class WordNumbering
{
    private const int Levels = 9;
    private readonly WordStyles styles;
    private readonly Dictionary<int, AbstractNum> lists = [];
    private readonly Dictionary<int, NumberingInstance> instances = [];
    private readonly Dictionary<int, int?[]> counts = [];
    private readonly HashSet<int> begun = [];

    /// <summary>The numbering of a document.</summary>
    public WordNumbering(MainDocumentPart main, WordStyles styles)
    {
        this.styles = styles;
        var numbering = main.NumberingDefinitionsPart?.Numbering;
        foreach (var list in numbering?.Elements<AbstractNum>() ?? [])
        {
            lists[list.AbstractNumberId?.Value ?? -1] = list;
        }

        foreach (var instance in numbering?.Elements<NumberingInstance>() ?? [])
        {
            instances[instance.NumberID?.Value ?? -1] = instance;
        }
    }

    /// <summary>The number or bullet of the next paragraph with what separates it from the text; empty for none.</summary>
    public string LabelOf(WordParagraph paragraph)
    {
        if (
            styles.NumberingOf(paragraph) is not { } place
            || !instances.TryGetValue(place.Number, out var instance)
            || ListOf(instance) is not { } list
        )
        {
            return string.Empty;
        }

        var levels = Enumerable.Range(0, Levels).Select(i => LevelOf(instance, list, i)).ToArray();
        if (levels[place.Level] is not { } level)
        {
            return string.Empty;
        }

        var count = Count(list, instance, levels, place);
        var label = level.NumberingFormat?.Val?.Value == NumberFormatValues.Bullet ? Bullet(level) : Label(level, levels, count);
        var none = level.LevelSuffix?.Val?.Value == LevelSuffixValues.Nothing;
        return label.Length == 0 || none ? label : label + ' ';
    }

    private AbstractNum? ListOf(NumberingInstance instance)
    {
        var list = lists.GetValueOrDefault(instance.AbstractNumId?.Val?.Value ?? -1);
        return list?.NumberingStyleLink?.Val?.Value is { } link
            ? lists.Values.FirstOrDefault(other => other.StyleLink?.Val?.Value == link) ?? list
            : list;
    }

    private static Level? LevelOf(NumberingInstance instance, AbstractNum list, int index) =>
        instance.Elements<LevelOverride>().FirstOrDefault(o => o.LevelIndex?.Value == index)?.Level
        ?? list.Elements<Level>().FirstOrDefault(l => l.LevelIndex?.Value == index);

    // All instances of a list count on together; one with a start of its own begins there when it is first used.
    private int?[] Count(AbstractNum list, NumberingInstance instance, Level?[] levels, (int Number, int Level) place)
    {
        var key = list.AbstractNumberId?.Value ?? -1;
        if (!counts.TryGetValue(key, out var count))
        {
            counts[key] = count = new int?[Levels];
        }

        if (begun.Add(place.Number))
        {
            foreach (var start in instance.Elements<LevelOverride>())
            {
                if (start.StartOverrideNumberingValue?.Val?.Value is { } from && start.LevelIndex?.Value is { } at and >= 0 and < Levels)
                {
                    count[at] = from - 1;
                }
            }
        }

        for (var above = 0; above < place.Level; above++)
        {
            count[above] ??= StartOf(levels[above]);
        }

        count[place.Level] = count[place.Level] is { } last ? last + 1 : StartOf(levels[place.Level]);
        for (var below = place.Level + 1; below < Levels; below++)
        {
            var restart = levels[below]?.LevelRestart?.Val?.Value;
            if (restart is null || (restart > 0 && restart > place.Level))
            {
                count[below] = null;
            }
        }

        return count;
    }

    private static int StartOf(Level? level) => level?.StartNumberingValue?.Val?.Value ?? 1;

    private static string Label(Level level, Level?[] levels, int?[] count) =>
        Place()
            .Replace(level.LevelText?.Val?.Value ?? string.Empty, match =>
            {
                var index = match.Value[1] - '1';
                var legal = level.IsLegalNumberingStyle is { } is_ && (is_.Val is null || is_.Val.Value) && index >= 0;
                var format = legal ? NumberFormatValues.Decimal : levels[index]?.NumberingFormat?.Val?.Value ?? NumberFormatValues.Decimal;
                return WordNumbers.Write(count[index] ?? StartOf(levels[index]), format);
            });

    private static string Bullet(Level level)
    {
        var text = level.LevelText?.Val?.Value ?? string.Empty;
        var font = level.NumberingSymbolRunProperties?.RunFonts?.Ascii?.Value ?? string.Empty;
        return string.Concat(
            text.Select(c =>
                c is >= '\uf000' and <= '\uf0ff' ? "●"
                : font.Contains("dings", StringComparison.OrdinalIgnoreCase) ? "●"
                : c.ToString()
            )
        );
    }

    [GeneratedRegex("%[1-9]")]
    private static partial Regex Place();
}
