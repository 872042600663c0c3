using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Reads the place out of words that name it with more around it (呼伦贝尔市海拉尔区, 新疆, 保定市徐水县).</summary>
internal static partial class PlaceName
{
    /// <summary>The name of the nation's government in place of a place.</summary>
    public const string Nation = "国务院";

    private const int Longest = 18;
    private const string Suffixes = "省市区县旗州盟镇乡";

    /// <summary>The innermost place of the words, with its whole name where that is known; null where they name none (市, 自治区, 我县).</summary>
    public static string? In(string words)
    {
        if (words is Nation or "中央" or "全国" or "国家" or "中国" or "中华人民共和国")
        {
            return Nation;
        }

        if (words.Length < 2 || Generic().IsMatch(words))
        {
            return null;
        }

        for (var start = 0; start < words.Length - 1; start++)
        {
            var rest = words[start..];
            if (Divisions.Names.Contains(rest) && rest.Length > 2 - (start == 0 ? 1 : 0) && (start == 0 || EndsDivision(words[..start])))
            {
                return rest;
            }
        }

        if (Divisions.FullName(words) is { } full)
        {
            return full;
        }

        // A place that the list of divisions lacks: a former county, a prefecture by its short name.
        var outer = Enumerable.Range(2, Math.Max(0, words.Length - 3)).LastOrDefault(n => Divisions.Names.Contains(words[..n]));
        var inner = words[outer..];
        return inner.Length is > 1 and <= Longest
            && Suffixes.Contains(inner[^1], StringComparison.Ordinal)
            && !Generic().IsMatch(inner)
            && !NoName().IsMatch(inner)
                ? inner
            : outer > 0 && inner.Length < 2 ? words[..outer]
            : null;
    }

    /// <summary>The place whose name lacks its suffix (容城), as the text names it most often; null where the text does not.</summary>
    public static string? Completed(string bare, string text)
    {
        if (bare.Length is < 2 or > Longest || Generic().IsMatch(bare))
        {
            return null;
        }

        var best = Suffixes
            .Select(s => bare + s)
            .Select(full => (full, Count: CountOf(text, full)))
            .Where(f => f.Count > 0)
            .OrderByDescending(f => f.Count)
            .FirstOrDefault();
        return best.full;
    }

    /// <summary>Whether two names mean one place: 容城 and 容城县, 黔南州 and 黔南布依族苗族自治州.</summary>
    public static bool IsSame(string one, string other) =>
        one == other
        || Divisions.BareName(one) == Divisions.BareName(other)
        || one.EndsWith(other, StringComparison.Ordinal)
        || other.EndsWith(one, StringComparison.Ordinal);

    private static bool EndsDivision(string outer) =>
        Divisions.Names.Contains(outer) || (outer.Length > 2 && "省市州盟区".Contains(outer[^1], StringComparison.Ordinal));

    private static int CountOf(string text, string word)
    {
        var count = 0;
        for (
            var at = text.IndexOf(word, StringComparison.Ordinal);
            at >= 0;
            at = text.IndexOf(word, at + word.Length, StringComparison.Ordinal)
        )
        {
            count++;
        }

        return count;
    }

    // Words that stand before 市 or 县 in a sentence, and in no name.
    [GeneratedRegex("[了的好及这是在向为次各于届会将按由我]|完成|代表|人民|政府|工作|任务|全市|全县")]
    private static partial Regex NoName();

    [GeneratedRegex("^(?:我|本|全|代表|各|这|该)?(?:省|市|区|县|旗|州|盟|镇|乡|自治区|自治州|自治县|自治旗|我代表.*|.*代表.*)$")]
    private static partial Regex Generic();
}
