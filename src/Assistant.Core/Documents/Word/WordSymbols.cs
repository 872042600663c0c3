using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Assistant.Core.Documents;

/// <summary>The characters that Word keeps as a font and a place in it.</summary>
internal static class WordSymbols
{
    // Places of the font Symbol that reports use.
    private static readonly Dictionary<int, char> SymbolFont = new()
    {
        [0xA3] = '≤',
        [0xB0] = '°',
        [0xB1] = '±',
        [0xB3] = '≥',
        [0xB4] = '×',
        [0xB8] = '÷',
        [0xB7] = '•',
        [0xBB] = '≈',
        [0xB9] = '≠',
        [0xA5] = '∞',
        [0xAE] = '→',
        [0xD7] = '·',
    };

    /// <summary>The character that is shown; a bullet where a picture font has a picture.</summary>
    public static string Of(SymbolChar symbol) =>
        int.TryParse(symbol.Char?.Value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var place)
            ? Of(place, symbol.Font?.Value ?? string.Empty)
            : string.Empty;

    /// <summary>The same for a place in a font.</summary>
    public static string Of(int place, string font)
    {
        if (place is < 0xF000 or > 0xF0FF)
        {
            return place is > 0x1F and <= char.MaxValue && !char.IsSurrogate((char)place) ? ((char)place).ToString() : string.Empty;
        }

        var own = place & 0xFF;
        if (font.Contains("dings", StringComparison.OrdinalIgnoreCase))
        {
            return "●";
        }

        return SymbolFont.TryGetValue(own, out var known) && !font.Contains("Times", StringComparison.Ordinal) ? known.ToString()
            : own is > 0x1F and < 0x7F ? ((char)own).ToString()
            : "●";
    }
}
