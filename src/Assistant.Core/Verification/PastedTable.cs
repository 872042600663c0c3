using System.Text;
using System.Text.RegularExpressions;

namespace Assistant.Core.Verification;

/// <summary>Turns a table pasted as text into sentences, a cell each: what its row and its column say stands before it.</summary>
internal static partial class PastedTable
{
    /// <summary>The text with its tables told in sentences; unchanged where there is none.</summary>
    public static string Told(string text)
    {
        if (!text.Contains('\t', StringComparison.Ordinal) && !text.Contains('|', StringComparison.Ordinal))
        {
            return text;
        }

        var told = new StringBuilder();
        string[]? header = null;
        foreach (var line in text.Split('\n'))
        {
            var cells = Cells(line);
            if (cells.Length < 2)
            {
                header = null;
                told.Append(line).Append('\n');
            }
            else if (header is null && cells.Skip(1).All(c => !Amount().IsMatch(Year().Replace(c, string.Empty))))
            {
                header = cells;
            }
            else if (!cells.All(c => Rule().IsMatch(c)))
            {
                Tell(cells, header, told);
            }
        }

        return told.ToString();
    }

    private static string[] Cells(string line)
    {
        var separator = line.Contains('\t', StringComparison.Ordinal) ? '\t' : '|';
        return [.. line.Trim().Trim('|').Split(separator).Select(c => c.Trim())];
    }

    private static void Tell(string[] cells, string[]? header, StringBuilder told)
    {
        var unit = Unit().Match(cells[0]);
        var label = unit.Success ? cells[0][..unit.Index] : cells[0];
        var unitColumn = header is null ? -1 : Array.FindIndex(header, c => UnitHeader().IsMatch(c));
        var rowUnit = unitColumn > 0 && unitColumn < cells.Length ? cells[unitColumn] : string.Empty;
        for (var i = 1; i < cells.Length; i++)
        {
            if (cells[i].Length == 0 || i == unitColumn)
            {
                continue;
            }

            var column = header is not null && i < header.Length ? header[i] : string.Empty;
            var own = Unit().Match(column);
            var bare = Bare().IsMatch(cells[i]);
            var measured = bare
                ? own.Success
                    ? own.Groups[1].Value
                    : unit.Success
                        ? unit.Groups[1].Value
                        : rowUnit
                : string.Empty;
            told.Append(own.Success ? column[..own.Index] : column).Append(label).Append(cells[i]).Append(measured).Append("。\n");
        }
    }

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
