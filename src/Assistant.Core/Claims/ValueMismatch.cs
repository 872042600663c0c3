using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Claims;

/// <summary>Whether a passage names another of what a statement names: another stage, another year, another share of the whole.</summary>
internal static partial class ValueMismatch
{
    private static readonly Cue Lessening = Cue.Load("Claims.Data.lessening.txt");

    /// <summary>True where the statement's number of a kind (二期, 2018年, 全部) is missing in the passage and the passage has others of that kind.</summary>
    public static bool Of(string statement, string passage)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(passage));
        return Differs(Years(), said, written)
            || Differs(Stages(), said, written)
            || Differs(Grades(), said, written)
            || OfShare(statement, passage)
            || Keeps(said, written)
            || IsDenied(said, written)
            || IsDenied(written, said);
    }

    /// <summary>True where the statement says all of it and the passage a part.</summary>
    public static bool OfShare(string statement, string passage)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(passage));
        return (Whole().IsMatch(said) && !Whole().IsMatch(written) && Half().IsMatch(written))
            || (Whole().IsMatch(said) && !Whole().IsMatch(written) && Remaining().IsMatch(written) && !Remaining().IsMatch(said))
            || (OnlyHalf().IsMatch(said) && !Half().IsMatch(written) && Complete().IsMatch(written));
    }

    /// <summary>True where the one says first and the other second: 全省第二个 against 全省首个.</summary>
    public static bool OfOrder(string statement, string clause)
    {
        var (said, written) = (SearchText.Normalize(statement), SearchText.Normalize(clause));
        return (Later().IsMatch(said) && First().IsMatch(written) && !Later().IsMatch(written))
            || (First().IsMatch(said) && Later().IsMatch(written) && !First().IsMatch(written));
    }

    /// <summary>True where the statement says that something is not done and the clause that it is: 还没有恢复 against 率先恢复.</summary>
    public static bool OfNegation(string statement, string clause) =>
        !Cue.Negation.IsIn(clause) && Denied(statement, Cue.NotYet, 2).Any(act => clause.Contains(act, StringComparison.Ordinal));

    /// <summary>Whether the statement denies something: no passage without a word of denial bears it out.</summary>
    public static bool Denies(string statement) => Denied(statement, Cue.NotYet, 2).Any();

    /// <summary>Whether a passage denies, lessens or ends anything.</summary>
    public static bool HoldsDenial(string passage) => Cue.Negation.IsIn(passage) || Lessening.IsIn(passage);

    /// <summary>True where the statement says first in the nation and the clause first in the province.</summary>
    public static bool OfArea(string statement, string clause) =>
        Foremost().IsMatch(statement) && Foremost().IsMatch(clause) && Areas.Differ(statement, clause);

    // 收入要比经济跑得快 and 收入增长与经济增长同步.
    private static bool Keeps(string said, string written) =>
        Faster().IsMatch(said)
        && !Faster().IsMatch(written)
        && Level().Matches(written).Any(m => TextLikeness.Containment(m.Value, said) >= 0.2);

    // What the one says of a thing (发生事故) the other says not to be.
    private static bool IsDenied(string affirming, string denying) =>
        !Cue.Negation.IsIn(affirming) && Denied(denying, Cue.Negation, 4).Any(act => affirming.Contains(act, StringComparison.Ordinal));

    // What is denied, in so many characters: of four, the verb with what it is done to, none is chance.
    private static IEnumerable<string> Denied(string text, Cue denial, int length) =>
        from no in denial.All(text)
        let start = no.End < text.Length && text[no.End] is '能' or '曾' or '再' or '被' ? no.End + 1 : no.End
        where start + length <= text.Length && text.AsSpan(start, length).IndexOfAnyExceptInRange('\u4e00', '\u9fff') < 0
        select text.Substring(start, length);

    private static bool Differs(Regex kind, string said, string written)
    {
        var (ours, theirs) = (Values(kind, said), Values(kind, written));
        return ours.Count > 0 && theirs.Count > 0 && !ours.Overlaps(theirs);
    }

    private static HashSet<string> Values(Regex kind, string text) => [.. kind.Matches(text).Select(m => m.Value)];

    // 是2006年的3.6倍 and 比2006年 name a year to compare with.
    [GeneratedRegex(@"(?<![比较])(19|20)\d\d(?=年)(?!年的?[^,。;]{0,8}\d+(\.\d+)?倍)")]
    private static partial Regex Years();

    [GeneratedRegex(@"((?<!\d)\d+|[一二三四五六七八九十])期(?!间|限|内|望|待|末|初|货)")]
    private static partial Regex Stages();

    [GeneratedRegex("全部|全都|全额|统统|百分之百|都[^,，。?？]{0,4}(完|好|齐)了")]
    private static partial Regex Whole();

    [GeneratedRegex(@"一半|(?<!大|全)部分|半数|三分之|(交付|完成|覆盖|到位|普及)率(达到?|为|超过?)?\d{1,2}(\.\d+)?%")]
    private static partial Regex Half();

    [GeneratedRegex("比[^,。]{1,10}(快|高|多)|快于|高于|跑赢|跑过")]
    private static partial Regex Faster();

    [GeneratedRegex("[^,;。]{0,12}(?:与|和|同)[^,;。]{2,8}(?:同步|持平)")]
    private static partial Regex Level();

    [GeneratedRegex("首|第[一1]|唯一|最|头一|头名|领先|独一|率先")]
    private static partial Regex Foremost();

    // 仍有7项未能按时完成
    [GeneratedRegex("(仍|还|尚)有[^,。]{0,24}(未|没有)|未能|尚未完成")]
    private static partial Regex Remaining();

    [GeneratedRegex("[a-e甲乙丙]级")]
    private static partial Regex Grades();

    [GeneratedRegex("(只|仅)[^,，。]{0,8}(一半|部分)|才[^,，。]{0,4}一半")]
    private static partial Regex OnlyHalf();

    [GeneratedRegex("全部|全域|全线|全面完成|全覆盖|清零|100%")]
    private static partial Regex Complete();

    [GeneratedRegex(@"第([2-9]|1\d)(个|位|名|家|座|次|批|$)")]
    private static partial Regex Later();

    [GeneratedRegex(@"首(个|位|家|座|次|批|创)|第1(个|位|名|家|座|$)")]
    private static partial Regex First();
}
