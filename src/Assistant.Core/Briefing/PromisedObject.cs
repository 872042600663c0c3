using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Briefing;

/// <summary>What a clause is about, once the words are gone that say how, when and how much.</summary>
internal static partial class PromisedObject
{
    private const double MostOfIt = 0.75;
    private const double AlmostAll = 0.85;

    // A piece so long is the name itself: 博文路三期 of 博文路三期道路.
    private const double LongPiece = 0.6;

    private static readonly string[] Idle =
    [
        .. DataFile.Lines("Briefing.Data.idle-words.txt").Select(SearchText.Normalize).OrderByDescending(w => w.Length),
    ];

    /// <summary>The words that name the thing: 现代化的垃圾中转站 is 垃圾中转站.</summary>
    public static string Core(string text)
    {
        var words = Numbers()
            .Replace(SearchText.Normalize(Notes().Replace(text, string.Empty)), " ")
            .Replace("年产", "产", StringComparison.Ordinal);
        foreach (var idle in Idle)
        {
            words = words.Replace(idle, idle.Length > 1 ? " " : string.Empty, StringComparison.Ordinal);
        }

        return Marks().Replace(words, string.Empty);
    }

    /// <summary>The things that a clause names side by side: 哈萨尔和东升路两个市民广场 names two.</summary>
    public static IReadOnlyList<string> Parts(string text) =>
        [
            .. Joints()
                .Split(Cost().Replace(SearchText.Normalize(Notes().Replace(text, string.Empty)), string.Empty))
                .Select(Core)
                .Where(p => p.Length > 1),
        ];

    /// <summary>Whether two names are of one thing: most of either stands in the other, in order.</summary>
    public static bool IsSame(string one, string other) =>
        Math.Min(one.Length, other.Length) > 1
        && TextLikeness.CommonSubsequence(one, other) is var common
        && common >= MostOfIt * one.Length
        && common >= MostOfIt * other.Length
        && Run(one, other) >= Math.Min(2, one.Length);

    /// <summary>Whether a text names a thing: most of it in order, and a good part of it in one piece.</summary>
    public static bool Names(string text, string thing) =>
        thing.Length > 1
        && (
            text.Contains(thing, StringComparison.Ordinal)
            || (Run(thing, text) is > 4 and var run && run >= LongPiece * thing.Length)
            || (
                thing.Length > 3
                && Run(thing, text) >= Math.Max(thing.Length > 5 ? 3 : 2, thing.Length / 2)
                && TextLikeness.CommonSubsequence(thing, text) >= MostOfIt * thing.Length
            )
        );

    /// <summary>Whether a text names a thing beyond doubt: word for word, or nearly all of a long name. 智慧化精细化城市管理 is not 智慧城市.</summary>
    public static bool NamesSurely(string text, string thing) =>
        thing.Length > 1
        && (
            text.Contains(thing, StringComparison.Ordinal)
            || (Run(thing, text) is > 4 and var run && run >= LongPiece * thing.Length)
            || (
                thing.Length > 4
                && Run(thing, text) >= Math.Max(3, thing.Length / 2)
                && TextLikeness.CommonSubsequence(thing, text) >= AlmostAll * thing.Length
            )
        );

    /// <summary>Length of the longest piece that two texts share.</summary>
    public static int Run(string one, string other)
    {
        var longest = 0;
        for (var start = 0; start + longest < one.Length; start++)
        {
            while (start + longest < one.Length && other.Contains(one.AsSpan(start, longest + 1), StringComparison.Ordinal))
            {
                longest++;
            }
        }

        return longest;
    }

    [GeneratedRegex(@"\[\d+\]|〔\d+〕|[①-⑳⑴-⒇]|[（(]\d{1,2}[）)]|^\d+[.、]|^[一二三四五六七八九十]+[、是要]")]
    private static partial Regex Notes();

    [GeneratedRegex(
        @"(?<![a-z])\d+(?:\.\d+)?(?:[-~]\d+(?:\.\d+)?)?[多余]?(?:万亿|亿|万|千|百)?(?:平方公里|平方米|平米|立方米|公里|公顷|蒸吨|个百分点|微克/立方米|美元|人次|元|亩|吨|人|户|家|个|座|处|条|套|所|台|辆|张|头|只|项|件|名|米|%|倍|年|月|万|亿)"
    )]
    private static partial Regex Numbers();

    // What a work costs is no part of its name.
    [GeneratedRegex(@"(?:完成)?总?投资(?:约|近|超)?\d+(?:\.\d+)?[万亿]*元的?")]
    private static partial Regex Cost();

    [GeneratedRegex("[^\\p{L}\\p{N}]+")]
    private static partial Regex Marks();

    [GeneratedRegex("、|以及|和(?!谐|平)|与|及(?!时)")]
    private static partial Regex Joints();
}
