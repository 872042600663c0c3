using System.Globalization;
using System.Text.RegularExpressions;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Briefing;

/// <summary>
/// Every target and plan of the reports of a place, with what the next reports of that place say of it. A gap is computed only from figures of the same
/// indicator, kind, unit and period. In doubt a promise is silent or incomparable and never met.
/// </summary>
/// <param name="snapshot">The reports.</param>
public sealed partial class PromiseLedger(ICorpusSnapshot snapshot)
{
    // How many of the next reports are read: what two of them do not mention is not looked for in a third.
    private const int NextReports = 2;

    // A shorter name stands in too many sentences to say that they speak of it.
    private const int ShortestThing = 3;

    // 进出口 alone stands in sentences that say nothing of the amount.
    private const int ShortestName = 4;

    private const int ShortestWord = 3;

    private const decimal MostCommonNumber = 20;

    private const double HalfOfIt = 0.6;

    private const double MostOfIt = 0.85;

    // The chance from which a figure in other words is compared, and from which it is shown: chosen on the pairs, each by a model trained without its report.
    private const double Surely = 0.5;

    private const double Perhaps = 0.3;

    private const double AsLikely = 0.1;

    // How many clauses behind the name of an indicator a report may say that its target was not reached.
    private const int Near = 2;

    private readonly Dictionary<string, ReportClauses> read = [];

    /// <summary>The promises of a place in the order of the reports and of their texts.</summary>
    /// <param name="place">The place; its name may lack the last word (海拉尔).</param>
    /// <param name="from">Year of the first report whose promises are wanted; null for all.</param>
    /// <exception cref="InvalidDataException">No report is of that place, or none from that year on.</exception>
    public IReadOnlyList<Promise> Of(string place, int? from = null)
    {
        var reports = PlaceReports.Of(place, snapshot);
        if (from is { } first && reports.Reports.All(r => r.Year < first))
        {
            throw new InvalidDataException(
                $"no report of {reports.Place} is of {first} or later; there are {string.Join(", ", reports.Reports.Select(r => r.Year))}"
            );
        }

        return [.. reports.Reports.Where(r => from is null || r.Year >= from).SelectMany(r => Of(reports, r))];
    }

    /// <summary>The promises of one report of a place.</summary>
    public IReadOnlyList<Promise> Of(PlaceReports reports, ReportInfo report)
    {
        var source = Read(report);
        var next = reports.Reports.Where(r => r.Year > report.Year).ToList();
        var targets = source.Figures.Where(f => IsTarget(f, report)).ToList();
        var promises = targets.Select(t => OfFigure(t, source, Next(next, t.PeriodEnd ?? 0), reports.Place)).ToList();
        promises.AddRange(
            source
                .Planned.Where(c => !targets.Exists(t => t.SpanStart < c.End && c.Start < t.SpanEnd) && IsPlan(c))
                .Select(c => OfPlan(c, report, Next(next, 0), reports.Place))
        );
        return [.. OneIndicatorOneOutcome([.. promises.OrderBy(p => p.Target.Start).ThenBy(p => p.Target.Figure?.Start ?? 0)])];
    }

    // A five-year target is looked for once its years are over.
    private List<ReportClauses> Next(List<ReportInfo> later, int end) => [.. later.Where(r => r.Year > end).Take(NextReports).Select(Read)];

    private ReportClauses Read(ReportInfo report)
    {
        if (!read.TryGetValue(report.Report, out var clauses))
        {
            read[report.Report] = clauses = ReportClauses.Of(report, snapshot);
        }

        return clauses;
    }

    // A threshold (10蒸吨及以下) or the cost of a project is nothing to be reached.
    private static bool IsTarget(Figure figure, ReportInfo report) =>
        figure.Status is Status.Target or Status.Plan
        && (figure.PeriodEnd is null || figure.PeriodEnd >= report.Year)
        && figure.Kind is not (FigureKind.Rank or FigureKind.Duration)
        && figure.Unit.Length > 0
        && !(Cost().IsMatch(figure.Indicator) && figure.Canonical is null)
        && !Condition().IsMatch(figure.Quote)
        && !Threshold().IsMatch(figure.Quote[Math.Clamp(figure.End - figure.SpanStart, 0, figure.Quote.Length)..])
        && !CostOf().IsMatch(figure.Quote[..Math.Clamp(figure.Start - figure.SpanStart, 0, figure.Quote.Length)]);

    private static bool IsPlan(ReportClause clause) =>
        clause.Text.Length is > 4 and < 80 && (IsFirm(clause) || Act().IsMatch(clause.Normal)) && ThingOf(clause).Length >= ShortestThing;

    private static bool IsFirm(ReportClause clause) =>
        clause.Text.Length > 5
        && !Statement().IsMatch(clause.Normal)
        && (WorkStage.Of(clause.Normal) > WorkStage.Underway || Starts().IsMatch(clause.Normal) || Honour().IsMatch(clause.Normal))
        && (Bound().IsMatch(clause.Normal) || !Conduct().IsMatch(clause.Normal))
        && ThingOf(clause).Length >= ShortestThing;

    private static string ThingOf(ReportClause clause) =>
        clause.Core.Length >= ShortestThing ? clause.Core : PromisedObject.Core(clause.Context);

    private Promise OfFigure(Figure target, ReportClauses source, List<ReportClauses> next, string place)
    {
        var text = TextOf(target, source.Report);
        var thing = NameOf(target);
        var clause = source.Planned.FirstOrDefault(c => c.Start <= target.Start && target.Start < c.End);
        var context = clause?.Context ?? string.Empty;
        var sentence = SearchText.Normalize(clause?.Passage.Lead + clause?.Passage.Text);
        PromiseText? unlike = null;
        foreach (var later in next)
        {
            var same = later
                .Figures.Where(f => IsResult(f, target, later.Report) && IsSameThing(target, thing, context, sentence, f, later))
                .ToList();
            var like = same.Where(f => FigureOutcome.IsLike(target, f)).OrderByDescending(f => Nearness(thing, f)).ToList();
            if (like.Count > 0)
            {
                return Compared(text, target, like, later, place);
            }

            if (PartsOf(target) is { Count: > 1 } parts && ComparedByParts(text, target, parts, later, place) is { } byParts)
            {
                return byParts;
            }

            var likely = Likely(target, source, later, same);
            if (likely.Where(l => l.Chance >= Surely && FigureOutcome.IsLike(target, l.Figure)).ToList() is { Count: > 0 } sure)
            {
                return Compared(
                    text,
                    target,
                    [.. sure.Where(l => sure[0].Chance - l.Chance < AsLikely).Select(l => l.Figure)],
                    later,
                    place
                );
            }

            // A mention years later says nothing of the year of the target.
            if (later == next[0])
            {
                unlike = same.OrderBy(f => f.PeriodEnd == target.PeriodEnd ? 0 : 1).Select(f => TextOf(f, later.Report)).FirstOrDefault()
                    ?? Mention(target, thing, later)
                    ?? likely.Where(l => l.Chance >= Perhaps).Select(l => TextOf(l.Figure, later.Report)).FirstOrDefault()
                    ?? later
                        .Figures.Where(f =>
                            IsResult(f, target, later.Report) && f.Unit == target.Unit && (IsSameNumber(target, f) || IsNear(target, f))
                        )
                        .OrderByDescending(f => PromisedObject.Run(PromisedObject.Core(target.Quote), PromisedObject.Core(f.Quote)))
                        .Select(f => TextOf(f, later.Report))
                        .FirstOrDefault();
            }
        }

        if (unlike is null)
        {
            var isOver = next.Count > 0 || target.PeriodEnd is not { } end || end <= source.Report.Year;
            return isOver
                ? Silent(text, next, place)
                : Silent(text, next, place) with
                {
                    IsDue = false,
                    Reason = $"期限到{target.PeriodEnd}年，还没有此后的报告",
                };
        }

        return unlike.Figure is null && WorkStage.IsReached(unlike.Quote)
                ? new Promise(place, text, unlike, PromiseOutcome.Met, null, null, "报告自己说目标已经完成")
            : unlike.Figure is null && WorkStage.IsDenied(unlike.Quote)
                ? new Promise(place, text, unlike, PromiseOutcome.Missed, null, null, "报告自己说目标没有实现")
            : new Promise(place, text, unlike, PromiseOutcome.Incomparable, null, null, Unlike(target, unlike, source));
    }

    // Figures that measure what the target does in other words, the likeliest first.
    private static List<(Figure Figure, double Chance)> Likely(
        Figure target,
        ReportClauses source,
        ReportClauses later,
        IReadOnlyList<Figure> same
    ) =>
        same.Any(f => f.Canonical is not null && f.Canonical == target.Canonical)
            ? []
            :
            [
                .. later
                    .Figures.Where(f =>
                        IsResult(f, target, later.Report)
                        && (target.Canonical is null || f.Canonical is null || target.Canonical == f.Canonical)
                        && IsOfOneAct(target, f)
                    )
                    .Select(f => (Figure: f, Chance: SameThing.Chance(target, source, f, later)))
                    .OrderByDescending(l => l.Chance),
            ];

    private static bool IsOfOneAct(Figure target, Figure result)
    {
        var (own, its) = (ActsOf(target), ActsOf(result));
        return own.Count == 0 || its.Count == 0 || own.Overlaps(its);
    }

    // 城乡居民人均可支配收入增长8% is of both: of each the names that it may have. Amounts of two things cannot be told apart so.
    private static IReadOnlyList<string[]> PartsOf(Figure target) =>
        FigureOutcome.KindOf(target) != FigureKind.Growth ? []
        : TownAndCountry().IsMatch(target.Indicator)
            ?
            [
                ["城镇居民人均可支配收入"],
                ["农村居民人均可支配收入", "农村居民人均纯收入"],
            ]
        : target.Canonical is not null ? []
        : Joints().Split(target.Indicator).Select(CanonicalIndicators.Find).ToList() is var parts && parts.TrueForAll(p => p is not null)
            ? [.. parts.Select(p => p!.Name).Distinct().Select(n => new[] { n })]
        : [];

    // Met where each part is, missed where one is.
    private static Promise? ComparedByParts(
        PromiseText text,
        Figure target,
        IReadOnlyList<string[]> parts,
        ReportClauses later,
        string place
    )
    {
        var results = parts
            .Select(p =>
                later.Figures.FirstOrDefault(f =>
                    f.Canonical is { } name && p.Contains(name) && IsResult(f, target, later.Report) && FigureOutcome.IsLike(target, f)
                )
            )
            .OfType<Figure>()
            .ToList();
        var missed = results.Find(f => FigureOutcome.Of(target, f).Outcome == PromiseOutcome.Missed);
        if (results.Count == 0 || (missed is null && results.Count < parts.Count))
        {
            return null;
        }

        var worst = missed ?? results.Find(f => FigureOutcome.Of(target, f).Outcome != PromiseOutcome.Met) ?? results.MinBy(f => f.Value)!;
        var (outcome, reason) = FigureOutcome.Of(target, worst);
        var (gap, how) = FigureOutcome.Gap(target, worst);
        return new Promise(
            place,
            text,
            TextOf(worst, later.Report),
            outcome,
            gap,
            how,
            outcome == PromiseOutcome.Met ? "目标包含的各项结果都不低于目标" : $"目标包含几项，其中一项：{reason}"
        );
    }

    // A growth worked out from the amounts of two reports is shown and decides nothing: the base may have been revised, and prices move.
    private static string? WorkedOut(Figure target, Figure result, ReportClauses source)
    {
        if (
            FigureOutcome.KindOf(target) != FigureKind.Growth
            || FigureOutcome.KindOf(result) != FigureKind.Level
            || result.Canonical is null
            || target.PeriodStart != target.PeriodEnd
            || result.PeriodStart != target.PeriodStart
            || result.PeriodEnd != target.PeriodEnd
            || !UnitTable.TryParse(result.Unit, out var unit)
        )
        {
            return null;
        }

        var before = source.Figures.FirstOrDefault(f =>
            f.Canonical == result.Canonical
            && f.Status == Status.Actual
            && FigureOutcome.KindOf(f) == FigureKind.Level
            && f.PeriodStart == f.PeriodEnd
            && f.PeriodEnd == target.PeriodEnd - 1
            && f.Value > 0
            && UnitTable.TryParse(f.Unit, out var other)
            && other.ConvertsTo(unit)
        );
        if (before is null || !UnitTable.TryParse(before.Unit, out var earlier))
        {
            return null;
        }

        var growth = Math.Round(((unit.ToBase(result.Value) / earlier.ToBase(before.Value)) - 1) * 100, 1);
        return $"后来的报告只给出总量。按两份报告的数额推算为{growth.ToString("+0.#;-0.#;0", CultureInfo.InvariantCulture)}%（{result.Text}÷{before.Text}-1），口径可能不同，不据此判断";
    }

    private static string Unlike(Figure target, PromiseText result, ReportClauses source) =>
        result.Figure is { } amount && WorkedOut(target, amount, source) is { } worked ? worked
        : result.Figure is { } figure && figure.Value == target.Value && figure.Unit == target.Unit
            ? "后来的报告有相同的数字，是不是同一件事不能确定"
        : "后来的报告没有同一口径、同一年份的数字";

    private static Promise Compared(PromiseText text, Figure target, List<Figure> like, ReportClauses later, string place)
    {
        var best = like[0];
        var (outcome, reason) = FigureOutcome.Of(target, best);
        var (gap, how) = FigureOutcome.Gap(target, best);
        var result = TextOf(best, later.Report);
        if (
            like.Exists(f =>
                FigureOutcome.Of(target, f).Outcome != outcome && Nearness(NameOf(target), f) >= Nearness(NameOf(target), best)
            )
        )
        {
            return new Promise(
                place,
                text,
                result,
                PromiseOutcome.Incomparable,
                null,
                null,
                "报告里有几个不同的数字，不能确定哪一个对应这个目标"
            );
        }

        return new Promise(place, text, result, outcome, gap, how, reason);
    }

    private static Promise Silent(PromiseText text, List<ReportClauses> next, string place) =>
        new(
            place,
            text,
            null,
            PromiseOutcome.Silent,
            null,
            null,
            next.Count == 0 ? "没有后来的报告" : $"{string.Join("、", next.Select(n => $"{n.Report.Year}年"))}报告里没有找到对应的内容"
        );

    // What looks back on the period of the target; a later sum over more years is shown and not compared.
    private static bool IsResult(Figure figure, Figure target, ReportInfo later) =>
        figure.Status == Status.Actual
        && figure.Kind is not (FigureKind.Rank or FigureKind.Duration)
        && figure.PeriodEnd is { } end
        && end < later.Year
        && figure.PeriodStart <= (target.PeriodEnd ?? end)
        && end >= (target.PeriodStart ?? end);

    private static bool IsSameThing(Figure target, string thing, string context, string sentence, Figure result, ReportClauses later)
    {
        if (target.Canonical is not null && (result.Canonical is not null || target.Canonical == result.Canonical))
        {
            return target.Canonical == result.Canonical;
        }

        var (acts, other) = (ActsOf(target), ActsOf(result));
        if (acts.Count > 0 && other.Count > 0 && !acts.Overlaps(other))
        {
            return false;
        }

        var name = NameOf(result);
        // A number such as 178 that comes back with its unit is of the same thing, where half of the name comes back too.
        if (
            IsSameNumber(target, result)
            && target.Unit == result.Unit
            && name.Length > 2
            && PromisedObject.Core(target.Quote) is var quote
            && (
                (PromisedObject.Run(name, quote) > 1 && TextLikeness.CommonSubsequence(name, quote) >= HalfOfIt * name.Length)
                || (thing.Length > 1 && name.EndsWith(thing, StringComparison.Ordinal))
            )
        )
        {
            return true;
        }

        if (result.Canonical is not null || target.Canonical is not null)
        {
            // 4000户的改造任务 are of 棚户区改造, where the words before say so; 医疗保险参保率 is 基本医疗保险参保率.
            return name.EndsWith(thing, StringComparison.Ordinal)
                    && name[..^thing.Length] is "" or "基本" or "地方"
                    && thing.Length > ShortestThing
                || result.Canonical is not null
                    && thing.Length is > 1 and < ShortestThing
                    && name.Length > thing.Length
                    && name.EndsWith(thing, StringComparison.Ordinal)
                    && sentence.Contains(name, StringComparison.Ordinal);
        }

        // 新开工700万套 of 保障性安居工程: an act and a unit that few things share, in sentences about one thing.
        if (
            (IsActAlone(target) || IsActAlone(result))
            && acts.Count == 1
            && acts.SetEquals(other)
            && target.Unit == result.Unit
            && !CommonUnit().IsMatch(target.Unit)
            && PromisedObject.Run(PromisedObject.Core(sentence), PromisedObject.Core(SentenceOf(result, later))) >= ShortestThing
        )
        {
            return true;
        }

        // 取消和下放246项行政审批事项: the number parts the name.
        if (
            thing.Length >= ShortestName
            && result.Unit == target.Unit
            && PromisedObject.Core(result.Quote) is var said
            && said.Length <= (2 * thing.Length) + 2
            && TextLikeness.CommonSubsequence(thing, said) >= MostOfIt * thing.Length
            && PromisedObject.Run(thing, said) >= thing.Length / 2
            && later.Figures.Count(f => f.SpanStart == result.SpanStart && f.Unit == result.Unit) == 1
        )
        {
            return true;
        }

        if (PromisedObject.IsSame(thing, name))
        {
            return thing.Length >= ShortestThing
                || PromisedObject.Run(WithoutThing(context, thing), WithoutThing(ContextOf(result, later), name)) >= ShortestWord;
        }

        // 产值 is that of 主导产业, where its sentence says so.
        return name.Length > 1
            && thing.Length > name.Length
            && thing.EndsWith(name, StringComparison.Ordinal)
            && TextLikeness.Containment(thing, SentenceOf(result, later)) >= 0.75;
    }

    // Two counts of 万套 in sentences about 保障性 something: whether they count one thing is for a reader to say.
    private static bool IsNear(Figure target, Figure result) =>
        FigureOutcome.KindOf(target) == FigureKind.Level
        && FigureOutcome.KindOf(result) == FigureKind.Level
        && ActsOf(target).SetEquals(ActsOf(result))
        && !CommonUnit().IsMatch(target.Unit)
        && PromisedObject.Run(PromisedObject.Core(target.Quote), PromisedObject.Core(result.Quote)) >= ShortestThing;

    // 4000户 and 178座 seldom come back by chance, 20个 and 100% do.
    private static bool IsSameNumber(Figure target, Figure result) =>
        UnitTable.TryParse(target.Unit, out var unit)
        && UnitTable.TryParse(result.Unit, out var other)
        && FigureOutcome.KindOf(target) == FigureKind.Level
        && FigureOutcome.KindOf(result) == FigureKind.Level
        && unit.ToBase(target.Value) == other.ToBase(result.Value)
        && unit.ToBase(target.Value) > MostCommonNumber
        && (unit.Factor > 1 || target.Value > 100 || target.Value % 10 != 0);

    private static bool IsActAlone(Figure figure) => PromisedObject.Core(figure.Indicator) is "" or "基本" or "新" or "各类";

    // 基本建成470万套、新开工630万套: each number has an act of its own.
    private static IReadOnlySet<char> ActsOf(Figure figure) =>
        WorkStage.Acts(figure.Indicator) is { Count: > 0 } own ? own : WorkStage.Acts(figure.Quote);

    private static string WithoutThing(string context, string thing) =>
        PromisedObject.Core(context).Replace(thing, " ", StringComparison.Ordinal);

    private static string SentenceOf(Figure figure, ReportClauses report) =>
        SearchText.Normalize(
            report.Done.FirstOrDefault(c => c.Start <= figure.Start && figure.Start < c.End)?.Passage.Text ?? figure.Quote
        );

    private static string ContextOf(Figure figure, ReportClauses report) =>
        report.Done.FirstOrDefault(c => c.Start <= figure.Start && figure.Start < c.End)?.Context ?? SearchText.Normalize(figure.Quote);

    private static int Nearness(string thing, Figure figure)
    {
        var name = NameOf(figure);
        return (2 * TextLikeness.CommonSubsequence(thing, name)) - Math.Abs(name.Length - thing.Length);
    }

    // Where its indicator is no name, the clause says what is counted.
    private static string NameOf(Figure figure)
    {
        var name = PromisedObject.Core(figure.Indicator);
        name = name.Length > 1 ? name : PromisedObject.Core(figure.Quote);
        return name.Length > ShortestName && name.StartsWith("改造", StringComparison.Ordinal) ? name[2..] : name;
    }

    // A clause of the report that looks back which names the indicator; where its sentence goes on to say that the target was not reached, up to there.
    private PromiseText? Mention(Figure target, string thing, ReportClauses later)
    {
        var names =
            target.Canonical is { } canonical && CanonicalIndicators.Find(canonical) is { } indicator
                ? indicator.Names.Select(SearchText.Normalize).Where(n => n.Length >= ShortestName).ToList()
                : [];
        var mentions = later
            .Done.Where(c =>
                names.Count > 0
                    ? names.Exists(n => c.Normal.Contains(n, StringComparison.Ordinal))
                    : thing.Length >= ShortestName && PromisedObject.Names(c.Normal, thing)
            )
            .ToList();
        foreach (var mention in mentions)
        {
            var denial = later.Done.SkipWhile(c => c != mention).Take(Near + 1).FirstOrDefault(c => WorkStage.IsDenied(c.Normal));
            if (denial is not null)
            {
                var text = snapshot.Text(later.Report.Report)!;
                return mention.AsText(later.Report) with { Quote = text[mention.Start..denial.End], End = denial.End };
            }
        }

        return mentions.FirstOrDefault()?.AsText(later.Report);
    }

    private Promise OfPlan(ReportClause plan, ReportInfo report, List<ReportClauses> next, string place)
    {
        var text = plan.AsText(report);
        var isFirm = IsFirm(plan);
        var aimed = isFirm ? Aimed(plan) : Math.Max(Aimed(plan), WorkStage.Underway);
        var parts = PromisedObject.Parts(plan.Core.Length >= ShortestThing ? plan.Text : plan.Context).Where(p => p.Length >= 2).ToList();
        foreach (var later in next)
        {
            if (Done(plan.Normal, parts, aimed, Work().IsMatch(plan.Normal), later) is { } done)
            {
                return isFirm
                    ? done with
                    {
                        Target = text,
                        Place = place,
                    }
                    : Loosely(done with { Target = text, Place = place, IsFirm = false }, parts);
            }
        }

        return Silent(text, next, place) with
        {
            IsFirm = isFirm,
        };
    }

    // 推进改革 has no end that could be reached: it is met only where the same words are said to be finished.
    private static Promise Loosely(Promise promise, List<string> parts)
    {
        var said = SearchText.Normalize(promise.Result!.Quote);
        var isSame = parts.TrueForAll(p => p.Length > ShortestName && said.Contains(p, StringComparison.Ordinal));
        return !isSame ? promise with { Result = null, Outcome = PromiseOutcome.Silent, Reason = "后来的报告里没有找到对应的内容" }
            : promise.Outcome == PromiseOutcome.Met && WorkStage.Of(said) >= WorkStage.Finished ? promise
            : promise with { Outcome = PromiseOutcome.Incomparable, Reason = "后来的报告提到了，没有说是否做到" };
    }

    // Named work only: 开展专项行动 stands in every report, and nothing follows from it.
    private static Promise? Done(string plan, List<string> parts, int aimed, bool isWork, ReportClauses later)
    {
        if (parts.Count == 0 || parts.TrueForAll(p => p.Length < ShortestThing))
        {
            return null;
        }

        var named = later
            .Done.Select(c => (Clause: c, Count: parts.Count(p => PromisedObject.Names(c.Normal, p))))
            .Where(n => n.Count > 0)
            .ToList();
        var again =
            aimed >= WorkStage.Finished && isWork
                ? later.Planned.FirstOrDefault(c =>
                    parts.TrueForAll(p => PromisedObject.NamesSurely(c.Normal, p))
                    && WorkStage.Of(c.Normal) >= WorkStage.Finished
                    && IsFirm(c)
                )
                : null;
        var isPart = named.Count > 0 && named.Max(n => n.Count) < parts.Count;
        if (
            isPart
            && !named.Exists(n =>
                (2 * n.Count) >= parts.Count && parts.Exists(p => p.Length >= ShortestName && PromisedObject.Names(n.Clause.Normal, p))
            )
        )
        {
            named = [];
        }

        if (named.Count == 0)
        {
            return again is null
                ? null
                : new Promise(
                    string.Empty,
                    again.AsText(later.Report),
                    again.AsText(later.Report),
                    PromiseOutcome.Missed,
                    null,
                    null,
                    "后来的报告没有说已经做到，又把它列为任务"
                );
        }

        var most = named.Max(n => n.Count);
        var best = named.Where(n => n.Count == most).OrderByDescending(n => StageOf(n.Clause)).First().Clause;
        var stage = StageOf(best);
        var result = best.AsText(later.Report);
        Promise Say(PromiseOutcome outcome, string reason) => new(string.Empty, result, result, outcome, null, null, reason);
        return most < parts.Count ? Say(PromiseOutcome.Incomparable, "后来的报告只提到其中一部分")
            : WorkStage.IsDenied(best.Normal) ? Say(PromiseOutcome.Missed, "报告自己说没有完成")
            : again is not null ? Say(PromiseOutcome.Missed, "后来的报告又把它列为任务")
            : stage == 0 ? Say(PromiseOutcome.Incomparable, "后来的报告提到了，没有说进展到哪一步")
            : stage >= aimed
                ? parts.TrueForAll(p => PromisedObject.NamesSurely(best.Normal, p)) || SharesAmount(plan, best.Normal)
                        ? Say(PromiseOutcome.Met, "后来的报告说已经做到")
                    : Say(PromiseOutcome.Incomparable, "后来的报告说的是不是同一件事不能确定")
            : Say(PromiseOutcome.Missed, "后来的报告说的进展没有到承诺的一步");
    }

    // A work of 6.5亿元 that comes back with its cost is the same work.
    private static bool SharesAmount(string plan, string said) =>
        Amounts().Matches(plan).Select(m => m.Value).Intersect(Amounts().Matches(said).Select(m => m.Value)).Any();

    private static int StageOf(ReportClause clause) => WorkStage.Of(clause.Normal);

    private static int Aimed(ReportClause plan)
    {
        var stage = WorkStage.Of(StripAhead().Replace(plan.Normal, string.Empty));
        return Honour().IsMatch(plan.Normal) ? Math.Max(stage, WorkStage.Finished) : Math.Max(stage, 1);
    }

    // An amount that falls short while its growth does not was counted in another way: neither is certain.
    private static IEnumerable<Promise> OneIndicatorOneOutcome(IReadOnlyList<Promise> promises)
    {
        foreach (var promise in promises)
        {
            var twin = promises.FirstOrDefault(p =>
                p.Target.Figure is { } other
                && promise.Target.Figure is { } own
                && !ReferenceEquals(p, promise)
                && own.PassageId == other.PassageId
                && NameOf(own) == NameOf(other)
                && FigureOutcome.KindOf(own) != FigureOutcome.KindOf(other)
                && p.Outcome is PromiseOutcome.Met or PromiseOutcome.Missed
                && promise.Outcome is PromiseOutcome.Met or PromiseOutcome.Missed
                && p.Outcome != promise.Outcome
            );
            yield return twin is null
                ? promise
                : promise with
                {
                    Outcome = PromiseOutcome.Incomparable,
                    Gap = null,
                    How = null,
                    Reason = "总量和增速得出不同的结论，口径可能不同",
                };
        }
    }

    private static PromiseText TextOf(Figure figure, ReportInfo report) =>
        new(report.Report, report.Year ?? 0, figure.Quote, figure.SpanStart, figure.SpanEnd, figure);

    [GeneratedRegex(@"\d+(?:\.\d+|\d)(?:万?亿|万)(?:元|平方米|吨|千瓦)")]
    private static partial Regex Amounts();

    [GeneratedRegex("城乡居民[^,，]{0,4}收入")]
    private static partial Regex TownAndCountry();

    [GeneratedRegex("、|以及|和|与|及")]
    private static partial Regex Joints();

    [GeneratedRegex("总投资$|^投资$|(?:项目|工程|[厂路园])投资$|补助资金$|专项资金$|^资金$")]
    private static partial Regex Cost();

    [GeneratedRegex("(?:总投资|(?<!资产)投资|投资额|占地|建筑面积)(?:约|近|超|达)?$")]
    private static partial Regex CostOf();

    [GeneratedRegex(
        "开工|动工|开建|启动|实施.*(?:工程|项目|制度|改造|办法)|(?:新建|改造|建设).*(?:[厂站场馆院校园路桥库]|中心|基地|工程|项目)$"
    )]
    private static partial Regex Starts();

    [GeneratedRegex(
        "推进|打造|推行|提高|降低|发放|引进|培育|设立|组建|出台|开通|修建|整治|完善|健全|扩大|取消|试点|改革|淘汰|关闭|压减|举办|编制|制定|修订|落实|开展|支持|加强|加快|推动|建设|改造|保障|清理|减免|免除|建[设立]|搬迁|升级"
    )]
    private static partial Regex Act();

    // Says where a place stands and promises nothing.
    [GeneratedRegex("时期是|之年|之后|相衔接|小康社会|^是|决定性|成立\\d+周年")]
    private static partial Regex Statement();

    [GeneratedRegex("就能|才能|意味着|相当于")]
    private static partial Regex Condition();

    [GeneratedRegex("^(?:及|以上的|以下的)")]
    private static partial Regex Threshold();

    [GeneratedRegex("^[万亿]*(?:个|家|项|人|元|人次|件|%|％)$")]
    private static partial Regex CommonUnit();

    [GeneratedRegex("争创|创建.*(?:[县区市镇村城]|称号|示范)")]
    private static partial Regex Honour();

    // How one goes about things (加快推进, 持续巩固, 支持) is no promise that something will be there, but where a time is set.
    [GeneratedRegex(
        "^(?:[^\\p{L}]*)(?:\\d+年是|[^,，]{0,16}时期是|是|又|让|使|随着|当前|省|市委|国家|加快|持续|推动|推进|全力推进|支持|引导|加强|健全|完善|高[效标度质]|紧盯|抢抓|用好|深入|通过|强化|做好|鼓励|坚持|坚决|围绕|对标|深化|优化|巩固|提高|提升|积极推|严格|规范|开展|打好|打造|我们|抓好|奋力|为|以|把|在)"
    )]
    private static partial Regex Conduct();

    [GeneratedRegex("年内|年底|确保|力争|月底?前|上半年|完成|建成|竣工|投产|投入使用|通车")]
    private static partial Regex Bound();

    // Work that is finished once: 完成省定民生工程 is a task of every year.
    [GeneratedRegex("竣工|完工|建成|投产|投用|投入使用|投入运营|通车|开放|启用|主体")]
    private static partial Regex Work();

    [GeneratedRegex("加快|推进|准备|正在")]
    private static partial Regex StripAhead();
}
