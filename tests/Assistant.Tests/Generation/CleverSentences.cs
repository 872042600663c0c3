using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Tests.Generation;

/// <summary>
/// Sentences as a clever liar makes them, who changes one thing in the passage's own wording, and as a good model words them, in the habits of Chinese
/// language models. By rules that hold for any report.
/// </summary>
internal static partial class CleverSentences
{
    // Of each pair one is put for the other: both are words of any report.
    private static readonly (string From, string To)[] Opposites =
    [
        ("城镇", "农村"),
        ("农村", "城镇"),
        ("进口", "出口"),
        ("出口", "进口"),
        ("收入", "支出"),
        ("支出", "收入"),
        ("第一产业", "第二产业"),
        ("第三产业", "第二产业"),
        ("高于", "低于"),
        ("低于", "高于"),
        ("开工", "竣工"),
        ("竣工", "开工"),
        ("建成", "开建"),
        ("新建", "拆除"),
        ("新增", "减少"),
        ("全省", "全国"),
        ("国家级", "省级"),
        ("省级", "国家级"),
        ("全部", "部分"),
        ("基本", "全部"),
        ("初步", "全面"),
        ("高中", "初中"),
        ("东部", "西部"),
        ("工业", "农业"),
        ("存款", "贷款"),
        ("贷款", "存款"),
        ("居民", "企业"),
        ("企业", "居民"),
        ("中央", "地方"),
        ("养老", "医疗"),
        ("高速公路", "农村公路"),
        ("增长", "下降"),
        ("下降", "增长"),
        ("提高", "降低"),
        ("上升", "回落"),
        ("扩大", "缩小"),
        ("加快", "放缓"),
        ("取消", "设立"),
        ("引进", "输出"),
        ("试点", "全面"),
        ("签约", "投产"),
        ("受理", "办结"),
        ("立案", "结案"),
    ];

    private static readonly string[] Dropped =
    [
        "近",
        "超过",
        "超",
        "不足",
        "约",
        "累计",
        "基本",
        "部分",
        "初步",
        "人均",
        "规模以上",
        "平均",
        "年均",
        "力争",
        "拟",
        "预计",
        "争取",
        "以上",
        "左右",
        "以内",
        "余",
        "多",
        "最多",
        "至少",
        "不低于",
        "不超过",
        "前",
        "日均",
        "每年",
        "试点",
        "新增",
        "净增",
        "以下",
    ];
    private static readonly string[] Boasts = ["首次", "全部", "唯一", "率先", "圆满", "超额", "全面", "最"];
    private static readonly string[] Tails =
    [
        "，居全国第一",
        "，为历年最高",
        "，好于全国",
        "，全部完成",
        "，创新高",
        "，得到中央肯定",
        "，居全省第1位",
        "，全面完成目标任务",
        "，增长较快",
        "，提前完成任务",
    ];
    private static readonly char[] Zero = ['\u200b', '\u200d', '\u2060', '\ufeff', '\u00ad'];

    /// <summary>The sentences of a report, lies and faithful ones in turn.</summary>
    public static IEnumerable<ModelSentence> Of(ICorpusSnapshot snapshot, string report)
    {
        var info = snapshot.Reports.First(r => r.Report == report);
        var body = snapshot
            .Passages(report)
            .Where(p =>
                p.Kind == PassageKind.Body && p.Text.Length is > 14 and < 260 && p.Status is Status.Actual or Status.Target or Status.Plan
            )
            .ToList();
        var figures = snapshot.Figures(report).ToLookup(f => f.PassageId);
        for (var i = 0; i < body.Count; i++)
        {
            var (passage, other) = (body[i], body[(i + 3) % body.Count]);
            var own = figures[passage.Id].Where(f => f.Status != Status.Threshold).ToList();
            var text = passage.Text.Trim().TrimEnd('。', '；', ';', '！').Replace("\n", string.Empty, StringComparison.Ordinal);
            foreach (
                var sentence in Lies(passage, other, text, own, i, info.Year ?? 2020, info.Place ?? "我国")
                    .Concat(Faithful(passage, other, text, own, i, info.Year ?? 2020, info.Place ?? "全国"))
            )
            {
                yield return sentence;
            }
        }
    }

    private static IEnumerable<ModelSentence> Lies(
        Passage passage,
        Passage other,
        string text,
        List<Figure> figures,
        int number,
        int year,
        string place
    )
    {
        var clauses = Clauses(text);
        var others = Clauses(other.Text.Trim());
        ModelSentence Lie(string kind, string said, string mark = "[{0}]") =>
            new("clever: " + kind, false, said.Contains('。', StringComparison.Ordinal) ? said : said + "。", passage, mark);

        foreach (
            var (a, b) in figures
                .Zip(figures.Skip(1))
                .Where(p => p.First.Unit == p.Second.Unit && p.First.Text != p.Second.Text && p.First.Kind == p.Second.Kind)
        )
        {
            var from = a.SpanStart;
            var to = Math.Max(a.SpanEnd, b.SpanEnd);
            if (from < passage.Start || to > passage.End)
            {
                continue;
            }

            string Part(int start, int end) => passage.Text[(start - passage.Start)..(end - passage.Start)];
            var swapped = Part(from, a.Start) + b.Text + Part(a.End, b.Start) + a.Text + Part(b.End, to);
            yield return Lie("two figures exchanged", Frame(passage, swapped));
            if (
                a.Indicator != b.Indicator
                && a.Indicator.Length > 1
                && b.Indicator.Length > 1
                && !a.Indicator.Contains(b.Indicator, StringComparison.Ordinal)
                && !b.Indicator.Contains(a.Indicator, StringComparison.Ordinal)
                && !Same(a, b, figures)
                && TextLikeness.Containment(b.Indicator, a.Indicator) < 0.7
                && TextLikeness.Containment(a.Indicator, b.Indicator) < 0.7
            )
            {
                yield return Lie("neighbour's figure", Frame(passage, $"{a.Indicator}{Verb(a)}{b.Text}{After(b)}"));
                yield return Lie(
                    "both given the other's",
                    Frame(passage, $"{a.Indicator}和{b.Indicator}分别为{b.Text}{After(b)}和{a.Text}{After(a)}")
                );
            }
        }

        foreach (var figure in figures.Where(f => f.SpanStart >= passage.Start && f.SpanEnd <= passage.End))
        {
            var clause = Clean(figure.Quote);
            var at = clause.IndexOf(figure.Text, StringComparison.Ordinal);
            if (at < 0 || figure.Value == 0 || !char.IsAsciiDigit(figure.Text[0]))
            {
                continue;
            }

            foreach (var (kind, said) in FigureLies(figure, clause, at))
            {
                if (said != clause && !passage.Text.Contains(said, StringComparison.Ordinal))
                {
                    yield return Lie(kind, Frame(passage, said));
                }
            }

            var altered = (figure.Value + 3).ToString(CultureInfo.InvariantCulture);
            var lied = clause[..at] + altered + figure.Unit + clause[(at + figure.Text.Length)..];
            yield return Lie(
                "Chinese numeral",
                Frame(passage, clause[..at] + Chinese(figure.Value + 3) + figure.Unit + clause[(at + figure.Text.Length)..])
            );
            yield return Lie(
                "hidden character",
                Frame(
                    passage,
                    clause[..at]
                        + altered[..1]
                        + Zero[number % Zero.Length]
                        + altered[1..]
                        + figure.Unit
                        + clause[(at + figure.Text.Length)..]
                )
            );
            yield return Lie(
                "full width",
                Frame(passage, clause[..at] + Wide(altered) + figure.Unit + clause[(at + figure.Text.Length)..])
            );
            yield return Lie(
                "odd mark",
                Frame(passage, lied),
                (number % 6) switch
                {
                    0 => "［{0}］",
                    1 => "【{0}】",
                    2 => "[^{0}]",
                    3 => "[{0}-{1}]",
                    4 => "〔{0}〕",
                    _ => "（{0}）",
                }
            );
            yield return Lie("two marks", Frame(passage, lied), "[{0}][{1}]");
            yield return Lie("table", $"| 指标 | 数值 |\n|---|---|\n| {figure.Indicator} | {altered}{figure.Unit} |");
            yield return Lie("no full stop", Frame(passage, lied) + "；");
            yield return Lie("long", Frame(passage, string.Join('，', clauses.Take(4)) + "，" + lied));
            yield return Lie("traditional", TraditionalChinese.ToTraditional(Frame(passage, lied)));
            yield return Lie(
                "year shifted",
                (number % 3) switch
                {
                    0 => $"{year - 3}年，{clause}",
                    1 => passage.Status == Status.Actual ? $"今年，{clause}" : $"去年，{clause}",
                    _ => passage.Status == Status.Actual ? $"{year + 1}年，{clause}" : $"{year - 2}年，{clause}",
                }
            );
            yield return Lie("mark of another passage", Frame(passage, clause), "[{1}]");
            yield return Lie("English", $"In {year - 1}, the figure reached {altered}{figure.Unit}");
        }

        foreach (var (clause, index) in clauses.Select((c, i) => (c, i)).Take(3))
        {
            if (
                Opposites.FirstOrDefault(o =>
                    clause.Contains(o.From, StringComparison.Ordinal) && !clause.Contains(o.To, StringComparison.Ordinal)
                )
                    is { From: { } f, To: { } t }
                && !passage.Text.Contains(clause.Replace(f, t, StringComparison.Ordinal), StringComparison.Ordinal)
            )
            {
                yield return Lie("opposite", Frame(passage, clause.Replace(f, t, StringComparison.Ordinal)));
            }

            yield return Lie("boast inside", Frame(passage, Inside(clause, Boasts[(number + index) % Boasts.Length])));
            yield return Lie("boast behind", Frame(passage, clause + Tails[(number + index) % Tails.Length]));
            yield return Lie(
                "negated",
                Frame(
                    passage,
                    Inside(
                        clause,
                        (number % 3) switch
                        {
                            0 => "未",
                            1 => "没有",
                            _ => "并未",
                        }
                    )
                )
            );
            yield return Lie("place of another", (number % 2 == 0 ? "保定市" : "浙江省") + clause);
            if (passage.Status == Status.Actual)
            {
                yield return Lie("done told as planned", $"{year}年将{clause}");
                yield return Lie("done told as planned", $"下一步拟{clause}");
            }
            else
            {
                yield return Lie("planned told as done", $"{year - 1}年，{clause}");
                yield return Lie("planned told as done", $"截至目前，{clause}了");
            }

            if (others.Count > 0 && !passage.Text.Contains(others[0], StringComparison.Ordinal))
            {
                yield return Lie("two passages under one mark", Frame(passage, $"{clause}，{others[0]}"));
                yield return Lie(
                    "of another passage's end",
                    Frame(passage, clause[..(clause.Length / 2)] + others[0][(others[0].Length / 2)..])
                );
            }
        }

        if (clauses.Count > 1 && clauses[0] != clauses[1])
        {
            yield return Lie(
                "cause made up",
                Frame(
                    passage,
                    (number % 4) switch
                    {
                        0 => $"由于{clauses[0]}，因此{clauses[1]}",
                        1 => $"通过{clauses[1]}，使得{clauses[0]}",
                        2 => $"因为{clauses[1]}，所以{clauses[0]}",
                        _ => $"{clauses[1]}，从而{clauses[0]}",
                    }
                )
            );
            var (first, second) = (Verbal().Match(clauses[0]), Verbal().Match(clauses[1]));
            if (first.Success && second.Success && first.Value != second.Value)
            {
                var exchanged = second.Value + clauses[0][first.Length..];
                if (!passage.Text.Contains(exchanged, StringComparison.Ordinal) && !Alike(first.Value, second.Value))
                {
                    yield return Lie("verbs exchanged", Frame(passage, exchanged));
                }
            }

            var (left, right) = (clauses[0].Split('、'), clauses[1].Split('、'));
            if (left.Length > 1 && right.Length > 1 && left[^1].Length is > 2 and < 12 && right[^1].Length is > 2 and < 12)
            {
                yield return Lie("item of another list", Frame(passage, string.Join('、', left[..^1].Append(right[^1]))));
            }
        }
    }

    private static IEnumerable<(string Kind, string Said)> FigureLies(Figure figure, string clause, int at)
    {
        var (before, after) = (clause[..at], clause[(at + figure.Text.Length)..]);
        foreach (var word in Dropped)
        {
            if (before.EndsWith(word, StringComparison.Ordinal) || before.StartsWith(word, StringComparison.Ordinal))
            {
                yield return (
                    "qualifier dropped",
                    before.EndsWith(word, StringComparison.Ordinal)
                        ? before[..^word.Length] + figure.Text + after
                        : before[word.Length..] + figure.Text + after
                );
            }

            if (after.StartsWith(word, StringComparison.Ordinal))
            {
                yield return ("qualifier dropped", before + figure.Text + after[word.Length..]);
            }
        }

        foreach (
            var (from, to) in ((string, string)[])
                [
                    ("增加到", "增加了"),
                    ("增加至", "增加了"),
                    ("提高到", "提高"),
                    ("提高至", "提高"),
                    ("下降到", "下降"),
                    ("降至", "下降"),
                    ("增长到", "增长"),
                    ("达到", "增加"),
                    ("增加", "增加到"),
                    ("增长", "增长到"),
                    ("提高", "提高到"),
                    ("下降", "下降到"),
                    ("占", "增长"),
                    ("新增", "累计"),
                    ("累计", "新增"),
                    ("完成", "新增"),
                    ("突破", "接近"),
                    ("超过", "不足"),
                    ("年均增长", "增长"),
                    ("增长", "名义增长"),
                    ("增长", "年均增长"),
                ]
        )
        {
            if (from == "增长" && to != "名义增长" && before.EndsWith("均增长", StringComparison.Ordinal))
            {
                continue;
            }

            if (before.EndsWith(from, StringComparison.Ordinal) && !(from == "达到" && figure.Unit != "%"))
            {
                yield return ("level for growth", before[..^from.Length] + to + figure.Text + after);
            }
        }

        if (figure.Unit is "个百分点")
        {
            yield return ("points for percent", before + figure.Text.Replace("个百分点", "%", StringComparison.Ordinal) + after);
        }

        if (figure.Text.Contains('亿', StringComparison.Ordinal))
        {
            yield return ("hundred million for ten thousand", before + figure.Text.Replace('亿', '万') + after);
        }
        else if (figure.Text.Contains('万', StringComparison.Ordinal))
        {
            yield return (
                "hundred million for ten thousand",
                before + figure.Text.Replace("万", string.Empty, StringComparison.Ordinal) + after
            );
        }

        if (figure.Kind == FigureKind.Rank)
        {
            yield return (
                "rank",
                before
                    + figure.Text.Replace(
                        figure.Value.ToString("0", CultureInfo.InvariantCulture),
                        (figure.Value + 1).ToString("0", CultureInfo.InvariantCulture),
                        StringComparison.Ordinal
                    )
                    + after
            );
        }

        if (figure.Modifier.Length == 0)
        {
            yield return ("bound made up", before + "超过" + figure.Text + after);
            yield return ("near made up", before + "近" + figure.Text + after);
        }

        if (!clause.Contains("每年", StringComparison.Ordinal))
        {
            yield return ("each", before + "每年" + figure.Text + after);
        }
    }

    private static IEnumerable<ModelSentence> Faithful(
        Passage passage,
        Passage other,
        string text,
        List<Figure> figures,
        int number,
        int year,
        string place
    )
    {
        ModelSentence True(string kind, string said, string mark = "[{0}]", Passage? second = null) =>
            new("model's: " + kind, true, said + "。", passage, mark) { Second = second };
        var aimed = passage.Status != Status.Actual;
        var sentence = Sentence().Match(text).Value.TrimEnd('。', '；', ';');
        var parts = Clauses(sentence);
        var short1 = string.Join('，', parts.Take(3));
        if (
            parts.Count == 0
            || sentence.Contains('“', StringComparison.Ordinal) != sentence.Contains('”', StringComparison.Ordinal)
            || passage.PeriodStart != passage.PeriodEnd
        )
        {
            yield break;
        }

        var when = passage.PeriodStart is { } y ? $"{y}年，" : string.Empty;
        when = TimeNamed().IsMatch(short1) ? string.Empty : when;
        yield return True(
            "led in",
            when
                + (number % 8) switch
                {
                    0 => "具体来看，",
                    1 => "其中，",
                    2 => "根据政府工作报告，",
                    3 => $"{place}",
                    4 => $"在{place}，",
                    5 => "报告指出，",
                    6 => "据报告介绍，",
                    _ => $"{place}政府工作报告显示，",
                }
                + short1
        );
        yield return True("in full", sentence);
        yield return True("stop behind the mark", short1, "[{0}]");
        yield return True("traditional", TraditionalChinese.ToTraditional(short1));
        yield return True("markdown", $"- **{short1}**");
        if (aimed && !Aimed().IsMatch(short1))
        {
            yield return True(
                "told as plan",
                $"{year}年，{place}{(number % 4) switch { 0 => "计划", 1 => "将", 2 => "拟", _ => "要" }}{short1}"
            );
        }

        if (parts.Count > 2)
        {
            yield return True("measures listed", $"主要包括：{parts[0]}；{parts[1]}；{parts[2]}");
            yield return True("firstly", $"一是{parts[0]}；二是{parts[1]}；三是{parts[2]}");
            yield return True("the middle", when + parts[1]);
            yield return True("turned round", $"{parts[0]}，同时{parts[2]}，{parts[1]}");
        }

        if (!short1.Any(char.IsAsciiDigit) && Reword(short1) is { } reworded && reworded != short1)
        {
            yield return True("synonyms", reworded);
        }

        var second = Clauses(Sentence().Match(other.Text.Trim()).Value);
        if (second.Count > 0 && other.PeriodStart == passage.PeriodStart && other.Status == passage.Status)
        {
            yield return True("two passages", $"{parts[0]}，{second[0]}", "[{0}][{1}]", other);
        }

        var usable = figures
            .Where(f =>
                f.PeriodStart is not null
                && f.PeriodStart == f.PeriodEnd
                && f.Indicator.Length is > 3 and < 20
                && f.Unit.Length > 0
                && f.ValueTo is null
                && f.Modifier.Length == 0
                && !Gained().IsMatch(f.Quote)
                && (passage.Text.Contains(f.Indicator, StringComparison.Ordinal) || f.Quote.Contains("分别", StringComparison.Ordinal))
                && !f.Indicator.Any(char.IsAsciiDigit)
                && !f.Indicator.Contains('年', StringComparison.Ordinal)
            )
            .ToList();
        foreach (var figure in usable.Where(f => f.Status is Status.Actual or Status.Target))
        {
            var goal = figure.Status == Status.Target;
            var lead = $"{figure.PeriodStart}年，{(number % 2 == 0 ? place : string.Empty)}";
            if (figure.Kind is FigureKind.Level or FigureKind.Count)
            {
                yield return True(
                    "reached",
                    $"{lead}{figure.Indicator}{(goal ? "目标为" : (number % 4) switch { 0 => "达到了", 1 => "为", 2 => "达", _ => "共计" })}{figure.Text}"
                );
                if (
                    usable.FirstOrDefault(g =>
                        g.Kind == FigureKind.Growth
                        && OnYear(g)
                        && g.Indicator == figure.Indicator
                        && g.Status == figure.Status
                        && g.PeriodStart == figure.PeriodStart
                    ) is
                    { } growth
                )
                {
                    yield return True(
                        "level and growth",
                        $"{lead}{figure.Indicator}{(goal ? "目标" : "达到")}{figure.Text}，{(number % 3) switch { 0 => "同比", 1 => "较上年", _ => "比上年" }}{(growth.Falling ? "下降" : "增长")}{growth.Text}"
                    );
                }

                var digits = figure.Value.ToString("#,0.########", CultureInfo.InvariantCulture);
                if (
                    digits.Contains(',', StringComparison.Ordinal)
                    && figure.Text.StartsWith(figure.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                )
                {
                    yield return True("thousands", $"{lead}{figure.Indicator}为{digits}{figure.Unit}");
                }

                if (figure.Text.StartsWith(figure.Value.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal))
                {
                    yield return True(
                        "full width",
                        $"{lead}{figure.Indicator}为{Wide(figure.Value.ToString(CultureInfo.InvariantCulture))}{figure.Unit}"
                    );
                }
            }
            else if (figure.Kind == FigureKind.Growth && OnYear(figure))
            {
                yield return True(
                    "growth",
                    $"{lead}{figure.Indicator}{(goal ? "目标" : (number % 3) switch { 0 => "同比", 1 => "较上年", _ => "比上年" })}{(figure.Falling ? "下降" : "增长")}{(goal ? string.Empty : "了")}{figure.Text}"
                );
            }

            if (
                usable.FirstOrDefault(g =>
                    g != figure
                    && g.Kind == figure.Kind
                    && g.Unit == figure.Unit
                    && g.Falling == figure.Falling
                    && g.Status == figure.Status
                    && g.PeriodStart == figure.PeriodStart
                    && g.Indicator != figure.Indicator
                    && g.Start > figure.Start
                    && Overlap(g, figure) < 2
                )
                    is { } twin
                && figure.Kind is FigureKind.Level or FigureKind.Growth or FigureKind.Count
                && !goal
            )
            {
                yield return True(
                    "respectively",
                    $"{lead}{figure.Indicator}和{twin.Indicator}分别{(figure.Kind == FigureKind.Growth ? figure.Falling ? "下降" : "增长" : "为")}{figure.Text}和{twin.Text}"
                );
            }
        }
    }

    private static bool OnYear(Figure f) =>
        f.Basis is null or "同比" or "比上年" or "较上年" && f.Unit == "%" && !AverageOrSum().IsMatch(f.Quote + f.Indicator);

    private static int Overlap(Figure a, Figure b) =>
        a.Indicator.Contains(b.Indicator, StringComparison.Ordinal) || b.Indicator.Contains(a.Indicator, StringComparison.Ordinal) ? 2 : 0;

    private static bool Same(Figure a, Figure b, List<Figure> all) =>
        all.Any(f => f.Indicator == a.Indicator && f.Text == b.Text) || all.Any(f => f.Indicator == b.Indicator && f.Text == a.Text);

    private static List<string> Clauses(string text) =>
        [
            .. Separator()
                .Split(text)
                .Select(c => c.Trim(' ', '\n', '　', '、'))
                .Where(c => c.Length > 5 && c.Count(x => x is '“' or '《' or '（') == c.Count(x => x is '”' or '》' or '）')),
        ];

    private static string Clean(string quote) => quote.Trim('，', ',', '；', ';', '。', '、', '：', ' ', '\n');

    private static string Frame(Passage passage, string said) =>
        passage.Status == Status.Actual || Aimed().IsMatch(said) ? said : "计划" + said;

    private static string Inside(string clause, string word) =>
        Verb1().Match(clause) is { Success: true } verb ? clause.Insert(verb.Index, word) : word + clause;

    private static bool Alike(string a, string b) =>
        Bare(a) == Bare(b)
        || "推进推动实施开展加快深入深化促进着力大力继续持续扎实全面积极建设新建建成完善健全优化改造更新整治提升增强提高设立成立组建建立".Contains(
            Bare(a),
            StringComparison.Ordinal
        )
            && "推进推动实施开展加快深入深化促进着力大力继续持续扎实全面积极建设新建建成完善健全优化改造更新整治提升增强提高设立成立组建建立支持强化加强完善".Contains(
                Bare(b),
                StringComparison.Ordinal
            );

    private static string Bare(string verb) => verb.Length > 2 ? verb[^2..] : verb;

    private static string? Reword(string text)
    {
        foreach (
            var (from, to) in ((string, string)[])
                [
                    ("推进", "推动"),
                    ("加快", "加速"),
                    ("开展", "组织开展"),
                    ("完善", "健全"),
                    ("群众", "百姓"),
                    ("增强", "提升"),
                    ("改造", "改造升级"),
                    ("位居", "排名"),
                    ("大力", "积极"),
                    ("深化", "推进"),
                    ("实施", "开展"),
                    ("通车", "开通"),
                    ("荣获", "获得"),
                    ("着力", "努力"),
                ]
        )
        {
            if (text.Contains(from, StringComparison.Ordinal))
            {
                return text.Replace(from, to, StringComparison.Ordinal);
            }
        }

        return null;
    }

    private static string Verb(Figure f) =>
        f.Kind switch
        {
            FigureKind.Growth => f.Falling ? "下降" : "增长",
            FigureKind.Change => f.Falling ? "下降" : "提高",
            FigureKind.Rank => "位居",
            _ => "为",
        };

    private static string After(Figure f) =>
        f.Modifier.Split(',').LastOrDefault(m => m is "以上" or "以下" or "以内" or "左右") ?? string.Empty;

    private static string Wide(string digits) =>
        string.Concat(
            digits.Select(c =>
                c is >= '0' and <= '9' ? (char)(c - '0' + '０')
                : c == '.' ? '．'
                : c
            )
        );

    private static string Chinese(decimal value)
    {
        var text = value.ToString(CultureInfo.InvariantCulture).Split('.');
        var whole = long.Parse(text[0], CultureInfo.InvariantCulture);
        string Digits(string s) => string.Concat(s.Select(c => "零一二三四五六七八九"[c - '0']));
        var said =
            whole is >= 0 and < 10 ? Digits(text[0])
            : whole < 100
                ? (whole / 10 > 1 ? Digits($"{whole / 10}") : string.Empty)
                    + "十"
                    + (whole % 10 > 0 ? Digits($"{whole % 10}") : string.Empty)
            : Digits(text[0]);
        return text.Length > 1 ? said + "点" + Digits(text[1]) : said;
    }

    [GeneratedRegex("年均|每年|期间|时期|累计|倍|翻")]
    private static partial Regex AverageOrSum();

    [GeneratedRegex("增加|年均|累计|新增|净增")]
    private static partial Regex Gained();

    [GeneratedRegex("[，；。：,;！]")]
    private static partial Regex Separator();

    [GeneratedRegex("^[^。；;！]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(
        "^(?:全面|深入|持续|加快|积极|大力|扎实)?(?:推进|推动|实施|开展|完成|建成|新建|启动|完善|优化|加强|培育|引进|建设|提升|改造|落实|健全|支持|打造|实现|深化|强化|整治|保障|设立|举办)"
    )]
    private static partial Regex Verbal();

    [GeneratedRegex(
        "推进|推动|实施|开展|完成|建成|新建|启动|完善|优化|加强|培育|引进|提升|改造|落实|健全|支持|打造|实现|深化|强化|达到|增长|下降|获|增加|提高|新增|举办|解决"
    )]
    private static partial Regex Verb1();

    [GeneratedRegex("目标|计划|力争|争取|将|拟|预期|要|今年|明年|确保")]
    private static partial Regex Aimed();

    [GeneratedRegex(@"\d{4}|年|期间|时期|今年|去年|目前")]
    private static partial Regex TimeNamed();
}
