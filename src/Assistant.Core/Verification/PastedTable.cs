using System.Text.RegularExpressions;

namespace Assistant.Core.Verification;

/// <summary>Turns a table pasted as text into sentences, a cell each: what its row and its column say stands before it.</summary>
internal static partial class PastedTable
{
    /// <summary>The text with its tables told in sentences; unchanged where there is none.</summary>
    public static ToldDraft Told(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal))
        {
            return ToldDraft.Unchanged(text);
        }

        var told = new ToldDraft();
        Cell[]? header = null;
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var cells = Cells(line, start);
            if (cells.Length < 2)
            {
                header = null;
                told.Append(line, start);
                told.Add("\n", start + line.Length);
            }
            else if (header is null && cells.Skip(1).All(c => !Amount().IsMatch(Year().Replace(c.Text, string.Empty))))
            {
                header = cells;
            }
            else if (!cells.All(c => Rule().IsMatch(c.Text)))
            {
                Tell(cells, header, told);
            }

            start += line.Length + 1;
        }

        return told;
    }

    private static Cell[] Cells(string line, int start)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|';
        var (from, to) = Trimmed(line, 0, line.Length, char.IsWhiteSpace);

        // The corner above the names of the rows is often empty; one tab alone indents a line.
        if (separator == '\t' && line.AsSpan(from, to - from).Contains('\t') && line.AsSpan(0, from).EndsWith("\t"))
        {
            from = line.LastIndexOf('\t', from - 1);
        }

        (from, to) = Trimmed(line, from, to, c => c == '|');
        var cells = new List<Cell>();
        for (var at = from; at <= to; )
        {
            var end = line.IndexOf(separator, at, to - at);
            end = end < 0 ? to : end;
            var (first, last) = Trimmed(line, at, end, char.IsWhiteSpace);
            cells.Add(new Cell(line[first..last], start + first));
            at = end + 1;
        }

        return [.. cells];
    }

    private static (int From, int To) Trimmed(string line, int from, int to, Func<char, bool> isOuter)
    {
        while (from < to && isOuter(line[from]))
        {
            from++;
        }

        while (to > from && isOuter(line[to - 1]))
        {
            to--;
        }

        return (from, to);
    }

    private static void Tell(Cell[] cells, Cell[]? header, ToldDraft told)
    {
        var unit = Unit().Match(cells[0].Text);
        var label = unit.Success ? cells[0].Text[..unit.Index] : cells[0].Text;
        var unitColumn = header is null ? -1 : Array.FindIndex(header, c => UnitHeader().IsMatch(c.Text));
        var rowUnit = unitColumn > 0 && unitColumn < cells.Length ? cells[unitColumn].Text : string.Empty;
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i].Text.Length == 0 || i == unitColumn)
            {
                continue;
            }

            var column = header is not null && i < header.Length ? header[i] : new Cell(string.Empty, cells[i].Start);
            var own = Unit().Match(column.Text);
            var bare = Bare().IsMatch(cells[i].Text);
            var measured = bare
                ? own.Success
                    ? own.Groups[1].Value
                    : unit.Success
                        ? unit.Groups[1].Value
                        : rowUnit
                : string.Empty;
            told.Append(own.Success ? column.Text[..own.Index] : column.Text, column.Start);
            told.Append(label, cells[0].Start);
            told.Append(cells[i].Text, cells[i].Start);
            told.Add(measured + "。\n", cells[i].Start + cells[i].Text.Length);
        }
    }

    private sealed record Cell(string Text, int Start);

    [GeneratedRegex(@"\d")]
    private static partial Regex Amount();

    [GeneratedRegex(@"(19|20)\d\d年?")]
    private static partial Regex Year();

    // 一般公共预算收入（亿元）: the unit of the numbers beside it.
    [GeneratedRegex(@"[（(]([^（()）]{1,6})[)）]$")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^[-+]?\d+(?:[.,]\d+)*$")]
    private static partial Regex Bare();

    // 指标 | 单位 | 2023年: the unit of the numbers in its row.
    [GeneratedRegex("^(计量|计算)?单位$")]
    private static partial Regex UnitHeader();

    [GeneratedRegex("^[-:]*$")]
    private static partial Regex Rule();
}
