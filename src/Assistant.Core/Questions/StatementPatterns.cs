using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>What a statement claims of two years, and what a question takes for granted. Runs on simplified text.</summary>
internal static partial class StatementPatterns
{
    /// <summary>Two years that the text sets against each other, and whether it calls the first the higher; null when it does not or denies it.</summary>
    public static (int First, int Second, bool Higher)? YearsCompared(string text) =>
        TwoYears().Match(text) is { Success: true } match
        && int.TryParse(match.Groups[1].Value, out var first)
        && int.TryParse(match.Groups[2].Value, out var second)
        && first != second
        && !Denial().IsMatch(match.Value)
            ? (first, second, Higher().IsMatch(match.Groups[3].Value))
            : null;

    /// <summary>What the text compares: what it says between the first of the two years and 比, without words that say so.</summary>
    public static string ComparedThing(string text) =>
        TwoYears().Match(text) is { Success: true } match
            ? Saying().Replace(match.Value[5..match.Value.IndexOf('比', StringComparison.Ordinal)], string.Empty)
            : string.Empty;

    /// <summary>What a question takes for granted and asks on from: 地铁27号线去年开通了，为什么不换乘; 出口为什么掉了14%. Null where it takes nothing for granted.</summary>
    /// <param name="asksVerdict">Whether the question was read as one for a verdict: then only an open question asks on (为什么, 多少), no 吗.</param>
    public static string? PremiseOf(string question, bool asksVerdict)
    {
        var clauses = Clause().Matches(question).Select(m => m.Value.Trim()).Where(c => c.Length > 0).ToList();
        var asking = clauses.FindIndex(c => AsksOn().IsMatch(c));
        if (asking < 0 || (asksVerdict && (asking == 0 || !AsksOpenly().IsMatch(clauses[asking]))))
        {
            return null;
        }

        var granted = asking > 0 ? string.Join('，', clauses.Take(asking)) : Reason().Replace(clauses[0], string.Empty);
        var told = Granting().Replace(granted, string.Empty);
        return told.Length >= ShortestPremise && (asking > 0 || told != clauses[0]) && States().IsMatch(told) ? told : null;
    }

    /// <summary>Whether a question asks if what it says is right: 对不对, 属实吗. It is owed a verdict, whatever else it asks.</summary>
    public static bool AsksIfRight(string question) => Right().IsMatch(question);

    // Shorter words before the question (去年财政收入) name a topic and state nothing.
    private const int ShortestPremise = 6;

    [GeneratedRegex("[^，,。？?；;！!]+")]
    private static partial Regex Clause();

    [GeneratedRegex(
        "为什么|为何|为啥|咋(?!样)|怎么|多少|几[个家人座条件户项套次届年辆]|什么时候|啥时候|何时|哪|谁|什么|啥|[吗呢]$|是不是[^真这]|(?:还|该)[^，,]{0,8}不$"
    )]
    private static partial Regex AsksOn();

    [GeneratedRegex("为什么|为何|为啥|多少|什么时候|啥时候|何时|怎么(?:办|安排|用|没)")]
    private static partial Regex AsksOpenly();

    // 怎么均衡发展 asks for the way and takes nothing for granted: only 怎么就, 怎么会, 怎么又 and 怎么没 do.
    [GeneratedRegex("为什么|为何|为啥|(?:怎么|咋)(?:就|会(?!计)|又(?!.又)|(?=没))|是不是因为[^，,跌降涨掉升减停]{1,8}")]
    private static partial Regex Reason();

    [GeneratedRegex(
        "对不对|[对是][吗吧](?:[?？。，,]|$)|对得上|真的?(?:吗|假的|不|么)|是不是真|属实|真实吗|准不准|准确吗|是否(?:准确|正确)|正确吗|没错吧|有没有错|错了?吗|核[对实]|查证|可信|靠谱|(?:这样|这么回事|真)[吗么]"
    )]
    private static partial Regex Right();

    [GeneratedRegex("^(?:既然|听说|据说|都说|听人说|有人说|说是)|既然(?=[^，,])")]
    private static partial Regex Granting();

    // A topic states nothing: what is taken for granted was done, moved, counted or denied. A date counts nothing.
    [GeneratedRegex(
        @"了|已经?|没|过$|既然|[增减升降跌涨掉缩扩]|少|多|完|成(?!都)|只|(?<![\d.])(?!(?:19|20)\d\d(?:[-—~至到](?:19|20)?\d\d)?(?:年|[月季\p{P}]|$)|\d{1,2}[月日号])\d"
    )]
    private static partial Regex States();

    [GeneratedRegex("^的|要$|还$|都$|也$")]
    private static partial Regex Saying();

    [GeneratedRegex(
        @"((?:19|20)\d\d)年[^,。?]{0,16}比((?:19|20)\d\d)年[^,。?]{0,8}(?!多少)(?<!多)(高|多|大|快|涨|增|低|少|小|慢|降|减)(?!多少|了多少|出多少)"
    )]
    private static partial Regex TwoYears();

    // 不比2016年高 may be as high: it claims neither.
    [GeneratedRegex("不比|没有?比|没有|并?未|并不|不[高低多少大小增减快慢]|不会")]
    private static partial Regex Denial();

    [GeneratedRegex("高|多|大|快|涨|增")]
    private static partial Regex Higher();
}
