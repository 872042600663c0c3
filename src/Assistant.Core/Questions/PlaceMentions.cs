using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Questions;

/// <summary>Where a text names divisions of China: with their suffix, provinces and cities also without it.</summary>
internal static partial class PlaceMentions
{
    private const string CountySuffixes = "县市区旗";

    private const int LongestBareName = 4;
    private const string BeforeName = "那和跟与比看问换成回到年,，。;；?？!！、 ";

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
    public static string? FullName(string name) => Divisions.Names.Contains(name) ? name : Divisions.FullName(name) ?? CountyCalled(name);

    // 定兴: two characters are a county only where nothing but a place can stand.
    private static string? CountyCalled(string bare) =>
        bare.Length != 2 || Divisions.IsEveryday(bare)
            ? null
            : CountySuffixes.Select(suffix => bare + suffix).FirstOrDefault(Divisions.Names.Contains);

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

        return IsCountyAsked(text, at) ? 2 : 0;
    }

    // 定兴呢, 那定兴去年多少
    private static bool IsCountyAsked(string text, int at) =>
        at + 2 <= text.Length
        && (at == 0 || BeforeName.Contains(text[at - 1], StringComparison.Ordinal) || Near().IsMatch(text[..at]))
        && CountyCalled(text.Substring(at, 2)) is not null
        && AsksOfPlace().IsMatch(text[(at + 2)..])
        && Lexicon.Default.Match(text).All(m => m.Start + m.Length <= at || m.Start >= at + 2 || m.Kind == LexiconMatchKind.Hint);

    [GeneratedRegex("(?:隔壁|邻近|旁边|附近|邻居)的?$")]
    private static partial Regex Near();

    [GeneratedRegex(
        "^(?:的|那边|那里)?(?:是|有)?(?:呢|嘞|咧|哩|捏|多少|怎么样|咋样|如何|[?？]|$)|^(?:的)?(?:去年|今年|前年|上年|(?:19|20)\\d\\d年)"
    )]
    private static partial Regex AsksOfPlace();
}
