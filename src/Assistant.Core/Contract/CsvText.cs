using System.Text.RegularExpressions;

namespace Assistant.Core.Contract;

/// <summary>Lines of comma-separated values that a spreadsheet takes for text and numbers only.</summary>
public static partial class CsvText
{
    private const string StartsFormula = "=+-@\t\r\n＝＋－＠";

    /// <summary>One line. A cell with a comma, a quotation mark or a line break is put in quotation marks; one that a spreadsheet would take for a formula begins with an apostrophe.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell));

    // A spreadsheet takes what begins with these signs for a formula and may run it; an apostrophe before it makes it text. A plain number may stay.
    private static string Cell(string text)
    {
        text = text.Length > 0 && StartsFormula.Contains(text[0], StringComparison.Ordinal) && !Number().IsMatch(text) ? "'" + text : text;
        return text.AsSpan().IndexOfAny(",\"\n\r") >= 0 ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
    }

    [GeneratedRegex(@"\A[+-]\d+(\.\d+)?[%‰]?\z")]
    private static partial Regex Number();
}
