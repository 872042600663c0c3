using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Questions;

/// <summary>Reads what a question asks, with the turns before it where it leans on them.</summary>
public sealed partial class QuestionReader
{
    /// <summary>Longest question in UTF-16 units; a longer one is a text to be verified, not a question.</summary>
    public const int MaxLength = 2000;

    // Enough of an overlong question to know its language; what is longer than a question is read no further.
    private const int ReadOfOverlong = 200;

    // Nobody mistypes these; a report's 办事 must not turn 办是 into itself.
    private const string NeverTypos = "是的了过给吗呢吧啊呀有在和与要就也都还不没多少几个哪那这各省市县区";

    private readonly TermReader termReader = new();

    /// <summary>Reads <paramref name="question"/> against what is indexed.</summary>
    public ParsedQuestion Read(Question question, ICorpusSnapshot snapshot) =>
        question.Text.Length > MaxLength
            ? new DialogueReader(this, snapshot, EarlierTurns.Of([]), null).Read(question.Text[..ReadOfOverlong]) with
            {
                Typed = question.Text,
            }
            : new DialogueReader(this, snapshot, EarlierTurns.Of(question.History), question.Place).Read(question.Text);

    /// <summary>Reads a turn by itself.</summary>
    /// <param name="readPlaces">Reads what the normalised turn says of places.</param>
    internal ParsedQuestion ReadAlone(string typed, Func<string, PlacesAsked> readPlaces, ICorpusSnapshot snapshot)
    {
        // GDP alone is no English.
        var language = CanonicalIndicators.Find(typed) is null ? QuestionLanguage.Detect(typed) : "zh";
        var (stripped, instructed) = InstructionFilter.Strip(SearchText.Normalize(typed));
        var text = Mended(stripped, snapshot);
        var places = readPlaces(text);
        var reportYears = ReportYears(text);
        var (years, yearRanges) = Years(text, typed, reportYears);
        var terms = termReader.Read(text, [.. places.Ranges, .. yearRanges], language == "en");
        var wished = Unwanted().Replace(text, string.Empty);
        var statuses = Statuses(wished);
        var read = new ParsedQuestion(
            typed,
            text,
            language,
            QuestionKind.Fact,
            ExpectedAnswer.Anything,
            UnitHints(text),
            years,
            reportYears,
            Relative(wished),
            statuses,
            places.Known,
            places.Unknown,
            terms,
            Parts(text),
            Size(text),
            null
        );
        read = read with { Expected = WantedOf(text) };
        return read with { Kind = QuestionKindReader.Of(read, instructed, ReportYear(read.Places, snapshot)) };
    }

    /// <summary>The question as one of its parts asks it: a sum in the one, a number of things in the other.</summary>
    internal static ParsedQuestion OfPart(ParsedQuestion question, Range part)
    {
        var text = question.Text[part];
        var wanted = WantedOf(text);
        return wanted == ExpectedAnswer.Anything ? question : question with { Expected = wanted, UnitHints = UnitHints(text) };
    }

    private static string Mended(string text, ICorpusSnapshot snapshot)
    {
        var isProtected = TermReader.Content(text, [], shortestWord: 2).Select(content => !content).ToArray();
        foreach (var match in Lexicon.Default.Match(text))
        {
            isProtected.AsSpan(match.Start, match.Length).Fill(true);
        }

        // 近5年 is no 进5年, whatever stands before it.
        foreach (Match denial in Denial().Matches(text).Concat(RecentYears().Matches(text)))
        {
            isProtected.AsSpan(denial.Index, denial.Length).Fill(true);
        }

        foreach (var division in PlaceMentions.In(text))
        {
            isProtected.AsSpan(division).Fill(true);
        }

        for (var i = 0; i < text.Length; i++)
        {
            isProtected[i] |= NeverTypos.Contains(text[i], StringComparison.Ordinal);
        }

        bool[] isFunctionWord = [.. TermReader.Content(text, []).Select(content => !content)];
        return new HomophoneCorrector(snapshot.DocumentFrequency).Correct(text, isProtected, isFunctionWord);
    }

    // A report's own year is planned and the one before done: known where the question can only be about one year's reports.
    private static int? ReportYear(IReadOnlyList<string> places, ICorpusSnapshot snapshot)
    {
        var years = snapshot
            .Reports.Where(r => places.Count == 0 || (r.Place is { } place && places.Contains(place)))
            .Select(r => r.Year)
            .Distinct()
            .Take(2)
            .ToList();
        return years.Count == 1 ? years[0] : null;
    }

    private static ExpectedAnswer WantedOf(string text) =>
        QuestionPatterns.Person().IsMatch(text) ? ExpectedAnswer.Person
        : QuestionPatterns.Date().IsMatch(text) ? ExpectedAnswer.Date
        : PercentAsked().IsMatch(text) ? ExpectedAnswer.Percent
        : MoneyWords().IsMatch(text) ? ExpectedAnswer.Money
        : PercentWords().IsMatch(text) ? ExpectedAnswer.Percent
        : RankWords().IsMatch(text) ? ExpectedAnswer.Rank
        : QuestionPatterns.Number().IsMatch(text) ? ExpectedAnswer.Number
        : QuestionPatterns.YesNo().IsMatch(text) ? ExpectedAnswer.YesNo
        : ExpectedAnswer.Anything;

    private static (IReadOnlyList<int> Years, IReadOnlyList<Range> Ranges) Years(string text, string typed, IReadOnlyList<int> reportYears)
    {
        // 十年 and 二十年 are spans: nobody writes 2010年 or 2020年 so.
        var digits = typed.Normalize(System.Text.NormalizationForm.FormKC);
        var matches = QuestionPatterns
            .Year()
            .Matches(text)
            .Where(m => m.Length == 4 || digits.Contains(m.Value, StringComparison.Ordinal))
            .ToList();
        var years = matches.Select(m => m.Length == 4 ? int.Parse(m.Value, null) : 2000 + int.Parse(m.Value, null)).ToList();
        foreach (Match span in YearSpan().Matches(text))
        {
            var (from, to) = (int.Parse(span.Groups[1].Value, null), int.Parse(span.Groups[2].Value, null));
            years.AddRange(
                to - from is > 1 and < 10 && !(Changed().IsMatch(text) && !EachYear().IsMatch(text))
                    ? Enumerable.Range(from + 1, to - from - 1)
                    : []
            );
        }

        // A year that only says which report is meant, or since when something changed, is no year asked about.
        var bases = BaseYear().Matches(text).ToList();
        var isBase = years.Count == 1 && bases.Count == 1 && Relative(text).Count == 0;
        var asked = years.Where(y => !isBase && (!reportYears.Contains(y) || years.Count(other => other == y) > 1));
        return ([.. asked.Distinct().Order()], [.. matches.Select(m => m.Index..(m.Index + m.Length))]);
    }

    private static IReadOnlyList<int> ReportYears(string text) =>
        [
            .. ReportOfYear()
                .Matches(text)
                .Select(m => int.Parse(m.Groups[1].Success ? m.Groups[1].Value : m.Groups[2].Value, null))
                .Distinct(),
        ];

    // 较上年增加多少: last year is what is compared with, not what is asked about.
    private static string WithoutBase(string text) =>
        BaseOfChange().Replace(text, string.Empty) is var rest
        && !QuestionPatterns.CurrentYear().IsMatch(rest)
        && !QuestionPatterns.TargetWords().IsMatch(rest)
            ? rest
            : text;

    private static IReadOnlyList<RelativeYear> Relative(string typed)
    {
        var text = WithoutBase(typed);
        var found = new List<RelativeYear>();
        if ((FromTo().IsMatch(text) && Aim().IsMatch(text)) || BothYears().IsMatch(text))
        {
            return [RelativeYear.Previous, RelativeYear.Current];
        }

        if (QuestionPatterns.PreviousYear().IsMatch(text))
        {
            found.Add(RelativeYear.Previous);
        }

        if (QuestionPatterns.CurrentYear().IsMatch(text))
        {
            found.Add(RelativeYear.Current);
        }

        return found;
    }

    private static IReadOnlyList<Status> Statuses(string text)
    {
        var found = new List<Status>();
        if (QuestionPatterns.ActualWords().IsMatch(WithoutBase(text)))
        {
            found.Add(Status.Actual);
        }

        if (QuestionPatterns.TargetWords().IsMatch(text))
        {
            found.Add(Status.Target);
        }

        return found;
    }

    private static IReadOnlyList<string> UnitHints(string text) =>
        [.. UnitWords().Matches(text).Select(m => m.Groups[1].Value).Where(u => u.Length > 0)];

    private static IReadOnlyList<Range> Parts(string text)
    {
        var parts = new List<Range>();
        var start = 0;
        foreach (Match end in PartEnd().Matches(text).Where(m => m.Index + m.Length < text.Length))
        {
            parts.Add(start..end.Index);
            start = end.Index + end.Length;
        }

        parts.Add(start..text.Length);
        return parts;
    }

    private static int? Size(string text) =>
        QuestionPatterns.Size().Match(text) is { Success: true } match
        && ChineseNumber.TryParse(match.Groups[1].Value, out var size)
        && size is > 1 and < 40
            ? (int)size
            : null;

    // 不问 sounds like 不稳.
    [GeneratedRegex(@"近(?:[几两\d一二三四五六七八九十]+)?年|历年|逐年|每年|年年")]
    private static partial Regex RecentYears();

    [GeneratedRegex("[不别](?:问|看|说|提|讲|管|要|用|想)")]
    private static partial Regex Denial();

    [GeneratedRegex("百分之几|几个点|多少个?点|(涨|降|增)幅|(涨|降|增|少|多)了?(百分之)?几个?(点|成)|去掉涨价因素|多少比例")]
    private static partial Regex PercentAsked();

    [GeneratedRegex(
        @"多少(亿|万)?元|多少亿|多少钱|几个?亿|几块钱|多少块钱|(?<!物|涨|降|评|报|股|定|溢)价(?!值|格?指数)|花了|拿了|掏|billion|yuan|how much (money|did)|\bcosts?\b|\bprices?\b|\bfare\b|资金|金额|总额|投资额|收入(是|有|到)?多少|亿元"
    )]
    private static partial Regex MoneyWords();

    [GeneratedRegex(
        @"百分|几个点|比例|占比|比重|增幅|增速|涨幅|降幅|率|几成|percent|share|rate|growth|增长多少|涨多少|涨了多少|降了多少|下降多少"
    )]
    private static partial Regex PercentWords();

    [GeneratedRegex(@"第几|老几|排名|名次|位次|排在|位列|rank")]
    private static partial Regex RankWords();

    [GeneratedRegex(
        @"(?:多少|几)(?:万|亿|千|百)?(元|亿|平方公里|平方米|平方|公里|亩|公顷|吨|斤|立方米|家|个百分点|个点|个|项|条|所|座|场|次|件|名|位|户|台|套|块|处|种|天|年|人次|人|辆|栋|幢|间|头|只|张|份|起|趟|支|艘|届|批|钱|方|米)"
    )]
    private static partial Regex UnitWords();

    [GeneratedRegex(
        @"[?？!！。;；\n]+|[,，](?=另外|还有|以及|同时|而|那)|(?<=(?:多少|几)(?!个?百?分?点)[^,，、?？]{0,6})[,，、](?=[^,，、?？]{3,14}(?:多少|几)|[^,，、?？]{0,4}(?:多少|几)[^,，、?？]{4,})(?![^,，、?？]*(?:个点|百分点|增速|增幅|涨幅|降幅|位次|名次|占比|比重|几成|百分之))(?!(?:又|还|同比|比上年|较上年|比去年|其中|分别|各)*(?:增|涨|降|下降|占|排|位|居|达|一共|总共|共|投资|总投资|是|有|到|提高|提升|减少|增加|每年|年均|人均))"
    )]
    private static partial Regex PartEnd();

    [GeneratedRegex(
        @"(?:现在是|站在)((?:19|20)\d\d)年|((?:19|20)\d\d)年?(?:\d{1,2}月)?(?:的|那份|这份|[^，,。?？\d]{0,10}(?:大会|人代会)的?)?[^，,。?？\d]{0,8}(?:政府工作|工作|政府)?报告"
    )]
    private static partial Regex ReportOfYear();

    [GeneratedRegex(@"(?:比|较|相比于?|对比)((?:19|20)\d\d)年?|(?:与|和|跟|同)((?:19|20)\d\d)年?(?:相比|比)")]
    private static partial Regex BaseYear();

    // 要从多少家做到多少家: what there is and what is aimed at.
    [GeneratedRegex("从(多少|几)[^,，。?？了]{0,8}(到|至)(多少|几)")]
    private static partial Regex FromTo();

    // 只要完成数，不要计划数: what is not wanted is no side of a comparison.
    [GeneratedRegex(
        "(?:不要|别给|(?<!是)不是|并非|(?<!是)非|不看|不含|不包括)[^,，。)]{0,4}(?:目标|计划|预期|任务|实绩|去年|今年)(?:数|值|的)?"
    )]
    private static partial Regex Unwanted();

    [GeneratedRegex("(?<![续前去近过这第头])[两2]年(?:的?(?:任务|目标|指标)|各|相比|比)")]
    private static partial Regex BothYears();

    [GeneratedRegex("要|今年|目标|计划|打算|准备")]
    private static partial Regex Aim();

    [GeneratedRegex("(?:比|较)(?:去年|上年|上一年|前一年)(?:预算|同期)?(?:的?变化|[增多少降高低提涨减扩])")]
    private static partial Regex BaseOfChange();

    // From one year to another something fell: the years between are not asked about.
    [GeneratedRegex("(降|增|涨|升|减|变化|提高|扩大|缩小)[^,，。?？]{0,4}(多少|几|吗)")]
    private static partial Regex Changed();

    [GeneratedRegex("各|每年|逐年|分别|历年|哪一?年|年年")]
    private static partial Regex EachYear();

    [GeneratedRegex(@"(20\d\d|19\d\d)年?\s*(?:到|至|-|—|–|~)\s*(20\d\d|19\d\d)")]
    private static partial Regex YearSpan();
}
