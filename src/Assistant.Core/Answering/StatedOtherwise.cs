using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Answering;

/// <summary>Whether a passage names another of what a statement names: another stage, another year, another share of the whole.</summary>
internal static partial class StatedOtherwise
{
    /// <summary>True where the statement's number of a kind (二期, 2018年, 全部) is missing in the passage and the passage has others of that kind.</summary>
    public static bool Of(string statement, string passage)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(passage));
        return Differs(Years(), said, written) || Differs(Stages(), said, written) || (Whole().IsMatch(said) && !Whole().IsMatch(written) && Half().IsMatch(written));
    }

    private static bool Differs(Regex kind, string said, string written)
    {
        var (ours, theirs) = (Values(kind, said), Values(kind, written));
        return ours.Count > 0 && theirs.Count > 0 && !ours.Overlaps(theirs);
    }

    private static HashSet<string> Values(Regex kind, string text) => [.. kind.Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"(19|20)\d\d(?=年)")]
    private static partial Regex Years();

    [GeneratedRegex(@"(\d+|[一二三四五六七八九十])期(?!间|限|内|望|待|末|初|货)")]
    private static partial Regex Stages();

    [GeneratedRegex("全部|全都|全额|统统|百分之百|都[^,，。?？]{0,4}(完|好|齐)了")]
    private static partial Regex Whole();

    [GeneratedRegex(@"一半|(?<!大|全)部分|半数|三分之|(交付|完成|覆盖|到位|普及)率(达到?|为|超过?)?\d{1,2}(\.\d+)?%")]
    private static partial Regex Half();
}
