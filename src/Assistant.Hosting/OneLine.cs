namespace Assistant.Hosting;

/// <summary>Keeps names of files, which may hold anything, from breaking the lines of a message or steering a terminal.</summary>
public static class OneLine
{
    /// <summary>The text with a blank for each control character.</summary>
    public static string Of(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c));
}
