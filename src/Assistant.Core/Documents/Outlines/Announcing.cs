using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Documents;

/// <summary>Reads what announces a list: the sentence or the heading before its first item, and how many items it promises.</summary>
internal static partial class Announcing
{
    private const int Longest = 220;
    private const string Ends = "。！？!?；\n";

    /// <summary>The sentence before <paramref name="first"/> and the number that it promises; null where nothing before it announces a list.</summary>
    /// <param name="from">Where the text begins that may announce it.</param>
    /// <param name="count">How many items were found.</param>
    public static (TextSpan Span, int? Promised)? Before(string text, int from, int first, int count)
    {
        var end = first;
        while (end > from && (char.IsWhiteSpace(text[end - 1]) || text[end - 1] is '（' or '“'))
        {
            end--;
        }

        if (end <= from)
        {
            return null;
        }

        var start = text.LastIndexOfAny([.. Ends], Math.Max(from, end - 2)) + 1;
        start = Math.Max(Math.Max(from, start), end - Longest);
        if (start >= end)
        {
            return null;
        }

        var sentence = text[start..end];
        var promised = Promised(sentence, count);
        return promised is not null || sentence[^1] is '：' or ':' || Announces().IsMatch(sentence)
            ? (new TextSpan(start, end), promised)
            : null;
    }

    /// <summary>How many items a sentence promises: the number that was found where it names it, else the last that promises items; or null.</summary>
    public static int? Promised(string sentence, int count)
    {
        int? last = null;
        foreach (Match match in Promise().Matches(sentence))
        {
            if (ChineseNumber.TryParse(match.Groups["n"].Value, out var number) && number is > 1 and < 100)
            {
                if (number == count)
                {
                    return count;
                }

                var rest = sentence[(match.Index + match.Length)..];
                // 从增加供给和抑制需求两方面: what is counted was named before.
                if (
                    !Named().IsMatch(sentence[..match.Index])
                    && Counted().IsMatch(match.Value + rest)
                    && rest.IndexOfAny(['，', '；', '、']) < 0
                    && (sentence[^1] is '：' or ':' || Strong().IsMatch(sentence))
                )
                {
                    last = (int)number;
                }
            }
        }

        return last;
    }

    /// <summary>The numbers of things that a sentence names, in order.</summary>
    public static IReadOnlyList<int> Counts(string sentence) =>
        [
            .. Promise()
                .Matches(sentence)
                .Select(m => ChineseNumber.TryParse(m.Groups["n"].Value, out var number) && number is > 0 and < 100 ? (int)number : 0)
                .Where(n => n > 0),
        ];

    // 八个方面, 10件民生实事, 三个坚持, “十统一”.
    [GeneratedRegex(
        @"(?<![第\d.之—－-])(?<n>[二两三四五六七八九十]{1,3}|\d{1,2})(?:个|项|件|大|点|条|类|方面|种|篇|场|座)(?![月百千万亿])|(?<=[“‘])(?<n>[二三四五六七八九十]{1,2})(?=\p{L})"
    )]
    private static partial Regex Promise();

    [GeneratedRegex(
        @"^.{1,9}?(?:方面|工作|任务|措施|举措|重点|关键|实事|工程|行动|问题|坚持|突破|提升|计划|目标|转变|战略|要求|原则|关系|环节|文章|项目|事|点|条)"
    )]
    private static partial Regex Counted();

    [GeneratedRegex("(?:和|、|与)[^，。；：]{2,14}$")]
    private static partial Regex Named();

    [GeneratedRegex("以下|如下|下列|下面|抓好|做好|办好|突出|着力|重点|实施|把握|做到|推进|采取")]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"以下|如下|下列|下面|(?:主要|重点|着力|突出|切实|全力)(?:做|抓|有|是|表现|体现|开展|推进|实施|围绕)|(?:问题|困难|不足|挑战|短板|矛盾)[。，：]?$|(?:目标|指标|要求|原因|经验|体会|启示|任务|内容)(?:有|是|为|包括)?[：，。]?$"
    )]
    private static partial Regex Announces();
}
