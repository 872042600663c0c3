using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>The turns of phrase by which a question shows what it asks. All run on simplified, normalised text.</summary>
internal static partial class QuestionPatterns
{
    [GeneratedRegex(
        @"多少|几[个家项条所座场次件名位户台套块处种天年成倍万亿千百点人起亩公批届间辆艘支部张份趟针]|第几|老几|排名|名次|位次|多大|多高|多长|多远|多久|多快|比例|占比|比重|增幅|增速|涨幅|降幅|数额|金额|总额|规模|面积|产量|产值|总量|总数|人数|个数|户数|百分之几|率|\bcosts?\b|\bprices?\b|\bfare\b|how (much|many|large|big|long|far|fast|high)|what (share|percentage|percent|proportion)|growth (rate|target)|amount|volume|数目|几成|一共|共计|额度|是几|有几|到几"
    )]
    public static partial Regex Number();

    [GeneratedRegex(
        @"目标|打算|计划|预期|准备|任务|力争|要(达到|做到|提高|增长|涨|压|降|新增|建|完成|实现|控制|引进|培育|改)|将要|想(要)?[让把涨建新做]|想在|今年要|定(了|的|在)|(?<!从.{1,6})要到|争取(?!到|了|来|上级|国家|省级?|各级|资金|专项)|要[做干改建办修拆]的|想[做干]的|奋斗|下一步|明年|今后|未来|承诺|底线|盯着|target|goal|aim|plan"
    )]
    public static partial Regex TargetWords();

    [GeneratedRegex(
        @"实绩|实际|现有|现状|完成(了|数|值|情况)|(?<![要能想会]|打算|准备|计划|力争|争取|预计)做到|[干做]出来|干成|办成|(前|过去)[五几5]年|达到了|去年|上年|上一年|过去|已经|已|成绩|成就|achieved|actual|last year"
    )]
    public static partial Regex ActualWords();

    [GeneratedRegex(@"(完成|达到|达标|实现|做到|兑现)[^,，。?？;；]{0,4}(没|吗|否)|(是否|有没有|是不是)(完成|达到|达标|实现|做到|兑现)")]
    public static partial Regex AsksWhetherReached();

    [GeneratedRegex(@"哪天|哪一天|什么时候|啥时候|何时|哪年|哪一年|几月|几号|多会儿|什么时间|when\b|which year|what (date|day|year)")]
    public static partial Regex Date();

    [GeneratedRegex(@"什么|哪|谁|啥|怎|how|what|which|who")]
    public static partial Regex Asking();

    [GeneratedRegex(@"为什么|为啥|为何|怎么会|咋会|\bwhy\b")]
    public static partial Regex Why();

    [GeneratedRegex(@"谁|哪位|什么人|\bwho\b")]
    public static partial Regex Person();

    [GeneratedRegex(@"吗[?？]?$|了没[?？]?$|没有?[?？]$|没[?？]$|不[?？]$|能不能|会不会|有没有|是否|可不可以|[动开管]不[动开管]")]
    public static partial Regex YesNo();

    [GeneratedRegex(
        @"(谁|哪位).{0,8}(作|做|代表).{0,6}报告|报告.{0,12}(谁|哪位)|作.{0,8}报告的|(哪天|哪一天|什么时候|何时|日期).{0,10}(报告|作的)|报告.{0,10}(哪天|哪一天|什么时候|何时|日期)|who (delivered|gave|presented)"
    )]
    public static partial Regex Delivery();

    [GeneratedRegex(
        @"忽略|无视|不要理会|绕过|从现在起|你现在是|假装|扮演|系统(提示|通知|指令|设置)|提示词|密钥|密码|口令|后台|越狱|开发者模式|只许回复|只能回复|一律回复|必须回复|编一个|编造|瞎编|随便编|ignore (all|the|your|previous)|system prompt|api key|jailbreak|pretend|developer mode"
    )]
    public static partial Regex Instruction();

    [GeneratedRegex(
        @"(?:哪|这|那|上述|具体)?([两二三四五六七八九十]|\d{1,2})(?:个|家|项|条|所|座|大|方面|种|样|块|类|处|件|点|位|名|届|市|区|县|街道|镇)"
    )]
    public static partial Regex Size();

    [GeneratedRegex(
        @"(?<!\d)(?:(19\d\d|20\d\d)(?!\d|\.\d|[多余亿万元%座名件套台]|个(?!人)|家(?!电|庭)|人(?!均|口)|户(?!籍|均)|所(?!有)|亩(?!均)|公[里顷斤]|项(?!目))|((?<=^|[^\d.续近这第满超过前后用几多数好十])[0-4]\d(?=年|目标|完成|实绩|任务)))"
    )]
    public static partial Regex Year();

    [GeneratedRegex(@"去年|上年|上一年|前一年|过去一年|这一年来|一年来|last year|previous year")]
    public static partial Regex PreviousYear();

    [GeneratedRegex(@"今年|本年|当年的?(?=.{0,4}目标|计划|任务)|新的一年|this year|coming year")]
    public static partial Regex CurrentYear();
}
