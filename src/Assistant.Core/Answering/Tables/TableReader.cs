using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>
/// Reads a question that asks for common indicators over places, over years, or side by side. It is one only where every word of it is understood: what says
/// anything more (为什么, 民营企业的) is answered from passages.
/// </summary>
internal sealed partial class TableReader(ICorpusSnapshot snapshot)
{
    private const string Nation = "国务院";

    // Years shown where 近几年 names no number.
    private const int FewYears = 5;

    /// <summary>Places of which none gives the figure: it is refused at once, since each has passages that say something else.</summary>
    public const int ManyPlaces = 3;

    private static readonly string[] Words =
    [
        .. DataFile
            .Lines("Answering.Data.table-words.txt")
            .SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct()
            .OrderByDescending(w => w.Length),
    ];

    /// <summary>What is asked, or null where the question asks for something else.</summary>
    public AskedTable? Read(ParsedQuestion question)
    {
        if (IsOutside(question))
        {
            return null;
        }

        var text = question.Text;
        var named = CanonicalIndicators.In(text);
        var places = PlacesOf(question);
        if (places.Count == 0 || !IsUnderstood(question, named, places))
        {
            return null;
        }

        var years = YearsOf(question);
        var reached = question.Places.Count <= 1 && places.Count == 1 && QuestionPatterns.AsksWhetherReached().IsMatch(text);
        if (reached && years.Count == 0)
        {
            years = question.ReportYears;
        }

        if (PicksOtherwise(question, named, places, years, reached && years.Count == 1))
        {
            return null;
        }

        var indicators =
            named.Count > 0 ? Indicators(text, named)
            : reached && years.Count == 1 ? AimsOf(places[0], years[0])
            : [];
        if (indicators.Count == 0)
        {
            return null;
        }

        if (years.Count == 2 && ChangedBy().IsMatch(text) && !Rate().IsMatch(text))
        {
            indicators = indicators.ConvertAll(i => i with { Kind = i.Candidates[0].Units.Count > 0 ? FigureKind.Level : i.Kind });
        }

        var newest = years.Count > 0 ? 0 : NewestOf(text);
        var order = OrderOf(text);
        var table = new AskedTable(
            indicators,
            places,
            years,
            question.ReportYears is [var reportYear] ? reportYear : null,
            newest,
            !Recent().Match(text).Groups[1].Success,
            // The highest of several years is the highest of what was done.
            StatusOf(question) ?? (order.AsksMost && places.Count == 1 && years.Count != 1 ? Status.Actual : null),
            question.Statuses.Count > 1 || question.Relative.Count > 1,
            reached && years.Count == 1,
            order.Order,
            order.AsksMost,
            BoundOf(text)
        );

        // 定的目标完成了吗 asks for two figures; what else wants a verdict is judged as a statement.
        // Two things of one time are compared by what their passages say of them.
        var isOfThings =
            question.Kind == QuestionKind.Compare
            && places.Count == 1
            && indicators.Count == 2
            && indicators[0].Candidates[0] != indicators[1].Candidates[0]
            && years.Count < 2;
        return IsTable(table) && !isOfThings && (question.Kind != QuestionKind.Verify || table.ComparesWithResult) ? table : null;
    }

    /// <summary>
    /// Whether a question for common indicators over many places picks rows or years in a way that is not read (没有超过5%的, 前年). Passages would list what each of the
    /// places says, whether it is meant or not.
    /// </summary>
    public bool PicksUnread(ParsedQuestion question)
    {
        var named = CanonicalIndicators.In(question.Text);
        var places = named.Count == 0 || IsOutside(question) ? [] : PlacesOf(question);
        return places.Count >= ManyPlaces
            && IsUnderstood(question, named, places, takesAnyNumber: true)
            && (
                PicksOtherwise(question, named, places, YearsOf(question), false)
                || (Chosen().IsMatch(question.Text) && !IsUnderstood(question, named, places))
            );
    }

    private static bool IsOutside(ParsedQuestion question) =>
        question.Kind is QuestionKind.Instruction or QuestionKind.Nonsense or QuestionKind.SmallTalk
        || question.UnknownPlace is not null
        || question.UnclearPlaces.Count > 0
        || !question.IsWhole
        || question.Language == "en";

    // One figure of one place is found by its passage.
    private static bool IsTable(AskedTable table) =>
        table.Places.Count > 1 || table.Years.Count > 1 || table.Newest > 1 || table.Indicators.Count > 1 || table.ComparesWithResult;

    private IReadOnlyList<string> PlacesOf(ParsedQuestion question) =>
        question.Places.Count > 0 ? question.Places
        : snapshot.Reports.Select(r => r.Place).OfType<string>().Distinct().ToList() is var all
        && (all.Count == 1 || WhichOnes().IsMatch(question.Text))
            ? [.. all.Where(place => all.Count == 1 || place != Nation)]
        : [];

    // 2021年定的目标完成了吗: every common indicator that the report of the year sets an aim for.
    private List<AskedIndicator> AimsOf(string place, int year) =>
        [
            .. snapshot
                .Find(
                    new LedgerQuery
                    {
                        Places = [place],
                        YearFrom = year,
                        YearTo = year,
                        Statuses = [Status.Target],
                    }
                )
                .Where(r => r.Year == year && r.Figure is { Canonical: not null, Kind: not (FigureKind.Rank or FigureKind.Change) })
                .Select(r =>
                    (
                        Indicator: CanonicalIndicators.Find(r.Figure.Canonical!)!,
                        Kind: r.Figure.Kind == FigureKind.Count ? FigureKind.Level : r.Figure.Kind
                    )
                )
                .Distinct()
                .Where(aim => aim.Indicator.Kinds.Contains(aim.Kind) || (aim.Kind == FigureKind.Level && aim.Indicator.Units.Count > 0))
                .Select(aim => new AskedIndicator([aim.Indicator], aim.Kind)),
        ];

    private static List<AskedIndicator> Indicators(string text, IReadOnlyList<(CanonicalIndicator Indicator, Range Range)> named)
    {
        var asked = new List<AskedIndicator>();
        for (var i = 0; i < named.Count; i++)
        {
            var candidates = CanonicalIndicators.Called(text[named[i].Range]);
            var end = i + 1 < named.Count ? named[i + 1].Range.Start.Value : text.Length;
            var own = KindIn(text[named[i].Range.End.Value..end])
                ?? KindInName(text[named[i].Range])
                ?? SharedKind(text, named, i, candidates[0]);
            if (!asked.Exists(a => a.Candidates[0] == candidates[0] && a.Kind == own))
            {
                asked.Add(new AskedIndicator(candidates, own));
            }
        }

        // 收入和增速分别是多少, 各是多少，每年各增长多少: the amount and the rate are wanted.
        if (
            asked is [{ Kind: FigureKind.Growth } only]
            && only.Candidates[0].Units.Count > 0
            && AmountAndRate().IsMatch(text[named[0].Range.End.Value..])
        )
        {
            asked.Insert(0, only with { Kind = FigureKind.Level });
        }

        return asked;
    }

    // 增速 behind the last of them is said of all that are usually given as a rate, and not over 目标 or 是多少 of another.
    private static FigureKind? SharedKind(
        string text,
        IReadOnlyList<(CanonicalIndicator Indicator, Range Range)> named,
        int index,
        CanonicalIndicator indicator
    ) =>
        index + 1 < named.Count
        && !OwnQuestion().IsMatch(text[named[index].Range.End.Value..named[^1].Range.Start.Value])
        && KindIn(text[named[^1].Range.End.Value..]) is { } shared
        && (shared == FigureKind.Growth ? indicator.Kinds[0] == FigureKind.Growth : indicator.Units.Count > 0)
            ? shared
            : null;

    // 经济增长 names the rate and 经济总量 the amount; 规模以上工业, 零售总额 and 快递 name neither.
    private static FigureKind? KindInName(string name) =>
        RateName().IsMatch(name) ? FigureKind.Growth
        : AmountName().IsMatch(name) ? FigureKind.Level
        : null;

    // What leaves rows out, or looks for the best or worst, in a way that a bound and an order do not say: falls, 比去年高的, two bounds, 最好 of what is to be low;
    // and years that are not read: 每年 of no years, 前年, 去年和今年 over places.
    private static bool PicksOtherwise(
        ParsedQuestion question,
        IReadOnlyList<(CanonicalIndicator Indicator, Range Range)> named,
        IReadOnlyList<string> places,
        IReadOnlyList<int> years,
        bool comparesWithResult
    )
    {
        var text = question.Text;
        var bounds = Bounded().Matches(text).Count(m => m.Groups["before"].Length + m.Groups["behind"].Length > 0);
        return bounds > 1
            || (years.Count < 2 && EveryYear().IsMatch(text) && !Recent().IsMatch(text))
            || (years.Count == 0 && places.Count > 1 && question.Relative.Count > 1)
            || (!comparesWithResult && (Denied().IsMatch(text) || Unbounded().IsMatch(text)))
            || LikeOthers().IsMatch(text)
            || (Falls().IsMatch(text) && (bounds > 0 || OrderOf(text).Order != TableOrder.Given || Chosen().IsMatch(text)))
            || (BestOrWorst().IsMatch(text) && named.Any(n => n.Indicator.IsLimit));
    }

    private static FigureKind? KindIn(string text) =>
        Growth().IsMatch(text) ? FigureKind.Growth
        : Level().IsMatch(text) ? FigureKind.Level
        : null;

    private static IReadOnlyList<int> YearsOf(ParsedQuestion question)
    {
        // 2019到2023年怎么变的: every year between is wanted.
        if (question.Years.Count == 2 && EachOfSpan().IsMatch(question.Text) && YearSpan().IsMatch(question.Text))
        {
            var (from, to) = (question.Years[0], question.Years[1]);
            return to - from < 15 ? [.. Enumerable.Range(from, to - from + 1)] : question.Years;
        }

        return question.Years;
    }

    private static int NewestOf(string text) =>
        Recent().Match(text) is { Success: true } recent
            ? ChineseNumber.TryParse(recent.Groups[1].Value, out var number) && number is > 1 and < 12
                ? (int)number
                : FewYears
            : Whenever().IsMatch(text)
                ? FewYears * 2
                : 1;

    private static Status? StatusOf(ParsedQuestion question) =>
        question.Statuses is [var only] ? only
        : question.Statuses.Count == 0 && question.Relative is [var relative]
            ? relative == RelativeYear.Previous ? Status.Actual
                : Status.Target
        : null;

    private static (TableOrder Order, bool AsksMost) OrderOf(string text) =>
        Lowest().IsMatch(text) ? (TableOrder.Rising, true)
        : Highest().IsMatch(text) ? (TableOrder.Falling, true)
        : Rising().IsMatch(text) ? (TableOrder.Rising, false)
        : Sorted().IsMatch(text) ? (TableOrder.Falling, false)
        : (TableOrder.Given, false);

    private static AskedBound? BoundOf(string text)
    {
        // A number alone (31个省) bounds nothing.
        if (Bounded().Matches(text).FirstOrDefault(m => m.Groups["before"].Length + m.Groups["behind"].Length > 0) is not { } match)
        {
            return null;
        }

        var before = match.Groups["before"].Value;
        var behind = match.Groups["behind"].Value;
        var above =
            before is "超过" or "高于" or "突破" or "大于" or "多于" or "不低于" or "不少于" || (before.Length == 0 && behind == "以上");
        var unitText = match.Groups["unit"].Value;
        return
            UnitTable.TryParse(unitText[^1] is '亿' or '万' ? unitText + "元" : unitText, out var unit)
            && decimal.TryParse(match.Groups["value"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture, out var value)
            ? new AskedBound(value, unit, above, behind.Length > 0 || before is "不低于" or "不少于")
            : null;
    }

    private static bool IsUnderstood(
        ParsedQuestion question,
        IReadOnlyList<(CanonicalIndicator Indicator, Range Range)> named,
        IReadOnlyList<string> places,
        bool takesAnyNumber = false
    )
    {
        var text = question.Text;
        var known = new bool[text.Length];
        foreach (var (_, range) in named)
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            known.AsSpan(start, length).Fill(true);
        }

        List<string> names = [.. places.Concat(question.LackingPlaces).SelectMany(PlaceReader.Names).OrderByDescending(n => n.Length)];
        for (var at = 0; at < text.Length; )
        {
            if (known[at] || char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            if (char.IsAsciiDigit(text[at]))
            {
                var number = Number().Match(text, at);
                if (!takesAnyNumber && !IsKnownNumber(question, text, number))
                {
                    return false;
                }

                at += number.Length;
                continue;
            }

            var word = names.Find(n => text.AsSpan(at).StartsWith(n, StringComparison.Ordinal))
                ?? Array.Find(Words, w => text.AsSpan(at).StartsWith(w, StringComparison.Ordinal));
            if (word is null)
            {
                return false;
            }

            at += word.Length;
        }

        return true;
    }

    // A year that was read, a bound with its unit, how many places or years. Anything else was read wrongly (2021三个年度) or means more.
    private static bool IsKnownNumber(ParsedQuestion question, string text, Match number) =>
        int.TryParse(number.Value, out var value) && (IsYear(question, value) || (number.Length == 2 && IsYear(question, 2000 + value)))
        || Bounded()
            .Matches(text)
            .Any(m => m.Groups["value"].Index == number.Index && m.Groups["before"].Length + m.Groups["behind"].Length > 0)
        || (number.Length < 3 && CountBehind().IsMatch(text[(number.Index + number.Length)..]));

    private static bool IsYear(ParsedQuestion question, int value) =>
        question.Years.Contains(value) || question.ReportYears.Contains(value);

    [GeneratedRegex(@"\G\d+(?:\.\d+)?")]
    private static partial Regex Number();

    [GeneratedRegex("^(?:个?(?:省|市|县|区|地)|年)")]
    private static partial Regex CountBehind();

    [GeneratedRegex("增长(?!到|至)|增速|增幅|涨幅|涨多少|涨了?几|涨得|增多少|增得|变化率|快|慢|几个点|百分之")]
    private static partial Regex Growth();

    [GeneratedRegex(@"总量|总额|规模|绝对|多少(亿|万|元)|超过[\d.]+万?[亿万]|[\d.]+[万亿]")]
    private static partial Regex Level();

    [GeneratedRegex("^(?:总量|总额)?(?:和|及|与|、|以及)(?:其|同比|年)?(?:增速|增幅|增长)|多少[^,，]{0,4}[,，][^,，]*增")]
    private static partial Regex AmountAndRate();

    [GeneratedRegex("增速|^经济增长")]
    private static partial Regex RateName();

    [GeneratedRegex("经济(?:总量|规模|体量|盘子)|总量$")]
    private static partial Regex AmountName();

    [GeneratedRegex("目标|多少|[,，;；?？]")]
    private static partial Regex OwnQuestion();

    [GeneratedRegex("每年|年年|前年")]
    private static partial Regex EveryYear();

    // 没有超过5%的, 没有给出的. At the end 没有 only asks.
    [GeneratedRegex("(?<!有)没有?(?![?？。!！\\s]*$)")]
    private static partial Regex Denied();

    // 高于全国, 超过目标的: a bound that is no number.
    [GeneratedRegex("(?:超过|突破|不到|不足|[高低快慢大小多少]于)(?!\\d)")]
    private static partial Regex Unbounded();

    [GeneratedRegex("比[^,，?？]{1,10}[高低快慢大小多少好差]的|(?:增长|增加|上涨|提高)了?的(?:省|市|县|区|地|有哪|是哪|哪)")]
    private static partial Regex LikeOthers();

    [GeneratedRegex("降|减少|回落")]
    private static partial Regex Falls();

    [GeneratedRegex("哪些|哪几|哪个|有哪|谁")]
    private static partial Regex Chosen();

    [GeneratedRegex("最[好差]")]
    private static partial Regex BestOrWorst();

    // From one year to another: the amounts are compared, not the rates.
    [GeneratedRegex("[增涨降升减多少变高低][加长了动化]{0,2}多少")]
    private static partial Regex ChangedBy();

    [GeneratedRegex("增速|增幅|涨幅|率|百分|目标")]
    private static partial Regex Rate();

    [GeneratedRegex("每年|逐年|各年|历年|怎么变|变化|走势|趋势|分别|哪[一1]?年|各是")]
    private static partial Regex EachOfSpan();

    [GeneratedRegex(@"\d{4}年?(?:到|至|-|—|~)\d{4}")]
    private static partial Regex YearSpan();

    [GeneratedRegex("(?:近|最近|过去|这)(?:的)?([两二三四五六七八九十2-9]|几)年|历年|逐年|近年来?")]
    private static partial Regex Recent();

    [GeneratedRegex("哪[一1]?年|哪年")]
    private static partial Regex Whenever();

    // 超过5万亿元的有哪些: no place is named and all are meant.
    [GeneratedRegex("有哪|哪些|哪几|哪个地|谁|排名|排序|排个序|各地|各个地|所有地")]
    private static partial Regex WhichOnes();

    [GeneratedRegex("最[低小少慢差]")]
    private static partial Regex Lowest();

    [GeneratedRegex("最[高大多快好]|第1|排名?第1|[哪谁][^,，]{0,6}更?[高大多快]")]
    private static partial Regex Highest();

    [GeneratedRegex("从[低小少慢]到|由[低小]到")]
    private static partial Regex Rising();

    [GeneratedRegex("排|从[高大多快]到|由[高大]到|顺序|名次|依次")]
    private static partial Regex Sorted();

    [GeneratedRegex(
        @"(?<before>超过|高于|突破|大于|多于|不低于|不少于|低于|不到|不足|小于|少于)?(?<![\d.])(?<value>\d{1,15}(?:\.\d{1,6})?)(?<unit>万亿元?|亿?美元|亿元?|万?元|万?人|万?吨|亿斤|%)(?<behind>以上|以下)?"
    )]
    private static partial Regex Bounded();
}
