using System.Text.RegularExpressions;
using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Answers a comparison: a quote for each side, then the difference with its computation.</summary>
internal sealed partial class CompareAnswers(ICorpusSnapshot snapshot, StatementAnswers statements, Wording wording)
{
    private readonly FigureComparison comparison = new(wording);

    /// <summary>Both sides quoted; the difference when the sides hold comparable figures.</summary>
    public Draft Compose(ParsedQuestion question, IReadOnlyList<PartDecision> parts, Func<SlotResult, string> missing)
    {
        parts = Rules.AlignedQuotes.Changes(parts, new AlignedQuotes(statements, question).Of(WithPair(question, parts)));
        var draft = statements.Compose(question, parts, missing);
        var sides = parts
            .Where(p => p.IsAnswered)
            .Select(p => new Side(p.Result.Slot, statements.Quote(question, p.Result, p.Result.Best!)))
            .ToList();
        if (sides.Count < 2 || sides.DistinctBy(s => (s.Slot.Place, s.Slot.Year, s.Slot.Status)).Count() < sides.Count)
        {
            return parts.All(p => p.IsAnswered) ? WithThings(draft, question, sides) : draft;
        }

        var figures = Comparable(question, sides);
        return figures is null ? draft : WithVerdict(WithDifference(draft, question, sides, figures), question, sides, figures);
    }

    // The quotes of one passage are widened to hold both figures that are set against each other.
    private IReadOnlyList<PartDecision> WithPair(ParsedQuestion question, IReadOnlyList<PartDecision> parts)
    {
        var slots = parts.Select(p => (p.Result.Slot.Place, p.Result.Slot.Year, p.Result.Slot.Status)).Distinct().Count();
        if (slots > 1 || parts.Count == 0 || parts.Any(p => !p.IsAnswered))
        {
            return parts;
        }

        return
        [
            .. parts.Select(part =>
                new ComparedThings(question).Choose(Figures(QuoteCutter.Whole(string.Empty, part.Result.Best!.Passage))) is { } pair
                    ? part with
                    {
                        Result = Around(part.Result, pair.First, pair.Second),
                    }
                    : part
            ),
        ];
    }

    private static SlotResult Around(SlotResult finding, Figure first, Figure second)
    {
        var best = finding.Best!;
        var view = PassageView.Of(best.Passage);
        var (from, to) = (view.ClauseOf(first), view.ClauseOf(second));
        return from < 0 || to < 0
            ? finding
            : finding with
            {
                Ranked =
                [
                    best with
                    {
                        FirstClause = Math.Min(from, best.FirstClause),
                        LastClause = Math.Max(to, best.LastClause),
                    },
                    .. finding.Ranked.Skip(1),
                ],
            };
    }

    private List<Figure> Figures(QuotedStatement quote) => [.. statements.FiguresOf(quote).Where(f => !IsStart(f))];

    // 城里和农村谁的收入涨得快: both figures are of one time. 面积五年前和现在差多少: one sentence tells what it was and what it is.
    private Draft WithThings(Draft draft, ParsedQuestion question, List<Side> sides)
    {
        var quotes = sides.Select(s => s.Statement).DistinctBy(s => (s.Passage.Id, s.Start)).ToList();
        var pair = new ComparedThings(question).Choose([.. quotes.SelectMany(Figures).Distinct()]);
        var change = FigureChange.Of([.. quotes.SelectMany(statements.FiguresOf).Distinct()], snapshot);
        var (text, derived) =
            change is { } told && IsToldOf(question, told.After, pair?.First)
                ? comparison.Sides(new(wording.Say("原来", "before"), told.Before), new(wording.Say("后来", "after"), told.After))
            : pair is { } things ? comparison.Things(new(things.First.Indicator, things.First), new(things.Second.Indicator, things.Second))
            : (string.Empty, null);
        return text.Length == 0
            ? draft
            : draft with
            {
                Remarks = [.. draft.Remarks, text],
                Derived = derived is null ? draft.Derived : [.. draft.Derived, derived],
            };
    }

    // The question says something of what changed, and more than of what is set beside another thing.
    private static bool IsToldOf(ParsedQuestion question, Figure changed, Figure? other) =>
        IndicatorLikeness.SaidIn(question, changed) is var said
        && (other is null ? said > 0 : said >= IndicatorLikeness.Told && said > IndicatorLikeness.SaidIn(question, other));

    // 2018年的总量比2016年还要高，是这样吗: the comparison itself is what is to be verified.
    private Draft WithVerdict(Draft draft, ParsedQuestion question, List<Side> sides, List<Figure> figures)
    {
        if (figures.Count != 2 || StatementPatterns.YearsCompared(question.Text) is not { } claim)
        {
            return draft;
        }

        var (first, second) = (figures.FindIndex(f => f.PeriodEnd == claim.First), figures.FindIndex(f => f.PeriodEnd == claim.Second));
        if (first < 0 || second < 0 || first == second)
        {
            return draft;
        }

        if (!figures.TrueForAll(f => IsWhatIsCompared(StatementPatterns.ComparedThing(question.Text), f)))
        {
            return draft with
            {
                Verdicts =
                [
                    .. draft.Verdicts,
                    new DraftVerdict(question.Typed, null, VerdictKind.NotFound, null, "两年的报告没有给出同一指标的数", null),
                ],
            };
        }

        if (FigureComparison.IsOrderOpen(figures[first], figures[second]))
        {
            return draft with
            {
                Verdicts =
                [
                    .. draft.Verdicts,
                    new DraftVerdict(question.Typed, null, VerdictKind.NotFound, null, "报告给出的是界限，哪一年更高不能确定", null),
                ],
            };
        }

        var holds = claim.Higher ? figures[first].Value > figures[second].Value : figures[first].Value < figures[second].Value;
        var said = $"{claim.First}年{(claim.Higher ? "高" : "低")}于{claim.Second}年";
        return draft with
        {
            Verdicts =
            [
                .. draft.Verdicts,
                new DraftVerdict(
                    question.Typed,
                    null,
                    holds ? VerdictKind.Supported : VerdictKind.Contradicted,
                    holds ? null : $"{figures[first].Text}，{figures[second].Text}",
                    holds ? said : $"并非{said}",
                    sides[first].Statement.Passage
                ),
            ],
        };
    }

    // 总量 is not borne out by a rate of growth, nor by the value of another thing: each figure must support what is compared, said of its own year.
    private bool IsWhatIsCompared(string thing, Figure figure)
    {
        var verdicts = new ClaimVerifier(snapshot).Verify(
            $"{figure.PeriodEnd}年{thing}{figure.Text}",
            snapshot.Figures(figure.Report),
            null
        );
        var level = !thing.EndsWith('速') && !thing.EndsWith('幅') && !thing.EndsWith('率');
        return verdicts is [{ Kind: VerdictKind.Supported, Evidence: { } evidence }, ..]
            && evidence.Start == figure.Start
            && (!level || figure.Kind is FigureKind.Level or FigureKind.Count or FigureKind.Share);
    }

    private sealed record Side(Slot Slot, QuotedStatement Statement);

    /// <summary>One figure of each side, all of the same unit and kind and of the most alike indicators; null when there are none.</summary>
    private List<Figure>? Comparable(ParsedQuestion question, List<Side> sides)
    {
        var first = statements.FiguresOf(sides[0].Statement).Where(f => f.Kind != FigureKind.Rank && !IsStart(f));
        var best = first
            .Select(f => Partners(f, sides))
            .Where(row => row is not null)
            .OrderByDescending(row => row!.Likeness + FitsKind(question, row.Figures[0]))
            .FirstOrDefault();
        return best?.Figures;
    }

    // 由2476元增加到4140元: what something was before is no side.
    private bool IsStart(Figure figure) => FigureChange.IsStart(figure, snapshot.Text(figure.Report)!);

    private sealed record Row(List<Figure> Figures, double Likeness);

    private Row? Partners(Figure first, List<Side> sides)
    {
        var figures = new List<Figure> { first };
        var likeness = 0.0;
        foreach (var side in sides.Skip(1))
        {
            var partner = statements
                .FiguresOf(side.Statement)
                .Where(f =>
                    f.Unit == first.Unit
                    && f.ValueTo is null
                    && f.Status != Status.Threshold
                    && f.PeriodEnd - f.PeriodStart == first.PeriodEnd - first.PeriodStart
                    && (f.Falling == first.Falling || f.Kind is not (FigureKind.Growth or FigureKind.Change))
                    && IndicatorLikeness.AreOne(f, first)
                    && !IsStart(f)
                    && (
                        f.Kind == first.Kind
                        || f.Kind is FigureKind.Level or FigureKind.Count or FigureKind.Share
                            && first.Kind is FigureKind.Level or FigureKind.Count or FigureKind.Share
                    )
                )
                .MaxBy(f => IndicatorLikeness.Between(f, first));
            if (partner is null || (partner.Start == first.Start && partner.Report == first.Report))
            {
                return null;
            }

            figures.Add(partner);
            likeness += IndicatorLikeness.Between(partner, first);
        }

        return new Row(figures, likeness / (sides.Count - 1));
    }

    private static double FitsKind(ParsedQuestion question, Figure figure) =>
        IndicatorLikeness.SaidIn(question, figure)
        + (
            question.Expected switch
            {
                ExpectedAnswer.Percent => figure.Unit is "%" or "个百分点" ? 0.5 : 0,
                ExpectedAnswer.Money => figure.Unit.Contains('元', StringComparison.Ordinal) ? 0.5 : 0,
                _ => 0,
            }
        );

    private Draft WithDifference(Draft draft, ParsedQuestion question, List<Side> sides, List<Figure> figures)
    {
        var remarks = new List<string>(draft.Remarks);
        var derived = new List<DerivedFigure>(draft.Derived);
        if (figures.Count == 2)
        {
            remarks.Add(Difference(question, sides, figures, derived));
        }
        else
        {
            var top = figures.Select((f, i) => (f, i)).MaxBy(p => p.f.Value);
            var low = figures.Select((f, i) => (f, i)).MinBy(p => p.f.Value);
            var isOpen = figures.Any(f =>
                (f != top.f && FigureComparison.IsOrderOpen(f, top.f)) || (f != low.f && FigureComparison.IsOrderOpen(f, low.f))
            );
            remarks.Add(
                wording.Say(
                    $"{(isOpen ? "按所列数字，" : string.Empty)}其中最高的是{Name(sides, top.i, figures[top.i])}（{top.f.Text}），最低的是{Name(sides, low.i, figures[low.i])}（{low.f.Text}）。",
                    $"{(isOpen ? "By the numbers given, highest" : "Highest")}: {Name(sides, top.i, figures[top.i])} ({top.f.Text}); lowest: {Name(sides, low.i, figures[low.i])} ({low.f.Text})."
                )
            );
        }

        return draft with
        {
            Remarks = remarks,
            Derived = derived,
        };
    }

    private string Difference(ParsedQuestion question, List<Side> sides, List<Figure> figures, List<DerivedFigure> derived)
    {
        var (text, gap) = new FigureComparison(wording, HigherOrLower().IsMatch(question.Own ?? question.Text)).Sides(
            new(Name(sides, 0, figures[0]), figures[0]),
            new(Name(sides, 1, figures[1]), figures[1])
        );
        derived.AddRange(gap is null ? [] : [gap]);
        return text + Reached(figures[0], figures[1]);
    }

    // Only a target and a result of the same year say whether the target was met.
    private string Reached(Figure a, Figure b)
    {
        var target =
            a.Status is Status.Target or Status.Plan ? a
            : b.Status is Status.Target or Status.Plan ? b
            : null;
        var actual =
            a.Status == Status.Actual ? a
            : b.Status == Status.Actual ? b
            : null;
        if (
            target is null
            || actual is null
            || target.Falling != actual.Falling
            || actual.Modifier.Length > 0 && Bounds.Any(actual.Modifier)
            || target.PeriodStart != actual.PeriodStart
            || target.PeriodEnd != actual.PeriodEnd
        )
        {
            return string.Empty;
        }

        // 降至35: a level that is to fall is met from above.
        var lowerIsBetter =
            Cue.AtMost.IsIn(target.Modifier) || (target.Falling && target.Kind is not (FigureKind.Growth or FigureKind.Change));
        var met = lowerIsBetter ? actual.Value <= target.Value : actual.Value >= target.Value;
        return met
            ? wording.Say("实绩达到目标，目标完成。", " The target was met.")
            : wording.Say("实绩低于目标，目标未完成。", " The target was not met.");
    }

    // The place is named where the sides differ in it.
    private string Name(List<Side> sides, int index, Figure figure) =>
        wording
            .Frame(
                sides.DistinctBy(s => s.Slot.Place).Count() > 1 ? sides[index].Slot.Place : null,
                figure.PeriodStart,
                figure.PeriodEnd,
                figure.Status,
                true
            )
            .TrimEnd('：', ':', ' ');

    // 高了还是低了, 谁更高
    [GeneratedRegex("[高低][^,，。?？]{0,4}还是|[更谁]高|[更谁]低|[高低]了?(?:吗|没|不)")]
    private static partial Regex HigherOrLower();
}
