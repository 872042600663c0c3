using System.Globalization;
using System.Text;

namespace Assistant.Core.Language;

/// <summary>
/// Shows characters that steer what is seen instead of being seen: escape sequences of a terminal, overrides of the direction of writing, and other controls
/// in names and texts of files would make a line read otherwise than it is, or forge one. The page has the same in TypeScript.
/// </summary>
public static class VisibleText
{
    // U+2400: the pictures of the controls below the blank, in their order.
    private const char FirstPicture = '\u2400';
    private const char DeletePicture = '\u2421';

    /// <summary>The text for a screen or a log, with a mark in place of each such character; line breaks and tabs stay.</summary>
    public static string Of(string text) => Shown(text, c => c is not ('\n' or '\r' or '\t'));

    /// <summary>The same on one line: line breaks and tabs are marked too.</summary>
    public static string OnOneLine(string text) => Shown(text, _ => true);

    /// <summary>Whether the character changes how others are seen: a control, or an override or isolate of the direction of writing.</summary>
    public static bool Steers(char c) =>
        char.IsControl(c)
        || c is '\u061c' or '\u200e' or '\u200f' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') or '\u2028' or '\u2029';

    private static string Shown(string text, Func<char, bool> marked)
    {
        if (!text.Any(c => Steers(c) && marked(c)))
        {
            return text;
        }

        var shown = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            shown.Append(Steers(c) && marked(c) ? Mark(c) : c.ToString());
        }

        return shown.ToString();
    }

    private static string Mark(char c) =>
        c < ' ' ? ((char)(FirstPicture + c)).ToString()
        : c == '\u007f' ? DeletePicture.ToString()
        : string.Create(CultureInfo.InvariantCulture, $"⟦U+{(int)c:X4}⟧");
}
