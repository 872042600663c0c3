using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Index;

namespace Assistant.Core.Questions;

/// <summary>Puts into a turn that leans on an earlier one just what it leaves unsaid: place, period, status and what is asked about.</summary>
internal sealed partial class TurnCompletion(QuestionReader reader, ICorpusSnapshot snapshot)
{
    /// <summary>The turn as a question of its own.</summary>
    /// <param name="alone">The turn, read by itself.</param>
    /// <param name="places">What it says of places.</param>
    /// <param name="before">The turn that it leans on, corrects or goes back to.</param>
    /// <param name="role">Which of these.</param>
    /// <param name="readPlaces">Reads the places of a text in the scope of the turn.</param>
    public ParsedQuestion Complete(
        ParsedQuestion alone,
        PlacesAsked places,
        ParsedQuestion before,
        TurnRole role,
        Func<string, PlacesAsked> readPlaces
    )
    {
        var now = alone;
        if (role is TurnRole.Corrects or TurnRole.GoesBack && Wanted(alone.Text, role) is { Length: > 0 } wanted && wanted != alone.Text)
        {
            now = reader.ReadAlone(wanted, readPlaces, snapshot) with { Typed = alone.Typed, Language = alone.Language };
            if (StandsAlone(now, before))
            {
                return InPlaces(now, places, before);
            }
        }

        var topic = role == TurnRole.Corrects ? WithoutDenied(before, CorrectionText.NotWanted(alone.Text), readPlaces) : before;
        return InPlaces(WithTopic(WithTime(now, before), topic), places, before) with { Previous = topic };
    }

    /// <summary>Whether what a correction wants, or what is asked on going back, leaves nothing unsaid: 不是，我问的是休闲农业收入今年要做到多少.</summary>
    private static bool StandsAlone(ParsedQuestion now, ParsedQuestion before)
    {
        var chances = TurnRoleModel.Default.Probabilities(TurnFeatures.Of(now.Text, [before.Own ?? before.Text]));
        return HasTopic(now) && AsksOfItself().IsMatch(now.Text) && chances[(int)TurnRole.StandsAlone] > chances[(int)TurnRole.Leans];
    }

    private ParsedQuestion InPlaces(ParsedQuestion now, PlacesAsked places, ParsedQuestion before) =>
        places.IsNamed
            ? PlaceScope.Apply(now, places, [], snapshot)
            : now with
            {
                Places = before.Places,
                UnknownPlace = before.UnknownPlace,
                UnclearPlaces = before.UnclearPlaces,
                AsksAllPlaces = before.AsksAllPlaces,
            };

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

    private ParsedQuestion WithoutDenied(ParsedQuestion before, string denied, Func<string, PlacesAsked> readPlaces)
    {
        var pairs = TurnFeatures.Pairs(denied);
        var kept = before.Text;
        foreach (var pair in pairs)
        {
            kept = kept.Replace(pair, " ", StringComparison.Ordinal);
        }

        return kept == before.Text || !kept.Any(char.IsLetterOrDigit)
            ? before
            : before with { Text = kept, Terms = reader.ReadAlone(kept, readPlaces, snapshot).Terms };
    }

    private static string Wanted(string text, TurnRole role) =>
        role == TurnRole.GoesBack ? Back().Replace(text, string.Empty) : CorrectionText.Wanted(text);

    private static ParsedQuestion WithTopic(ParsedQuestion now, ParsedQuestion before)
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
            Text = $"{now.Text} {before.Text}",
            Terms = [.. now.Terms, .. inherited],
            Parts = [0..(now.Text.Length + 1 + before.Text.Length)],
            Kind = KindOf(now, before),
            Expected = now.Expected == ExpectedAnswer.Anything && otherStatus && expected == ExpectedAnswer.Money ? ExpectedAnswer.Number : expected,
            UnitHints = now.UnitHints.Count > 0 || !sameUnit ? now.UnitHints : before.UnitHints,
            Required = hasTopic ? Required(now) : [],
        };
    }

    /// <summary>The terms of what the turn sets in the place of what was asked before: 农村 in 那农村的呢, 幼儿园 in 幼儿园.</summary>
    private static IReadOnlyList<QueryTerm> Required(ParsedQuestion now)
    {
        // 2019年实际增长: what says the time sets no other thing in its place.
        var saysTime = now.Years.Count + now.Relative.Count + now.Statuses.Count > 0;
        if (SetAgainst().Match(now.Text) is not { Success: true } match || (saysTime && !match.Groups[2].Success))
        {
            return [];
        }

        var thing = match.Groups[1];
        var quantities = Quantities(now.Text);
        return
        [
            .. now.Terms.Where(t =>
                t.Start >= thing.Index
                && t.Start + t.Length <= thing.Index + thing.Length
                && !quantities.Any(q => q.Start.Value < t.Start + t.Length && t.Start < q.End.Value)
            )
            .Select(WithJointName),
        ];
    }

    // 城乡低保标准分别提高: both are meant where they are named together.
    private static QueryTerm WithJointName(QueryTerm term) =>
        term.Alternatives.Any(a => OfTownOrCountry().IsMatch(a)) ? term with { Alternatives = [.. term.Alternatives, "城乡"] } : term;

    private static QuestionKind KindOf(ParsedQuestion now, ParsedQuestion before)
    {
        return
            now.Kind == QuestionKind.Fact
            && (Elliptic().IsMatch(now.Text) || !AsksOfItself().IsMatch(now.Text))
            && before.Kind is not (QuestionKind.Verify or QuestionKind.Compare)
            ? before.Kind
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

    private static List<Range> Quantities(string text) =>
        [.. QuestionPatterns.Number().Matches(text).Concat(Change().Matches(text)).Select(m => m.Index..(m.Index + m.Length))];

    [GeneratedRegex("增长(?!点)|增加(?!值)|提高|提升|下降|降低|减少|完成|实现|做到|做了|加起来|累计|达到|认定|新增|打算|实际|控制")]
    private static partial Regex Change();

    // 那农村的呢, 幼儿园, 货呢?货运多少
    [GeneratedRegex(@"^(?:那么?|还有|其中|而)?(?:的)?([^,，。?？!！多少几什么啥哪谁怎咋吗没何]{1,14}?)(?:的)?(?:(呢|嘞|哩|咧|捏)(?:[,，。?？!！]|$)|[?？]?$)")]
    private static partial Regex SetAgainst();

    [GeneratedRegex("^(?:农村|乡村|农民|城镇|城市|城里|市民|村里)")]
    private static partial Regex OfTownOrCountry();

    [GeneratedRegex("多少|几|什么|啥|哪|谁|怎|咋|如何|吗|没|不[?？]?$|何")]
    private static partial Regex AsksOfItself();

    [GeneratedRegex(@"呢|嘞|^那|^换成|^到")]
    private static partial Regex Elliptic();

    [GeneratedRegex(
        "^(?:我|咱|那|哎|对了|好)?[,，]?(?:再|还是|还|仍|又)?(?:想)?(?:说|讲|看|回|问|聊|谈|提)?(?:说|讲)?(?:回到?|回头说?|到|的)?(?:刚才|刚刚|前面|上面|之前|先前|最开始|开头)?(?:说|问|讲|提|聊)?(?:的|到)?(?:那个)?"
    )]
    private static partial Regex Back();
}
