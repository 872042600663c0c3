using System.Text.RegularExpressions;

namespace Assistant.Core.Questions;

/// <summary>The turns of phrase by which a question shows what it asks. All run on simplified, normalised text.</summary>
internal static partial class QuestionPatterns
{
    [GeneratedRegex(
        @"对吗|对吧|真的吗|真是.{2,30}吗|可信吗?|有没有问题|有问题[吗没]|这么回事|能用吗|对不对|对不$|是真的|真的[?？]?$|真的假的|属实|核对|核实|查证|校对|复核|请核|核一?下|没写?错|有没有错|有错|准确吗|不?准确|准不准?|无误|这样写|写对|是这样吗|是这么|有依据|查得到|(写|提|说|讲)了[吗没]|写没写|提没提|说没说|讲没讲|可有这|没记错|是这样吧|有这回事|这个说法|这种说法|是吗|是吧|是不是|有这[话事]|这个?数[吗吧]|[的了数话]吧[?？]?$|没错吧|有那么|^(我?听|据|网|都|有人|人家|朋友|同事|邻居|群里|网上|外面)(说|讲|传|在传).*[吧吗]|对么|是么|真的[么吗]|真有|正确|有误|没(弄|搞|看|听|算|抄|记|讲)错|(写|弄|搞|算|抄|记)错[了没吗?？]?|成立[吗么不没]|报告(里|中|上)?(面)?(有没有|有无)(写|提|说|讲)|报告(里|中|上)?(有|写|提|说|讲)(过|到|了)?(没有?|吗|么)|(写|提|说|讲|列)(进|到|明)(了)?(没有?|吗|么)|确有|此事|靠谱吗?|有根据|有出处|对得上|吻合|一致(吗|不|么|吧)|符合(报告|实际|事实)|对错|真伪|真假|求证|验证|确认|校验|复查|对否|如此(吗|么|吧)|真实吗|可靠吗|说得对|讲得对|说对|讲对|是否(?!完成|达到|达标|实现|做到|兑现)|is (it|this|that) (true|right|correct)|,? ?(right|correct)\?|verify|accurate|confirm|does the report (say|state)|fact.?check"
    )]
    public static partial Regex Verify();

    [GeneratedRegex(
        @"什么意思|啥意思|何意|是什么东西|是个什么东西|是个啥|什么叫|啥叫|何谓|什么是|指的是|指的?什么|指的?啥|指哪|怎么解释|解释|含义|是指|代表什么|代表啥|是个什么样|叫做什么|说的是啥|说的是什么|讲的是|革的是|消的是|what (does|do|is meant)|mean(s|t)?\b|definition|define"
    )]
    public static partial Regex Definition();

    [GeneratedRegex(
        @"哪些|哪几|有哪|列出|列一下|列举|罗列|逐条|一条条|分别指|各是什么|包括|都有|哪[两二三四五六七八九十]|哪\d+|几样|几条|几块|几类|的(?:[两二三四五六七八九十]|\d{1,2})(?:个|大|项|条|类|件|种|方面)[^,，。?？了的]{0,8}$|which (two|three|four|five|\d)|list "
    )]
    public static partial Regex List();

    [GeneratedRegex(
        @"相比|对比|对照|比较|\bvs\b|哪个(更)?[高低多少快慢大]|哪年.{0,4}[高低多少快慢大]|[高低多少快慢]还是|还是[高低多少快慢]|差多少|差几|差距|谁[涨增]|[多少高低]了?多少[亿万个家人元件座公吨头只台套户户天]?|比(去年|上年|前年|20\d\d年?).{0,8}(多|少|高|低|提高|增加)|跟.{1,8}比|和.{1,10}比|两年的?都|摆一起|放一起|翻番了吗|compare|versus|higher or lower|差额|之差|逐年|哪(一)?年最|完成(目标|任务)?没|(达到|实现|完成).{0,4}(了)?(没|吗)"
    )]
    public static partial Regex Compare();

    [GeneratedRegex(
        @"多少|几[个家项条所座场次件名位户台套块处种天年成倍万亿千百点人起亩公批届间辆艘支部张份趟针]|第几|老几|排名|名次|位次|多大|多高|多长|多远|多久|多快|比例|占比|比重|增幅|增速|涨幅|降幅|数额|金额|总额|规模|面积|产量|产值|总量|总数|人数|个数|户数|百分之几|率|\bcosts?\b|\bprices?\b|\bfare\b|how (much|many|large|big|long|far|fast|high)|what (share|percentage|percent|proportion)|growth (rate|target)|amount|volume|数目|几成|一共|共计|额度|是几|有几|到几"
    )]
    public static partial Regex Number();

    [GeneratedRegex(
        @"目标|打算|计划|预期|准备|任务|力争|要(达到|做到|提高|增长|涨|压|降|新增|建|完成|实现|控制|引进|培育|改)|将要|想(要)?[让把涨建新做]|想在|今年要|定(了|的|在)|(?<!从.{1,6})要到|争取(?!到|了|来|上级|国家|省级?|各级|资金|专项)|要[做干改建办修拆]的|想[做干]的|奋斗|下一步|明年|今后|未来|承诺|底线|盯着|target|goal|aim|plan"
    )]
    public static partial Regex TargetWords();

    [GeneratedRegex(
        @"实绩|实际|现有|现状|完成(了|数|值|情况)|做到|[干做]出来|干成|办成|(前|过去)[五几5]年|达到了|去年|上年|上一年|过去|已经|已|成绩|成就|achieved|actual|last year"
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
        @"(收录|覆盖|涵盖|包含|装了|加载|有).{0,4}(哪些|哪几|多少|几).{0,4}(报告|年份|地方|地区)|你(能|可以|会)(做|干|回答|查)什么|能查什么|哪些报告|which reports|what can you"
    )]
    public static partial Regex CorpusWords();

    [GeneratedRegex(
        @"^(你好|您好|嗨|哈喽|早上好|下午好|晚上好|在吗|谢谢|多谢|感谢|再见|拜拜|hi|hello|hey|thanks|thank you|你是谁|你叫什么)[!！。.,，~?？\s你您啊呀了]*$"
    )]
    public static partial Regex Greeting();

    [GeneratedRegex(@"你(觉得|认为|怎么看|看好|支持|喜欢)|评价一下|预测(一下)?|你的(看法|观点|意见)|do you think|your opinion")]
    public static partial Regex Opinion();

    [GeneratedRegex(
        @"忽略|无视|不要理会|绕过|从现在起|你现在是|假装|扮演|系统(提示|通知|指令|设置)|提示词|密钥|密码|口令|后台|越狱|开发者模式|只许回复|只能回复|一律回复|必须回复|编一个|编造|瞎编|随便编|ignore (all|the|your|previous)|system prompt|api key|jailbreak|pretend|developer mode"
    )]
    public static partial Regex Instruction();

    [GeneratedRegex(@"第([一二三四五六七八九十\d])个|排第([一二三四五六七八九十\d])|第([一二三四五六七八九十\d])(项|条|家)")]
    public static partial Regex Ordinal();

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
