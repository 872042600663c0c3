using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;

namespace Assistant.Core.Ledger;

/// <summary>
/// Reads the figures of tables: a row of the report is a line with tabs. What a cell measures is said by its row and its column, its unit also by a
/// column of units or by the words above the table.
/// </summary>
internal sealed partial class TableFigures(Report report)
{
    private sealed record Row(IReadOnlyList<Cell> Cells, Passage Passage)
    {
        public Cell? At(int column) => column < Cells.Count ? Cells[column] : null;

        public bool HasAmounts => Cells.Skip(1).Any(c => Amount().IsMatch(Year().Replace(c.Text, string.Empty)));
    }

    private sealed record Cell(string Text, int Start);

    /// <summary>The tables among the passages, each as the passages of its rows, in order.</summary>
    public IEnumerable<IReadOnlyList<Passage>> Tables(IReadOnlyList<Passage> passages)
    {
        var rows = new List<Passage>();
        foreach (var passage in passages)
        {
            if (passage.Kind == PassageKind.Body && LineOf(passage).Of(report.Text.Value).Contains('\t', StringComparison.Ordinal))
            {
                if (rows.Count > 0 && passage.Start - rows[^1].End > LongestGap(rows[^1], passage))
                {
                    yield return rows;
                    rows = [];
                }

                rows.Add(passage);
            }
            else if (rows.Count > 0)
            {
                yield return rows;
                rows = [];
            }
        }

        if (rows.Count > 0)
        {
            yield return rows;
        }
    }

    /// <summary>The figures of one table in order.</summary>
    /// <param name="rows">The passages of its rows.</param>
    /// <param name="caption">The words above it; empty where there are none.</param>
    /// <param name="context">What is known of a row before its words are read.</param>
    public IEnumerable<Figure> Read(IReadOnlyList<Passage> rows, string caption, Func<Passage, FigureContext> context)
    {
        var unit = CaptionUnit().Match(caption) is { Success: true } named ? named.Groups["unit"].Value : string.Empty;
        Row? header = null;
        foreach (var row in rows.Select(RowOf))
        {
            if (row.Cells.Count(c => c.Text.Length > 0) < 2)
            {
                unit = CaptionUnit().Match(row.Passage.Text) is { Success: true } own ? own.Groups["unit"].Value : unit;
            }
            else if (!row.HasAmounts)
            {
                header = row;
            }
            else
            {
                foreach (var figure in Figures(row, header, unit, context(row.Passage)))
                {
                    yield return figure;
                }
            }
        }
    }

    private IEnumerable<Figure> Figures(Row row, Row? header, string tableUnit, FigureContext context)
    {
        var unitColumn = header is null ? -1 : header.Cells.ToList().FindIndex(c => UnitHeader().IsMatch(c.Text));
        var rowUnit = unitColumn >= 0 ? row.At(unitColumn)?.Text ?? string.Empty : string.Empty;
        var labels = row.Cells.TakeWhile((c, i) => i == 0 || (i != unitColumn && c.Text.Length > 0 && !Amount().IsMatch(c.Text))).ToList();
        var label = TableWords.Of(labels[^1].Text.Length > 0 ? labels[^1].Text : labels[0].Text);
        for (var i = labels.Count; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (i == unitColumn || !Amount().IsMatch(cell.Text) || NotAFigure().IsMatch(cell.Text))
            {
                continue;
            }

            var column = TableWords.Of(header?.At(i)?.Text ?? string.Empty);
            var unit =
                column.Unit.Length > 0 ? column.Unit
                : column.IsGrowth ? "%"
                : rowUnit.Length > 0 ? rowUnit
                : label.Unit.Length > 0 ? label.Unit
                : tableUnit;
            if (Figure(cell, label, column, unit, row.Passage, context) is { } figure)
            {
                yield return figure;
            }
        }
    }

    // The cell is read as the sentence that it stands for; what it measures is known better than a sentence could say.
    private Figure? Figure(Cell cell, TableWords label, TableWords column, string unit, Passage passage, FigureContext context)
    {
        var year = column.Year ?? label.Year;
        var indicator = label.Words.Length == 0 ? column.Words : label.Words + column.Words;
        var bare = BareNumber().IsMatch(cell.Text);
        var before =
            $"{(year is null ? string.Empty : $"{year}年，")}{(column.IsGrowth && label.Words.Length > 0 ? label.Words + "增长" : indicator)}";
        var sentence = before + cell.Text + (bare ? unit : string.Empty) + "。";
        var known = column.Status is { } status ? context with { Status = status } : context;
        var figure = new FigureReader(sentence, 0, sentence.Length, known).Read().LastOrDefault(f => f.Start >= before.Length);
        if (figure is null && !bare)
        {
            return null;
        }

        figure ??= Bare(cell.Text, before.Length, unit, known);
        var start = cell.Start + Math.Max(0, figure.Start - before.Length);
        var end = Math.Min(cell.Start + cell.Text.Length, cell.Start + Math.Max(1, figure.End - before.Length));
        return figure with
        {
            Start = start,
            End = end,
            Text = report.Text.Value[start..end],
            Indicator = indicator.Length > 0 ? indicator : figure.Indicator,
            PeriodStart = year ?? known.PeriodStart,
            PeriodEnd = year ?? known.PeriodEnd,
            Status = column.Status ?? StatusOf(year, context),
            SpanStart = passage.Start,
            SpanEnd = passage.End,
            Quote = passage.Text,
        };
    }

    // A column of a past year reports, whatever the chapter is about.
    private static Status StatusOf(int? year, FigureContext context) =>
        year < context.ReportYear ? Status.Actual
        : year >= context.ReportYear && context.Status == Status.Actual ? Status.Target
        : context.Status == Status.Plan ? Status.Target
        : context.Status;

    // A number without a unit, which only its column makes a figure.
    private static Figure Bare(string cell, int start, string unit, FigureContext context) =>
        new(
            context.Report,
            context.PassageId,
            start,
            start + cell.Length,
            cell,
            string.Empty,
            context.Place,
            decimal.TryParse(
                cell.Replace(",", string.Empty, StringComparison.Ordinal).Replace('−', '-'),
                System.Globalization.CultureInfo.InvariantCulture,
                out var value
            )
                ? value
                : 0,
            null,
            unit,
            string.Empty,
            FigureKind.Level,
            context.PeriodStart,
            context.PeriodEnd,
            context.Status,
            false,
            null,
            0,
            0,
            string.Empty
        );

    private Row RowOf(Passage passage)
    {
        var line = LineOf(passage);
        var text = report.Text.Value;
        var cells = new List<Cell>();
        for (var start = line.Start; start <= line.End; )
        {
            var end = text.IndexOf('\t', start, line.End - start);
            end = end < 0 ? line.End : end;
            cells.Add(new Cell(text[start..end], start));
            start = end + 1;
        }

        return new Row(cells, passage);
    }

    private TextSpan LineOf(Passage passage)
    {
        var text = report.Text.Value;
        var start = passage.Start;
        while (start > 0 && text[start - 1] != '\n')
        {
            start--;
        }

        var end = text.IndexOf('\n', passage.End);
        return new TextSpan(start, end < 0 ? text.Length : end);
    }

    private int LongestGap(Passage above, Passage below) => LineOf(above).End - above.End + 1 + (below.Start - LineOf(below).Start);

    [GeneratedRegex(@"\d")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(19|20)\d\d\s*年?|[“""]?十[一二三四五]五[”""]?")]
    private static partial Regex Year();

    [GeneratedRegex(@"单位\s*[:：]\s*(?<unit>[^\s（()）,，、；;。\d]{1,8})")]
    private static partial Regex CaptionUnit();

    [GeneratedRegex(@"^(计量|计算)?单位$")]
    private static partial Regex UnitHeader();

    [GeneratedRegex(@"^[-+−]?\d{1,12}(?:,\d{3})*(?:\.\d{1,6})?$")]
    private static partial Regex BareNumber();

    // A number in front, a date, a note.
    [GeneratedRegex(@"^\d{1,2}\s*月|^第\d|[。；]")]
    private static partial Regex NotAFigure();
}
