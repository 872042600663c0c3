using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;

namespace Assistant.Core.Questions;

/// <summary>Puts into a turn that leans on an earlier one just what it leaves unsaid: place, period, status and what is asked about.</summary>
internal sealed partial class TurnCompletion(QuestionReader reader, ICorpusSnapshot snapshot)
{
    private const string LastYearSaid = "比去年";

    // Marks that stand inside a name or a figure.
    private const string InNames = ".%“”\"‘’《》+-";

    // What is left of a question at its ends when the question words are taken out.
    private static readonly char[] FunctionWords = [.. "的了是有吗呢吧啊呀没在把被要会能做搞弄那还就都也.+-"];

    /// <summary>The turn as a question of its own.</summary>
    /// <param name="alone">The turn, read by itself.</param>
    /// <param name="places">What it says of places.</param>
    /// <param name="before">The turn that it leans on, corrects or goes back to.</param>
    /// <param name="role">Which of these.</param>
    /// <param name="scope">The places that the conversation is about.</param>
    /// <param name="readPlaces">Reads the places of a text in that scope.</param>
    public ParsedQuestion Complete(
        ParsedQuestion alone,
        PlacesAsked places,
        ParsedQuestion before,
        TurnRole role,
        IReadOnlyList<string> scope,
        Func<string, PlacesAsked> readPlaces
    )
    {
        var now = alone;
        if (role is TurnRole.Corrects or TurnRole.GoesBack && Wanted(alone.Text, role) is { Length: > 0 } wanted && wanted != alone.Text)
        {
            now = reader.ReadAlone(wanted, readPlaces, snapshot) with { Typed = alone.Typed, Language = alone.Language };
            if (StandsAlone(now, before) || (role == TurnRole.Corrects && TakesThePlace(now, before, CorrectionText.NotWanted(alone.Text))))
            {
                return InPlaces(WithTime(now, before), places, before, role, scope);
            }
        }

        var topic = WithoutPlaces(before, readPlaces);
        topic = role == TurnRole.Corrects ? WithoutDenied(topic, CorrectionText.NotWanted(alone.Text), readPlaces) : topic;
        var required = Required(now);
        var timed = WithTime(now, before);
        var whole =
            required.Count > 0 || !Rules.OneQuestion.Holds(true) ? null
            : AsksTheSame(now, places) ? Repeated(timed, topic, readPlaces)
            : Spliced(timed, topic, readPlaces);
        return InPlaces(whole ?? WithTopic(timed, topic, required), places, before, role, scope) with { Previous = topic };
    }

    /// <summary>Whether what a correction wants, or what is asked on going back, leaves nothing unsaid: 不是，我问的是休闲农业收入今年要做到多少.</summary>
    private static bool StandsAlone(ParsedQuestion now, ParsedQuestion before)
    {
        var chances = TurnRoleModel.Default.Probabilities(TurnFeatures.Of(now.Text, [before.Own ?? before.Text]));
        return HasTopic(now) && AsksOfItself().IsMatch(now.Text) && chances[(int)TurnRole.StandsAlone] > chances[(int)TurnRole.Leans];
    }

    /// <summary>Whether a correction denies the thing that was asked about and asks for another by itself: 不是外资，我问的是海外仓建了几个.</summary>
    private static bool TakesThePlace(ParsedQuestion now, ParsedQuestion before, string denied) =>
        HasTopic(now)
        && AsksOfItself().IsMatch(now.Text)
        && TurnFeatures
            .Pairs(denied)
            .Any(pair => before.Text.Contains(pair, StringComparison.Ordinal) && !now.Text.Contains(pair, StringComparison.Ordinal));

    // A place stays until another is named; what leans on a question for a place that is not indexed asks for that place too, and what goes back to a question
    // for another place goes back to that place.
    private ParsedQuestion InPlaces(
        ParsedQuestion now,
        PlacesAsked places,
        ParsedQuestion before,
        TurnRole role,
        IReadOnlyList<string> scope
    )
    {
        if (places.IsNamed)
        {
            return PlaceScope.Apply(now, places, [], snapshot);
        }

        var isOfOthers =
            before.UnknownPlace is not null || before.UnclearPlaces.Count > 0 || before.LackingPlaces.Count > 0 || before.AsksAllPlaces;
        return isOfOthers || scope.Count > 1 || (role == TurnRole.GoesBack && before.Places.Count > 0)
            ? now with
            {
                Places = before.Places,
                UnknownPlace = before.UnknownPlace,
                UnclearPlaces = before.UnclearPlaces,
                LackingPlaces = before.LackingPlaces,
                AsksAllPlaces = before.AsksAllPlaces,
            }
            : PlaceScope.Apply(now, places, scope, snapshot);
    }

    private static ParsedQuestion WithTime(ParsedQuestion now, ParsedQuestion before)
    {
        var saysPeriod = now.Years.Count > 0 || now.Relative.Count > 0 || now.ReportYears.Count > 0;
        return now with
        {
            Years = saysPeriod ? now.Years : before.Years,
            ReportYears = saysPeriod ? now.ReportYears : before.ReportYears,
            Relative = saysPeriod ? now.Relative : before.Relative,
            Statuses =
                now.Statuses.Count > 0 ? now.Statuses
                : saysPeriod ? []
                : before.Statuses,
        };
    }

    // The place is the scope's; its name is no part of what was asked.
    private ParsedQuestion WithoutPlaces(ParsedQuestion before, Func<string, PlacesAsked> readPlaces)
    {
        var text = PlaceReader.Replace(
            before.Text,
            [.. before.Places, .. before.LackingPlaces, .. before.UnknownPlace is { } unknown ? (string[])[unknown] : []],
            string.Empty
        );
        return text == before.Text || !text.Any(char.IsLetterOrDigit) ? before : WithText(before, text, readPlaces);
    }

    private ParsedQuestion WithoutDenied(ParsedQuestion before, string denied, Func<string, PlacesAsked> readPlaces)
    {
        var pairs = TurnFeatures.Pairs(denied);
        var kept = before.Text;
        foreach (var pair in pairs)
        {
            kept = kept.Replace(pair, " ", StringComparison.Ordinal);
        }

        return kept == before.Text || !kept.Any(char.IsLetterOrDigit) ? before : WithText(before, kept, readPlaces);
    }

    // Terms and parts are ranges of the text.
    private ParsedQuestion WithText(ParsedQuestion question, string text, Func<string, PlacesAsked> readPlaces)
    {
        var read = reader.ReadAlone(text, readPlaces, snapshot);
        return question with { Text = read.Text, Terms = read.Terms, Parts = read.Parts };
    }

    private static string Wanted(string text, TurnRole role) =>
        role == TurnRole.GoesBack ? PointsBack().Replace(Back().Replace(text, string.Empty), string.Empty) : CorrectionText.Wanted(text);

    // 苏州呢, 换成涞源，2021年的, 那2021年呢: nothing but another place or year is said.
    private static bool AsksTheSame(ParsedQuestion now, PlacesAsked places) =>
        (places.IsNamed || now.Years.Count > 0)
        && now.Statuses.Count == 0
        && !Weighs().IsMatch(now.Text)
        && !AsksOfItself().IsMatch(now.Text)
        && TurnFeatures.Content(Exchange().Replace(now.Text, string.Empty)).Count(c => c) < 2;

    /// <summary>The question before once more, for another place or time: 苏州呢, 那2021年呢.</summary>
    private ParsedQuestion Repeated(ParsedQuestion now, ParsedQuestion before, Func<string, PlacesAsked> readPlaces)
    {
        var otherTime = !now.Years.SequenceEqual(before.Years) || !now.Relative.SequenceEqual(before.Relative);
        var text = before.Kind == QuestionKind.Verify ? SupposedFigure().Replace(before.Text, string.Empty) : before.Text;
        text = otherTime ? Time().Replace(text, string.Empty) : text;
        var read = reader.ReadAlone(text, readPlaces, snapshot);
        return read with
        {
            Typed = now.Typed,
            Language = now.Language,
            Own = now.Text,
            Years = now.Years,
            ReportYears = now.ReportYears,
            Relative = now.Relative,
            Statuses = now.Statuses,
            Parts = [0..read.Text.Length],
            Kind = before.Kind == QuestionKind.Verify ? QuestionKind.Figure : before.Kind,
            Expected = Loosened(now, before),
            UnitHints = otherTime ? [] : before.UnitHints,
            ListSize = before.ListSize,
            Required =
                before.Required.Count > 0 && !otherTime
                    ? read.Terms.Where(t => before.Required.Any(r => r.Alternatives[0] == t.Alternatives[0])).ToList()
                    : [],
        };
    }

    /// <summary>What a question is about: its text without question words, places and years, and without a figure that it only supposes.</summary>
    private static string TopicOf(ParsedQuestion question)
    {
        var text = question.Kind == QuestionKind.Verify ? SupposedFigure().Replace(question.Text, string.Empty) : question.Text;
        var content = TurnFeatures.Content(text, shortestWord: 2);
        return string.Concat(text.Where((c, i) => content[i] || InNames.Contains(c, StringComparison.Ordinal))).Trim(FunctionWords);
    }

    /// <summary>The topic of the turn before and what this one asks of it, read as one question; null where that turn names no topic.</summary>
    private ParsedQuestion? Spliced(ParsedQuestion now, ParsedQuestion before, Func<string, PlacesAsked> readPlaces)
    {
        var topic = TopicOf(before);
        if (topic.Length < 2)
        {
            return null;
        }

        if (Weighed(now, before) is { Count: 2 } years)
        {
            var compared = reader.ReadAlone(topic, readPlaces, snapshot);
            return compared with
            {
                Typed = now.Typed,
                Language = now.Language,
                Own = now.Text,
                Years = years,
                ReportYears = [],
                Relative = [],
                Statuses = [],
                Parts = [0..compared.Text.Length],
                Kind = QuestionKind.Compare,
                Expected = ExpectedAnswer.Number,
            };
        }

        var asks = AsksOfItself().IsMatch(now.Text);
        var read = reader.ReadAlone(topic + now.Text, readPlaces, snapshot);
        return read with
        {
            Typed = now.Typed,
            Language = now.Language,
            Own = now.Text,
            Years = now.Years,
            ReportYears = now.ReportYears,
            Relative = now.Relative,
            Statuses = now.Statuses,
            Parts = [0..read.Text.Length],
            Kind =
                asks && now.Kind is not (QuestionKind.Verify or QuestionKind.Nonsense or QuestionKind.SmallTalk)
                    ? now.Kind
                    : KindOf(now, before),
            Expected = asks && now.Expected != ExpectedAnswer.Anything ? now.Expected : Loosened(now, before),
            UnitHints = now.UnitHints,
            ListSize = now.ListSize,
        };
    }

    /// <summary>The two years that a turn weighs against each other (那今年目标高了还是低了): that of the turn before and its own; null where it weighs none.</summary>
    private List<int>? Weighed(ParsedQuestion now, ParsedQuestion before)
    {
        if (!Weighs().IsMatch(now.Text) || YearOf(before) is not { } first)
        {
            return null;
        }

        var newest = LastYear(before);
        if (OtherYear().Match(now.Text) is { Success: true, Value: var other })
        {
            // 比去年 is said of the year before the newest report, 比上一年 of the year before the one that was spoken of.
            var later = QuestionPatterns.CurrentYear().IsMatch(now.Text) ? newest ?? first : first;
            return other == LastYearSaid && newest - 1 is { } last && last != later ? InOrder(last, later) : InOrder(later - 1, later);
        }

        return YearOf(now with { Places = before.Places }) is { } year && year != first ? InOrder(first, year) : null;
    }

    private static List<int> InOrder(int year, int other) => [Math.Min(year, other), Math.Max(year, other)];

    private int? YearOf(ParsedQuestion question) =>
        question.Years.Count == 1 ? question.Years[0]
        : question.Relative.Count == 1 ? LastYear(question) - (question.Relative[0] == RelativeYear.Previous ? 1 : 0)
        : question.Statuses is [Status.Target] ? LastYear(question)
        : null;

    /// <summary>The year of the newest report that the question can mean.</summary>
    private int? LastYear(ParsedQuestion question) =>
        snapshot
            .Reports.Where(r => question.Places.Count == 0 || (r.Place is { } place && question.Places.Contains(place)))
            .Max(r => r.Year);

    // A sum that was reached has a rate as its target: the unit of the one is not asked of the other.
    private static ExpectedAnswer Loosened(ParsedQuestion now, ParsedQuestion before) =>
        now.Expected != ExpectedAnswer.Anything ? now.Expected
        : before.Expected == ExpectedAnswer.Money
        && (!now.Statuses.SequenceEqual(before.Statuses) || !now.Relative.SequenceEqual(before.Relative))
            ? ExpectedAnswer.Number
        : before.Expected;

    private static ParsedQuestion WithTopic(ParsedQuestion now, ParsedQuestion before, IReadOnlyList<QueryTerm> required)
    {
        var offset = now.Text.Length + 1;
        var hasTopic = HasTopic(now);
        var inherited = before.Terms.Select(t => t with { Start = t.Start + offset, Inherited = hasTopic || t.Inherited });

        // A sum that was reached has a rate as its target: the unit of the one is not asked of the other.
        var otherStatus = !now.Statuses.SequenceEqual(before.Statuses) || !now.Relative.SequenceEqual(before.Relative);
        var expected = now.Expected != ExpectedAnswer.Anything ? now.Expected : before.Expected;
        var sameUnit = !hasTopic && !otherStatus;
        return now with
        {
            Own = now.Text,
            IsWhole = false,
            Text = $"{now.Text} {before.Text}",
            Terms = [.. now.Terms, .. inherited],
            Parts = [0..(now.Text.Length + 1 + before.Text.Length)],
            Kind = KindOf(now, before),
            Expected =
                now.Expected == ExpectedAnswer.Anything && otherStatus && expected == ExpectedAnswer.Money
                    ? ExpectedAnswer.Number
                    : expected,
            UnitHints = now.UnitHints.Count > 0 || !sameUnit ? now.UnitHints : before.UnitHints,
            Required = required,
        };
    }

    /// <summary>The terms of what the turn sets in the place of what was asked before: 农村 in 那农村的呢, 幼儿园 in 幼儿园.</summary>
    private static IReadOnlyList<QueryTerm> Required(ParsedQuestion now)
    {
        // 2019年实际增长: what says the time sets no other thing in its place.
        var saysTime = now.Years.Count + now.Relative.Count + now.Statuses.Count > 0;
        if (
            SetAgainst().Match(now.Text) is not { Success: true } match
            || (saysTime && !match.Groups[2].Success && !match.Groups[3].Success)
            || (!match.Groups[3].Success && !HasTopic(now))
        )
        {
            return [];
        }

        var thing = match.Groups[1].Success ? match.Groups[1] : match.Groups[3];
        var quantities = Quantities(now.Text);
        var literal = new QueryTerm(thing.Index, thing.Length, [thing.Value], TermOrigin.Typed);
        List<QueryTerm> terms =
        [
            .. now
                .Terms.Where(t =>
                    t.Start >= thing.Index
                    && t.Start + t.Length <= thing.Index + thing.Length
                    && !quantities.Any(q => q.Start.Value < t.Start + t.Length && t.Start < q.End.Value)
                    && (t.Origin is TermOrigin.Typed or TermOrigin.Character || t.Length * 2 > thing.Length)
                )
                .Select(t => WithJointName(t, now.Text.Substring(t.Start, t.Length))),
        ];
        return terms.Count == 0 ? [] : [literal, .. terms];
    }

    // 城乡低保标准分别提高: both are meant where they are named together.
    private static QueryTerm WithJointName(QueryTerm term, string typed) =>
        OfTownOrCountry().IsMatch(typed) ? term with { Alternatives = [.. term.Alternatives, "城乡"] } : term;

    // Kinds are learned from questions that stand alone. What a few words leave unsaid (农村的呢) says nothing of their kind: it is that of the turn before.
    private static QuestionKind KindOf(ParsedQuestion now, ParsedQuestion before)
    {
        var inherited = before.Kind is QuestionKind.Verify or QuestionKind.Compare ? QuestionKind.Fact : before.Kind;
        if (Elliptic().IsMatch(now.Text) || !AsksOfItself().IsMatch(now.Text))
        {
            return now.Kind == QuestionKind.Compare ? now.Kind : inherited;
        }

        return
            now.Kind
                is QuestionKind.Opinion
                    or QuestionKind.Advice
                    or QuestionKind.Instruction
                    or QuestionKind.Nonsense
                    or QuestionKind.SmallTalk
            ? inherited
            : now.Kind;
    }

    /// <summary>Whether the turn names a thing of its own, beside place, period and how it grew.</summary>
    private static bool HasTopic(ParsedQuestion now)
    {
        var quantities = Quantities(now.Text);
        return now.Terms.Any(t =>
            t.Origin != TermOrigin.Character && !quantities.Any(q => q.Start.Value < t.Start + t.Length && t.Start < q.End.Value)
        );
    }

    internal static List<Range> Quantities(string text) =>
        [.. QuestionPatterns.Number().Matches(text).Concat(Change().Matches(text)).Select(m => m.Index..(m.Index + m.Length))];

    [GeneratedRegex("增长(?!点)|增加(?!值)|提高|提升|下降|降低|减少|完成|实现|做到|做了|加起来|累计|达到|认定|新增|打算|实际|控制")]
    private static partial Regex Change();

    // 那农村的呢, 幼儿园, 货呢?货运多少, 过亿的有几家
    [GeneratedRegex(
        @"^(?:那么?|还有|其中|而)?(?:的)?(?:([^,，。?？!！多少几什么啥哪谁怎咋吗没何]{1,14}?)(?:的)?(?:(呢|嘞|哩|咧|捏)(?:[,，。?？!！]|$)|[?？]?$)|([^,，。?？!！多少几什么啥哪谁怎咋吗没何的]{1,10})的(?:又|有|是|能|要|占|涨|增长|增加|增|降|完成)?了?(?:多少|几))"
    )]
    private static partial Regex SetAgainst();

    [GeneratedRegex(
        "换成?|换到|改成|改为|也?来一?[个下]|单独|干脆|光|都?[列摆]出?来|[放摆]?一(?:起|块儿?)|也?都?要|看看|瞧瞧|把|比一?比|对比(?:一下)?|那边|这边|那份|这份|报告|全年|全[省市县区国]|[省市]里|国?家?层面"
    )]
    private static partial Regex Exchange();

    [GeneratedRegex("(?:19|20)\\d\\d年?|去年|上年|上一年|今年|明年|本年")]
    private static partial Regex Time();

    // 去年城镇新增就业3.2万人对吧
    [GeneratedRegex(
        @"\d+(?:\.\d+)?(?:%|个百分点|[万亿千百]*(?:元|美元|人次|人|家|户|个|项|套|吨|亩|公里|所|条|座|件|名|斤)?)(?:以上|左右|以内)?(?=[^\d]{0,5}$)"
    )]
    private static partial Regex SupposedFigure();

    // 高了还是低了, 比去年多吗, 是升还是降
    [GeneratedRegex(
        "还是|[高低多少快慢大小升降增减涨跌]了?(?:吗|没|不)|是[升增涨]是[降减跌]|比(?:去年|上年|前一年|上一年)(?:的)?[高低多少快慢]"
    )]
    private static partial Regex Weighs();

    [GeneratedRegex("比(?:去年|上年|前一年|上一年)")]
    private static partial Regex OtherYear();

    [GeneratedRegex("^(?:农村|乡村|农民|城镇|城市|城里|市民|村里)")]
    private static partial Regex OfTownOrCountry();

    [GeneratedRegex("多少|好多|几|什么|啥|哪|谁|怎|咋|如何|吗|没|不[?？]?$|何|多[大高长远久快]")]
    private static partial Regex AsksOfItself();

    [GeneratedRegex(@"呢|嘞|^那|^换成|^到")]
    private static partial Regex Elliptic();

    [GeneratedRegex(
        "^(?:我|咱|那|哎|对了|好)?[,，]?(?:再|还是|还|仍|又)?(?:想)?(?:说|讲|看|回|问|聊|谈|提)?(?:说|讲)?(?:回到?|回头说?|到|的)?(?:刚才|刚刚|前面|上面|之前|先前|最开始|开头)?(?:说|问|讲|提|聊)?(?:的|到)?(?:那个)?"
    )]
    private static partial Regex Back();

    // 人参那个再问一下，
    [GeneratedRegex("^[^,，:：]{1,10}(?:那个|那句话|那件事|那块|那项|这个)(?:再|接着|继续)*(?:问|说|讲|看)?(?:一下|下)?[,，:：]")]
    private static partial Regex PointsBack();
}
