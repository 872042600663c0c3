using System.Text.RegularExpressions;
using Assistant.Core.Language;

namespace Assistant.Core.Ledger;

/// <summary>Reads which noun phrase each number of a stretch measures; numbers must be asked for in order.</summary>
internal sealed partial class IndicatorReader(FoldedText folded, IReadOnlyList<ScannedNumber> numbers, Clauses clauses)
{
    private static readonly PhraseTrimmer Trimmer = new(FigureData.Words("phrases.tsv", "lead"), FigureData.Words("phrases.tsv", "tail"));
    private static readonly string[] Actions = FigureData.Words("verbs.tsv", "action");
    private static readonly string[] Predicates = FigureData.Words("verbs.tsv", "predicate");
    private static readonly string[] Heads = FigureData.Words("phrases.tsv", "head");
    private static readonly HashSet<string> Generic = [.. FigureData.Words("phrases.tsv", "generic")];

    // A name is no longer than this.
    private const int LongestOwner = 30;

    private readonly string text = folded.Value;
    private readonly string?[] owners = new string?[numbers.Count];

    /// <summary>The words of the number at <paramref name="index"/>.</summary>
    public FigureWords Read(int index)
    {
        var number = numbers[index];
        var start = IsCountedBehind(index) ? number.Start : SegmentStart(index);
        var segment = text[start..number.Start];
        // The second and third of 分别增长93.1%、47.5%、8.3% grow as the first does.
        var first = FirstOfRun(index);
        var predicate = Predicate(
            numbers[first].Start,
            Math.Max(clauses.SentenceStart(number.Start), first > 0 ? numbers[first - 1].End : 0)
        );
        var threshold = IsThreshold(index);
        var indicator = Respectively(index) ?? SeveralInOne(index) ?? Paired(index) ?? Own(index, start);
        owners[index] = threshold
            ? index > 0 && SameSentence(index - 1, index)
                ? owners[index - 1]
                : null
            : indicator;
        return new FigureWords(indicator, predicate, Cue.Falling.IsIn(predicate) && !IsSlowerRise(number), BasisOf(segment), threshold);
    }

    private string Own(int index, int start)
    {
        var number = numbers[index];
        var head = Head(start, number.Start);
        if (number.Form == NumberForm.Rank)
        {
            head = RankedAmong().Replace(head, string.Empty);
        }

        var after = After(index);
        if (Elsewhere().IsMatch(after))
        {
            after = string.Empty;
        }

        if (head.Length == 0)
        {
            // 22个重点改革项目取得突破 counts what follows; ，增长8% belongs to the figure or the subject before.
            return after.Length > 1 && StartsClause(index, start)
                ? WithAction(index, start, after)
                : Before(index) ?? SubjectBefore(start) ?? after;
        }

        if (Generic.Contains(head) && OwnerBehind(number.End) is { } behind)
        {
            return behind + head;
        }

        if (
            Generic.Contains(head)
            && (Before(index) ?? SubjectBefore(start)) is { } owner
            && !owner.EndsWith(head, StringComparison.Ordinal)
        )
        {
            return owner + head;
        }

        // 柯桥连续14年建成平安区: how long is told of what stands behind.
        if (number.Unit.Base == "年" && after.Length > 1 && text.AsSpan(0, number.Start).EndsWith("连续"))
        {
            return head + after;
        }

        var whole =
            number.Unit.Family is UnitFamily.Count or UnitFamily.People && after.Length > 1 && !StartsWithVerb(after) ? head + after : head;
        return WithAction(index, start, whole);
    }

    // 5条道路、2台锅炉、12公里管网; 用房主体建设和8万平方米广场: behind the mark of a list begins what the number counts.
    private bool IsCountedBehind(int index)
    {
        var number = numbers[index];
        return number.Start > clauses.ClauseStart(number.Start)
            && text[number.Start - 1] is '、' or '和' or '及' or '与'
            && number.Unit.Family is UnitFamily.Count or UnitFamily.People or UnitFamily.Area or UnitFamily.Length or UnitFamily.None
            && (index == 0 || numbers[index - 1].End < number.Start - 1)
            && After(index) is { Length: > 1 } after
            && !StartsWithVerb(after);
    }

    // 投资4亿元的训练基地一期项目: whose investment it is stands behind.
    private string? OwnerBehind(int end) =>
        OwnedThing().Match(text, end, Math.Min(LongestOwner, text.Length - end)) is { Success: true } match && match.Index == end
            ? Trim(match.Groups[1].Value)
            : null;

    // 新增高新技术企业95家、省级企业研发机构13家: the second item shares the verb of the first.
    private string WithAction(int index, int start, string head)
    {
        // The mark of the list stands at, or directly before, where the words of the second item begin, or behind the first number.
        var isListed =
            index > 0
            && start > 0
            && (
                text[start - 1] == '、'
                || (start < text.Length && text[start] == '、')
                || (numbers[index - 1].End < text.Length && text[numbers[index - 1].End] == '、')
            );
        if (!isListed)
        {
            return head;
        }

        var before = owners[index - 1];
        var action = before is null ? null : Array.Find(Actions, a => before.StartsWith(a, StringComparison.Ordinal));
        return action is null || StartsWithVerb(head) ? head : action + head;
    }

    /// <summary>城乡居民收入分别增长8.2%、9.2%: the nth figure belongs to the nth subject.</summary>
    private string? Respectively(int index)
    {
        var number = numbers[index];
        var clause = clauses.ClauseStart(number.Start);
        var at = text.LastIndexOf(
            "分别",
            Math.Max(0, number.Start - 1),
            Math.Max(0, Math.Min(number.Start, number.Start - clause)),
            StringComparison.Ordinal
        );
        if (at < clause)
        {
            return null;
        }

        var first = index;
        while (first > 0 && numbers[first - 1].Start > at)
        {
            first--;
        }

        var last = index;
        while (
            last + 1 < numbers.Count
            && clauses.ClauseStart(numbers[last + 1].Start) == clause
            && numbers[last + 1].Unit.Base == number.Unit.Base
        )
        {
            last++;
        }

        var subject = text[clause..at];
        var count = last - first + 1;
        if (Trim(subject).Length == 0)
        {
            return (OwnersBefore(first, count) ?? SubjectsBefore(clause, count))?[index - first];
        }

        var subjects = Split(subject, count);
        return subjects is null ? null : Trim(subjects[index - first]);
    }

    // 游客超10.9亿人次，旅游总收入超1.3万亿元，分别增长15.8%和11.5%: the subjects are those of the clauses before.
    private List<string>? OwnersBefore(int first, int count)
    {
        var before = new List<string>();
        for (var i = first - 1; i >= 0 && SameSentence(i, first) && before.Count < count; i--)
        {
            if (owners[i] is { } owner && !before.Contains(owner))
            {
                before.Insert(0, owner);
            }
        }

        return before.Count == count ? before : null;
    }

    // 城镇居民收入和农村居民收入，分别增长58.3%和29.2%: a comma parts the subjects from their figures.
    private List<string>? SubjectsBefore(int clause, int count)
    {
        var sentence = clauses.SentenceStart(clause);
        return clause <= sentence || text[clause - 1] != ',' ? null
            : Split(text[clauses.ClauseStart(clause - 2)..(clause - 1)], count) is { } parts ? [.. parts.Select(Trim)]
            : null;
    }

    // 城乡低保标准提高到740元/月和485元/月; 刑事发案率、治安受案率下降39.41%、23.38%: as many values as things, without 分别.
    private string? SeveralInOne(int index)
    {
        var first = FirstOfRun(index);
        var last = LastOfRun(index);
        if (last == first || Enumerable.Range(first, last - first).Any(i => text[numbers[i].End] == ','))
        {
            return null;
        }

        var head = Head(SegmentStart(first), numbers[first].Start);
        var isList = head.StartsWith("城乡", StringComparison.Ordinal) || ListMark().IsMatch(head);
        return isList && Split(head, last - first + 1) is { } parts ? Trim(parts[index - first]) : null;
    }

    /// <summary>分别完成32296元、11516元，增长10.2%、13.9%: a second run of as many figures goes over the same subjects.</summary>
    private string? Paired(int index)
    {
        var first = FirstOfRun(index);
        var size = LastOfRun(index) - first + 1;
        return
            size > 1
            && first >= size
            && SameSentence(first - size, first)
            && owners[first - size] is { } owner
            && owner != owners[first - 1]
            && Enumerable.Range(first - size, size - 1).All(i => IsRun(i, i + 1))
            && Head(clauses.ClauseStart(numbers[first].Start), numbers[first].Start).Length == 0
            ? owners[index - size]
            : null;
    }

    private int FirstOfRun(int index)
    {
        while (index > 0 && IsRun(index - 1, index))
        {
            index--;
        }

        return index;
    }

    private int LastOfRun(int index)
    {
        while (index + 1 < numbers.Count && IsRun(index, index + 1))
        {
            index++;
        }

        return index;
    }

    private bool IsRun(int first, int second) =>
        numbers[first].Unit.Base == numbers[second].Unit.Base
        && numbers[second].Start - numbers[first].End is 1 or 2
        && text[numbers[first].End] is '、' or '和' or ',';

    /// <summary>The subjects of a 分别 clause, each with the tail that the last one holds; null when they are not as many as the figures.</summary>
    private static List<string>? Split(string subject, int count)
    {
        if (count == 2 && subject.Contains("城乡", StringComparison.Ordinal))
        {
            return [subject.Replace("城乡", "城镇", StringComparison.Ordinal), subject.Replace("城乡", "农村", StringComparison.Ordinal)];
        }

        if (count == 2 && Balances().Match(subject) is { Success: true } both)
        {
            return
            [
                subject.Replace(both.Value, "存款", StringComparison.Ordinal),
                subject.Replace(both.Value, "贷款", StringComparison.Ordinal),
            ];
        }

        var parts = ListMark().Split(subject).Where(p => p.Length > 0).ToList();
        if (parts.Count != count)
        {
            return null;
        }

        // “保交楼”“保交房”交付率: a name in quotation marks leaves all that stands behind the last one.
        if (parts.TrueForAll(p => p.Length > 2 && IsQuote(p[0])) && parts[^1].AsSpan(1).IndexOfAny('"', '”') is > 0 and var close)
        {
            var shared = parts[^1][(close + 2)..];
            return [.. parts.Select((part, i) => i == parts.Count - 1 ? part : part + shared)];
        }

        // 城镇、农村居民人均可支配收入: the first item leaves its head to the last.
        var tail = parts[^1];
        return
        [
            .. parts.Select(
                (part, i) =>
                    i == parts.Count - 1
                    || Array.Exists(Heads, head => part.EndsWith(head, StringComparison.Ordinal))
                    || (
                        part.Length > 3
                        && !Array.Exists(Heads, head =>
                            tail.EndsWith(head, StringComparison.Ordinal) && tail.Length <= part.Length + head.Length + 4
                        )
                    )
                        ? part
                        : part + SharedTail(part, tail)
            ),
        ];
    }

    private static bool IsQuote(char c) => c is '"' or '“';

    // 钢材、电解铜、多晶硅产量: what is counted of each stands at the end; 城镇、农村居民收入 leaves it what its own length does not cover.
    private static string SharedTail(string part, string last) =>
        Array.Find(Heads, head => last.EndsWith(head, StringComparison.Ordinal)) is { } head
        && last.Length <= part.Length + head.Length + 4
        && last.Length > head.Length + 1
            ? head
        : last.Length > part.Length + 2 ? last[Math.Min(last.Length, part.Length)..]
        : string.Empty;

    private int SegmentStart(int index)
    {
        var clause = clauses.ClauseStart(numbers[index].Start);
        return index > 0 && numbers[index - 1].End > clause ? AfterModifiers(numbers[index - 1].End, numbers[index].Start) : clause;
    }

    private int AfterModifiers(int at, int limit)
    {
        var match = Behind().Match(text, at, limit - at);
        return match.Success && match.Index == at ? at + match.Length : at;
    }

    private string Head(int start, int end)
    {
        var from = Trimmer.SkipLead(text, SkipYear(start, end), end);
        var to = WithoutBase(from, Trimmer.SkipTail(text, from, end));
        var head = Clean(from, Math.Max(from, to));
        return Hollow().IsMatch(head) || Elsewhere().IsMatch(head) || InRank().IsMatch(head) ? string.Empty : head;
    }

    // 地区生产总值由2010年的162.4亿元, 工业总产值比1956年增长: what it is set against is no part of the name.
    private int WithoutBase(int from, int to) =>
        from < to && BaseBehind().Match(text, from, to - from) is { Success: true } match ? Trimmer.SkipTail(text, from, match.Index) : to;

    // 增速全国第3, 总量居全省第5: where a rank is taken, of what stands before it.
    [GeneratedRegex(
        "^(总量|增量|增速|增幅|涨幅|总量和增速|总量、增速)?(位?居|位列|排名?|列|连续\\p{L}{0,3}年?居?)?(全国|全省|全市|全区|全县|全州|全盟|全疆)(同类|同级)?$"
    )]
    private static partial Regex InRank();

    // 比上一年, 按可比口径, 一九七八年又比一九七七年 tell since when and how, not what.
    [GeneratedRegex(
        @"^(又|再|均|即|也|各|分别)*((比|较|与|是|为|相当于)?(上一?年|去年|前年|同期|年初|(19|20)\d\d年|[一二三四五六七八九〇零○]{4}年|""?“?[一九十][一二三四五]?五""?”?(时期|期间))(度|同期|末|底)?(又|再|相比)?)*(增产|减产)?(增加|提高|下降|上升)?(到|至)?((19|20)\d\d年)?(按?可比口径|按?同口径|按?可比价格?|名义|实际)?的?$"
    )]
    private static partial Regex Hollow();

    // 年均递增13%, 一季度增长4.5%, 居全省第1位, 高于全国0.2个百分点, 占全国92.2%: of what, the words before say.
    [GeneratedRegex(
        @"^(保持了?|又|均|也|都|实现)*(年均?递?|递|([一二三四]|前[二三两])季度|上半年|下半年|全年|(1|一)?[-—至]?\d{0,2}月份?|连续\d+年)$"
            + @"|^(均|都|分别|稳|继续|保持|总量|并|仍|已|连续\d+年)*(居|列|位居|位列|排名?|跃居|高于|低于|快于|好于|优于|占|约占|达到?)*(全国|全省|全市|全区|全县|全州|全疆|中部|西部|东部|东北|沿海|长三角|珠三角|京津冀|世界|全球|同类)(地区|城市|省份|平均水平|平均|总量)*$"
    )]
    private static partial Regex Elsewhere();

    [GeneratedRegex(
        @"(又|再|已|将|则)?(比|较|由|从|自|在|于|是|为|相当于)(上一?年度?|去年|前年|(19|20)\d\d年|[一二][一二三四五六七八九〇零○]{3}年|[一二三四五六七八九]十年代|近[两二三]年|""?“?[一九十][一二三四五]?五""?”?(时期|期间)?|第.个五年计划(期间|时期)?)(同期|年?末|年?底|年?初)?的?$|(比|较)$"
    )]
    private static partial Regex BaseBehind();

    // 增速全市第一, 新增数量居全省第2.
    [GeneratedRegex(
        @"(均|都|稳|继续|连续\d+年)*(居|列|位居|位列|排名?|跃居|保持|位次)*(在|为)?(全国|全省|全市|全区|全县|全州|全疆|全球|世界|中部|西部|东部|长三角|珠三角|京津冀|东北)(地区|城市|省份|地级市|同类城市)*$"
    )]
    private static partial Regex RankedAmong();

    [GeneratedRegex(@"的([^,。;、\d]{2,24}?(项目|工程|基地|中心|园区|产业园|大桥|公路|铁路|学校|医院))")]
    private static partial Regex OwnedThing();

    [GeneratedRegex("存、?贷款")]
    private static partial Regex Balances();

    private int SkipYear(int start, int end) =>
        LeadingYear().Match(text, start, end - start) is { Success: true } match && match.Index == start ? start + match.Length : start;

    private static string Trim(string phrase)
    {
        var from = Trimmer.SkipLead(phrase, 0, phrase.Length);
        var trimmed = phrase[from..Math.Max(from, Trimmer.SkipTail(phrase, from, phrase.Length))];
        return BaseBehind().Replace(trimmed, string.Empty);
    }

    private string Clean(int from, int to) =>
        string.Concat(Aside().Replace(folded.Printed[from..to], string.Empty).Where(c => !char.IsWhiteSpace(c)))
            .Trim('“', '”', '"', '(', ')', '（', '）', '：', ':');

    // What a count counts stands behind it, up to the end of the clause or the next number.
    private string After(int index)
    {
        var number = numbers[index];
        var end = Math.Min(
            clauses.ClauseEnd(Math.Max(0, number.End - 1)),
            index + 1 < numbers.Count ? numbers[index + 1].Start : text.Length
        );
        var start = ModifiersBehind().Match(text, number.End, Math.Max(0, end - number.End)) is { Success: true } match
            ? number.End + match.Length
            : number.End;
        var stop = text.AsSpan(start, Math.Max(0, end - start)).IndexOfAny("、,。;");
        var behind = Clean(start, Math.Max(start, stop < 0 ? end : start + stop)).TrimEnd('和', '及', '与');
        return Step().IsMatch(behind) ? string.Empty : behind;
    }

    // 突破2万亿元大关 counts no such things.
    [GeneratedRegex("^新?(大关|关口|台阶|门槛|水平)$")]
    private static partial Regex Step();

    private bool StartsClause(int index, int start) =>
        Head(start, numbers[index].Start).Length == 0
        && numbers[index].Unit.Family
            is UnitFamily.Count
                or UnitFamily.People
                or UnitFamily.Time
                or UnitFamily.Money
                or UnitFamily.Area
                or UnitFamily.Length
                or UnitFamily.Tenths
                or UnitFamily.None
                or UnitFamily.Percent
        && !PredicateOnly().IsMatch(text[start..numbers[index].Start]);

    private string? Before(int index) => index > 0 && SameSentence(index - 1, index) ? owners[index - 1] : null;

    // 出口逆势增长。…,增速高于全省: the subject of the clauses before, when no figure stands there.
    private string? SubjectBefore(int start)
    {
        var sentence = clauses.SentenceStart(Math.Max(0, start - 1));
        if (start <= sentence)
        {
            return null;
        }

        var previous = clauses.ClauseStart(Math.Max(sentence, start - 2));
        var subject = Head(previous, start - 1);
        return subject.Length is > 1 and < 24 && !StartsWithVerb(subject) && !subject.Contains('"', StringComparison.Ordinal)
            ? subject
            : null;
    }

    private bool SameSentence(int first, int second) =>
        clauses.SentenceStart(numbers[first].Start) == clauses.SentenceStart(numbers[second].Start);

    private string Predicate(int end, int sentence)
    {
        var clause = Math.Max(sentence, clauses.ClauseStart(end));
        return text[Math.Max(clause, end - 12)..end];
    }

    // 涨幅回落到2.6%: what fell is the rise, and that is what the figure gives.
    private bool IsSlowerRise(ScannedNumber number) =>
        number.Unit.Family == UnitFamily.Percent && SlowerRise().IsMatch(text[clauses.ClauseStart(number.Start)..number.Start]);

    [GeneratedRegex("(涨幅|增幅|增速|增长率|增长速度)[^降]*?(回落|收窄|放缓|下降|降低|缩小|降)(到|至|为|在)(了|约|近)?$")]
    private static partial Regex SlowerRise();

    private bool IsThreshold(int index)
    {
        var number = numbers[index];
        if (
            BoundThings().Match(text, number.End, Math.Min(16, text.Length - number.End)) is { Success: true } things
            && things.Index == number.End
        )
        {
            return true;
        }

        return number.Unit.Family is not (UnitFamily.Count or UnitFamily.People or UnitFamily.Time or UnitFamily.Percent)
            && index + 1 < numbers.Count
            && numbers[index + 1].Start - number.End is > 2 and < 16
            && numbers[index + 1].Unit.Family is UnitFamily.Count or UnitFamily.People
            && Bound().IsMatch(text[number.End..numbers[index + 1].Start])
            && clauses.ClauseStart(number.Start) == clauses.ClauseStart(numbers[index + 1].Start);
    }

    private static bool StartsWithVerb(string phrase) =>
        Array.Exists(Actions, a => phrase.StartsWith(a, StringComparison.Ordinal))
        || Array.Exists(Predicates, p => phrase.StartsWith(p, StringComparison.Ordinal));

    private static string? BasisOf(string segment) => Compared().Match(segment) is { Success: true } match ? match.Value : null;

    [GeneratedRegex(@"[,，、]?(到|至|截至)?(19|20)\d\d年(度|底|末)?[,，]?")]
    private static partial Regex LeadingYear();

    [GeneratedRegex(@"[（(][^（()）]*[)）]")]
    private static partial Regex Aside();

    // “保交楼”“保交房”交付率: two names side by side.
    [GeneratedRegex(@"[、和与及]|以及|(?<=[""”])(?=[""“])")]
    private static partial Regex ListMark();

    [GeneratedRegex(@"^(以上|以下|以内|左右|上下|之内|之上|多|余|内|\(.*?\))?[、,和及与]?")]
    private static partial Regex Behind();

    [GeneratedRegex(@"\G(以上|以下|以内|左右|上下|之内|之上|多|余|内|\(.*?\))")]
    private static partial Regex ModifiersBehind();

    [GeneratedRegex(@"^[^\p{L}]*(同比|比上年|比去年|较上年)?(增长|下降|提高|增加|减少|达到?|占)$")]
    private static partial Regex PredicateOnly();

    [GeneratedRegex(@"^(以上|以下|以内)(的)?\p{L}{1,10}$|^\p{L}{1,6}$")]
    private static partial Regex Bound();

    // 50亿元以上项目, 千万元以上企业: the number says which things are counted.
    [GeneratedRegex(@"(以上|以下|以内)的?[^\d,，。;；、]{0,5}?(项目|企业|工业企业|楼宇|集群|产业链|单品|大户)")]
    private static partial Regex BoundThings();

    [GeneratedRegex(
        @"(比|较)(上年|去年|前年|同期|年初|20\d\d年|“?十.五”?末)|同比|(?<!不)(高于|低于|快于|好于)(全国|全省|全市|全区|全县)?(平均)?(水平)?"
    )]
    private static partial Regex Compared();
}
