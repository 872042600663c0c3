using System.Text.RegularExpressions;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>
/// Words beside a figure that make another figure of it: 年均增长 is not 增长, 新增5万户 not 5万户. A sentence may neither lose nor add one; words of one group
/// say the same.
/// </summary>
internal static partial class Qualifiers
{
    // What names the group, and what says as much.
    private static readonly (Regex Named, Regex Equal)[] Groups =
    [
        (Yearly(), Yearly()),
        (Daily(), Daily()),
        (Each(), Each()),
        (New(), Added()),
        (Summed(), Total()),
        (Large(), Large()),
        (Trial(), Trial()),
    ];
    private static readonly Regex[] Bounds = [Over(), Under(), Near()];

    /// <summary>Why the sentence gives the figure another meaning than the ledger; null when it does not.</summary>
    public static string? Fault(string sentence, Figure said, Figure figure)
    {
        var (lead, own) = (Lead(sentence, said.Start), Lead(figure.Quote, At(figure)));
        var head = Head(figure);
        var whole = figure.Quote + figure.Indicator + figure.Modifier;
        var clause = said.Quote + said.Indicator + lead;
        foreach (var (named, equal) in Groups)
        {
            if (named.Match(lead) is { Success: true } added && !equal.IsMatch(whole))
            {
                return $"“{said.Text}”前的“{added.Value}”原文没有";
            }

            if (named.Match(own + head) is { Success: true } lost && !equal.IsMatch(clause))
            {
                return $"“{said.Text}”丢了“{lost.Value}”";
            }
        }

        if (figure.Quote.Contains("试点", StringComparison.Ordinal) && !sentence.Contains("试点", StringComparison.Ordinal))
        {
            return $"“{said.Text}”丢了“试点”";
        }

        return ReachedFault(said, lead, own, figure) ?? BoundFault(sentence, said, lead, own, figure);
    }

    // 提高到10% is not 提高10%.
    private static string? ReachedFault(Figure said, string lead, string own, Figure figure) =>
        Moved().IsMatch(lead)
        && Moved().IsMatch(own)
        && ((MovedTo().IsMatch(lead) && !To().IsMatch(own)) || (MovedTo().IsMatch(own) && !To().IsMatch(lead)))
        && said.Unit == figure.Unit
            ? $"“{said.Text}”说的是变化还是达到的水平，与原文不同"
            : null;

    // What stands right at the number: 超过20%, 近80%, 175亿美元左右.
    private static string? BoundFault(string sentence, Figure said, string lead, string own, Figure figure)
    {
        var here = Beside(lead, said.Text, sentence, said.End);
        var there = Beside(own, figure.Text, figure.Quote, At(figure) + figure.Text.Length) + figure.Modifier;
        foreach (var bound in Bounds)
        {
            if (bound.Match(here) is { Success: true } added && !bound.IsMatch(there))
            {
                return $"“{said.Text}”旁的“{added.Value}”原文没有";
            }

            if (bound.Match(there) is { Success: true } lost && !bound.IsMatch(here))
            {
                return $"“{said.Text}”丢了“{lost.Value}”";
            }
        }

        return null;
    }

    private static string Beside(string lead, string figure, string text, int end)
    {
        var after = text[Math.Min(end, text.Length)..Math.Min(text.Length, end + 2)];
        return (lead.Length > 3 ? lead[^3..] : lead)
            + figure
            + (After().Match(after) is { Success: true } bound ? bound.Value : string.Empty);
    }

    // 新增智慧农场5个、智慧农村40个: what the list begins with holds for each of its items.
    private static string Head(Figure figure)
    {
        var before = figure.Quote[..At(figure)];
        var item = before.LastIndexOf('、');
        return item > 0 && char.IsAsciiDigit(before[..item].LastOrDefault(c => char.IsAsciiDigit(c) || c == '，'))
            ? before[..before.IndexOfAny([.. "0123456789"])]
            : string.Empty;
    }

    private static int At(Figure figure) => Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length);

    // From the clause's beginning or the figure before.
    private static string Lead(string sentence, int at)
    {
        var start = at;
        while (
            start > 0
            && sentence[start - 1] is not ('，' or ',' or '；' or ';' or '。' or '：' or ':' or '（' or '(' or '）' or ')')
            && !char.IsAsciiDigit(sentence[start - 1])
        )
        {
            start--;
        }

        var lead = sentence[start..at];
        return lead.LastIndexOf("分别", StringComparison.Ordinal) is var apart and >= 0 ? lead[apart..] : lead;
    }

    [GeneratedRegex("年均|平均每年|每年|年平均|逐年")]
    private static partial Regex Yearly();

    [GeneratedRegex("日均|每天|每日|月均|每月")]
    private static partial Regex Daily();

    [GeneratedRegex("人均|户均|亩均|每人|每户|每亩|人平均|每万人|平均每")]
    private static partial Regex Each();

    [GeneratedRegex("新增|净增|新认定|新培育|新引进|新登记|新注册|新签|新开工|新添")]
    private static partial Regex New();

    [GeneratedRegex("增(?!加值|值税|速|幅)|新(?=增|建|认|培|引|登|注|签|开|添)|新$")]
    private static partial Regex Added();

    [GeneratedRegex("累计|累积")]
    private static partial Regex Summed();

    [GeneratedRegex("累计|累积|总计|合计|共|总")]
    private static partial Regex Total();

    [GeneratedRegex("规模以上|规上|限额以上|限上")]
    private static partial Regex Large();

    [GeneratedRegex("试点")]
    private static partial Regex Trial();

    [GeneratedRegex("提高|提升|增加|增长|上升|扩大|下降|降低|减少|压减|缩小|回落|缩减")]
    private static partial Regex Moved();

    [GeneratedRegex("(?:提高|提升|增加|增长|上升|扩大|下降|降低|减少|压减|缩小|回落|缩减|升|降)(?:到|至|为)")]
    private static partial Regex MovedTo();

    [GeneratedRegex("[到至为达]")]
    private static partial Regex To();

    [GeneratedRegex(
        @"超过|超(?!标|级|大|高|声|算|市|前|额|低|载|限|员|越)|突破|不低于|至少|多于|高于|逾|(?<=[\d万亿千百十])[多余]|不少于|大于|不止|跨越|迈上|破|以上"
    )]
    private static partial Regex Over();

    [GeneratedRegex("以下|以内|之内|不超过|控制在|(?<!不)低于|最多|(?<!不)少于|不到|不足")]
    private static partial Regex Under();

    [GeneratedRegex("左右|大约|约(?!束|定)|上下|大概|接近|将近|近(?!年|期|日|代|郊)")]
    private static partial Regex Near();

    [GeneratedRegex("^(?:以上|以下|以内|之内|左右|上下|多|余)")]
    private static partial Regex After();
}
