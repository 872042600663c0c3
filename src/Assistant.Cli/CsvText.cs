namespace Assistant.Cli;

/// <summary>Lines of comma-separated values.</summary>
internal static class CsvText
{
    /// <summary>One line; a cell with a comma, a quotation mark or a line break stands in quotation marks.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    private static string Cell(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
