using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>Where a text names divisions of China: with their suffix, provinces and cities also without it.</summary>
internal static class PlaceMentions
{
    private const int LongestBareName = 4;

    /// <summary>The ranges of the names in a normalised text, in order.</summary>
    public static IReadOnlyList<Range> In(string text)
    {
        var found = new List<Range>();
        for (var i = 0; i < text.Length; i++)
        {
            var length = LengthAt(text, i);
            if (length > 0)
            {
                found.Add(i..(i + length));
                i += length - 1;
            }
        }

        return found;
    }

    /// <summary>The full name of the division that a text names, with or without its suffix; null when it is none.</summary>
    public static string? FullName(string name) => Divisions.Names.Contains(name) ? name : Divisions.FullName(name);

    private static int LengthAt(string text, int at)
    {
        var named = Divisions.Names.LongestAt(text, at);
        if (named > 2 && !Divisions.IsEveryday(text.Substring(at, named)))
        {
            return named;
        }

        // 示范县 names no county.
        if (
            named == 2
            && (at == 0 || !SearchText.IsHan(text[at - 1]) || "那和跟与比的在看问换回到年".Contains(text[at - 1], StringComparison.Ordinal))
        )
        {
            return named;
        }

        for (var length = Math.Min(LongestBareName, text.Length - at); length > 1; length--)
        {
            if (Divisions.FullName(text.Substring(at, length)) is not null)
            {
                return length;
            }
        }

        return 0;
    }
}
