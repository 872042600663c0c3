using Assistant.Core.Contract;
using Assistant.Core.Documents;

namespace Assistant.Core.Ledger;

/// <summary>Reads the figures of a report, or of any text, into ledger entries.</summary>
public sealed class FigureExtractor
{
    /// <summary>Every figure of the report's passages, in order of appearance. Title page and headings hold none.</summary>
    public IReadOnlyList<Figure> Extract(Report report, IReadOnlyList<Passage> passages)
    {
        var figures = new List<Figure>();
        var reader = new TableFigures(report);
        var tables = reader.Tables(passages).ToDictionary(rows => rows[0].Id);
        var rows = tables.Values.SelectMany(t => t).Select(p => p.Id).ToHashSet();
        Passage? before = null;
        foreach (var passage in passages.Where(p => p.Kind is PassageKind.Body or PassageKind.Glossary))
        {
            if (tables.TryGetValue(passage.Id, out var table))
            {
                figures.AddRange(Named(reader.Read(table, before?.Text ?? string.Empty, Context), report.Place ?? string.Empty));
            }
            else if (!rows.Contains(passage.Id))
            {
                figures.AddRange(new FigureReader(report.Text.Value, passage.Start, passage.End, Context(passage)).Read());
            }

            before = passage;
        }

        return figures;

        FigureContext Context(Passage passage) =>
            new(report.Name, passage.Id, report.Place ?? string.Empty, report.Year, passage.PeriodStart, passage.PeriodEnd, passage.Status);
    }

    /// <summary>Every figure of a free text; offsets count in that text. Never throws.</summary>
    public IReadOnlyList<Figure> ExtractFromText(string text, FigureContext context) =>
        new FigureReader(text, 0, text.Length, context).Read();

    // Reports share the names of the common indicators.
    private static IReadOnlyList<Figure> Named(IEnumerable<Figure> figures, string place) =>
        [.. figures.Select(f => f with { Canonical = CanonicalIndicators.Of(f, place) })];
}
