using Assistant.Core.Language;

namespace Assistant.Hosting;

/// <summary>Keeps names of files, which may hold anything, from breaking the lines of a message or steering a terminal.</summary>
public static class OneLine
{
    /// <summary>The text with a blank for each line break and tab, and a mark for each other character that steers what is seen.</summary>
    public static string Of(string text) => VisibleText.Of(string.Concat(text.Select(c => c is '\n' or '\r' or '\t' ? ' ' : c)));
}
