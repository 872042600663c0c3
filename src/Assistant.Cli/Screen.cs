using Assistant.Core.Language;

namespace Assistant.Cli;

/// <summary>Writes lines for people: what steers a terminal in texts and names of reports is shown as a mark. JSON escapes it itself and stays as it is.</summary>
internal static class Screen
{
    /// <summary>Writes to standard output.</summary>
    public static void WriteLine(string text) => Console.WriteLine(VisibleText.Of(text));
}
