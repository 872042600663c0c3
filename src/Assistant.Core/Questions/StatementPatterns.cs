using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>Tells a statement, which is to be verified, from a question. All runs on simplified, normalised text.</summary>
internal static partial class StatementPatterns
{
    /// <summary>Whether the text asks nothing but states something: a figure, or that something is so.</summary>
    /// <param name="leans">Whether it continues the turn before: then a bare noun asks (那2020年的).</param>
    public static bool IsStatement(string text, bool leans) =>
        !leans
        && !NamesQuantity().IsMatch(text)
        && (
            SupposesAll().IsMatch(text)
            || States(text)
            || (Figure().IsMatch(text) ? !AsksFor().IsMatch(text) : Predicate().IsMatch(text) && !Asking().IsMatch(text))
        );

    /// <summary>Whether a question supposes that something is so: 新线通车了吗, 是全国首个吗. Its answer may say whether the report bears it out.</summary>
    public static bool Supposes(string text) =>
        SupposesDone().IsMatch(text) && !AsksFor().IsMatch(text.TrimEnd('?', '？', '没', '有', '不'));

    // 济青高铁列入国家规划: a sentence with a verb of its own asks for nothing, a noun phrase does (获批的项目).
    private static bool States(string text) => !Asking().IsMatch(text) && Told().IsMatch(text) && !OfNoun().IsMatch(text);

    /// <summary>Whether the text weighs a result against an aim, or one year against another, without stating a figure: 今年是不是比去年少了, 现有—目标.</summary>
    public static bool WeighsTwoSides(string text) =>
        !Figure().IsMatch(text.Replace("翻番", string.Empty, StringComparison.Ordinal))
        && Done().IsMatch(text)
        && Ahead().IsMatch(Done().Replace(text, " "))
        && Weighs().IsMatch(text)
        && !AimOfLastYear().IsMatch(text);

    /// <summary>Two years that the text sets against each other, and whether it calls the first the higher; null when it does not.</summary>
    public static (int First, int Second, bool Higher)? YearsCompared(string text) =>
        TwoYears().Match(text) is { Success: true } match
        && int.TryParse(match.Groups[1].Value, out var first)
        && int.TryParse(match.Groups[2].Value, out var second)
        && first != second
            ? (first, second, Higher().IsMatch(match.Groups[3].Value))
            : null;

    [GeneratedRegex(
        @"((?:19|20)\d\d)年[^,。?]{0,16}比((?:19|20)\d\d)年[^,。?]{0,8}(高|多|大|快|涨|增|低|少|小|慢|降|减)(?!多少|了多少|出多少)"
    )]
    private static partial Regex TwoYears();

    [GeneratedRegex("高|多|大|快|涨|增")]
    private static partial Regex Higher();

    [GeneratedRegex("去年|上年|上一年|实绩|实际|做到的|完成数|现有|现状|往年|前五年|过去五年")]
    private static partial Regex Done();

    [GeneratedRegex("今年|明年|目标|计划|要做的|要改的|要建的|预期|打算|年底|安排|任务")]
    private static partial Regex Ahead();

    [GeneratedRegex(
        @"比|较|差|[高低多少大快慢](了|吗|还|点|多|$)|增是减|减|降|翻番|保守|压|松|紧|摆|两个数|各|和|与|跟|\bvs\b|-|、|调高|调低"
    )]
    private static partial Regex Weighs();

    [GeneratedRegex("(去年|上年|去年初|年初)(定|提|说|报告)?的?(的)?(目标|计划|任务|预期)")]
    private static partial Regex AimOfLastYear();

    // Whoever names a figure and asks for nothing else asks whether it is right, whatever the particle at the end.
    [GeneratedRegex(
        @"多少|几(?!乎)|什么|啥|哪|谁|怎|如何|何|多[大高长远久快]|咋|介绍|说说|讲讲|列(出|一|举|明|个|下)|罗列|给我|告诉|解释|含义|概括|总结|对比|比较|相比|意思|还是|增是减|想问|\bvs\b|how|what|which|who|when|where|分别|各是|各有|差距|有没有|没有?[?呀啊]?$|[能会行可]不|不$"
    )]
    private static partial Regex AsksFor();

    [GeneratedRegex(
        @"多少|几(?!乎|成|度|近)|什么|啥|哪(?!怕)|谁|怎|如何|(?<!任)何|吗|呢|是否|有没有|没有?[?]|没(有|没|呀|啊)?$|多[大高长远久快]|咋|(?<![这那多])么|[?]|介绍|说说|讲讲|列(出|一|举|明|个|下)|罗列|给我|告诉|查(?!处|办|出|明|获|验|房)|看看|请(?!求)|解释|含义|概括|总结|对比|比较|相比|意思|还是|(?<verb>[\u4e00-\u9fff])不\k<verb>|增是减|想问|听着|[a-z]{3,} [a-z]{2,} [a-z]{2,}|\bvs\b"
    )]
    private static partial Regex Asking();

    // 垃圾分类的标志用到全国了？ asks for nothing but whether it is so.
    [GeneratedRegex("^[^?？多少几什么啥哪谁怎何吗呢没咋]{6,}了[?？]$")]
    private static partial Regex SupposesAll();

    // 今年的增幅, 开通里程: a noun phrase that ends with a quantity asks for it.
    [GeneratedRegex(
        @"(数|数字|数值|量|额|率|规模|面积|幅|速|长度|里程|比例|比重|目标|值|标准|情况|名次|排名|时间|日期|金额)$|的(?:[两二三四五六七八九十]|\d{1,2})(?:个|大|项|条|类|件|种|座|家|所|方面)[^,，。?？了的]{0,8}$"
    )]
    private static partial Regex NamesQuantity();

    [GeneratedRegex(
        @"\d+(\.\d+)?(%|个百分点|亿|万|个|元|块|人|家|座|公里|平方|斤|亩|吨|位|天|起|件|名|户|套|所|台|项|条|辆|成|倍|折)|[一二三四五六七八九十]成|翻番|第[一二三四五六七八九十\d]+(?!期|次|届|批|章|个|轮|段|条|产业|三方)"
    )]
    private static partial Regex Figure();

    [GeneratedRegex(
        @"了[。!]?$|的[。!]?$|是[^,。]{2,6}。?$|正式|已经|全都|建了|成了|还没|得靠|比.{2,12}(快|高|低|多|少)。?$|高于|低于|远好于|快于|好于"
    )]
    private static partial Regex Predicate();

    [GeneratedRegex(@"(了|过)(吗|么|没有?)[?？]?$|是[^,，。?？]{2,}[吗么][?？]?$")]
    private static partial Regex SupposesDone();

    [GeneratedRegex(
        @"^(?=.{8,})[^?？]{2,}(实现|达到|获|入选|列入|纳入|被|成为|位居|位列|居全|居世|荣|建成|建了|投用|通车|全覆盖|清零|超额|超过|提前|跻身|摘得|领先|落户|竣工|开工|动工|取消|免除|突破|同步|持平|夺得|拿下|保持|已|都|还没|没有|未|不再|可以|能够|是|比[^,，。]{1,12}[快高低多少大小]|高于|低于|快于|翻了|了|推出|设立|成立|启动|开展|举办|承办|出台|首次|率先|首个|唯一|全部|全面|创(历史|新|下)|跑赢|为零|归零|最[多高低好大快小少长]$|由[^,，。]{2,}(承办|负责|主办|牵头|建设)|属于|位于|[增减降升]不[减增升降]|在[^,，。]{1,8}(上下|左右|以上|以内)|过半|超半|翻倍|倒数|靠前|垫底|落后|居首|名列|挤进|迈[进上]|站上|走在|[放定设建落]在|来自|包揽|拿[了到]|[减降涨升压增]到|提高到|缩短到|改[为成]|变成|换成|减半|覆盖(所有|每)|每[^,，。]{1,6}都|人人|家家|村村|县县|户户|均|仍|继续|停[办止用]|允许|禁止|不准|不许|(上升|下降|增加|减少|回升|反弹|暂停|恢复|推广)$)"
    )]
    private static partial Regex Told();

    [GeneratedRegex(@"的[^,，。?？的]{1,10}$|名单|报一下|点个名|情况|进展|时间$")]
    private static partial Regex OfNoun();
}
