using System.Text.RegularExpressions;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Embeddings;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Ledger;

namespace Assistant.Core.Claims;

/// <summary>Judges the figures of a text against the ledgers of reports. A figure is supported only when value, unit, kind, period, status and indicator agree.</summary>
public sealed partial class ClaimVerifier(ICorpusSnapshot snapshot)
{
    // Below the first likeness two figures are of different things; from the second on they surely are of the same.
    private const double Related = 0.55;
    private const double Same = 0.72;

    /// <summary>A verdict for every figure of the text, in order; empty when it holds none.</summary>
    /// <param name="speaking">A passage known to speak of what the text says: its figures support without likeness of words.</param>
    /// <param name="period">The years that the text speaks of where its words name none, as the heading of a section sets them.</param>
    public IReadOnlyList<ClaimVerdict> Verify(
        string text,
        IReadOnlyList<ReportInfo> reports,
        Passage? speaking = null,
        (int From, int To)? period = null
    )
    {
        return Verify(
            text,
            [.. reports.SelectMany(r => ClaimLedger.Of(r.Report, snapshot))],
            reports.Select(r => r.Year).Max(),
            speaking,
            period
        );
    }

    /// <summary>The same by given ledger figures alone.</summary>
    /// <param name="latest">Year of the latest report that they are from: 去年 and 今年 count from it.</param>
    public IReadOnlyList<ClaimVerdict> Verify(
        string text,
        IReadOnlyList<Figure> ledger,
        int? latest,
        Passage? speaking = null,
        (int From, int To)? period = null
    )
    {
        ledger = ledger.Any(f => f.Value < 0) ? [.. ledger.Select(ClaimFigures.Unsigned)] : ledger;
        var claims = ClaimFigures.Of(text, latest, period);
        var verdicts = new List<ClaimVerdict>();
        foreach (var claim in claims)
        {
            var verdict = Judge(claim, ledger, speaking, claims.Count == 1);
            verdicts.Add(
                verdicts.Count > 0 && Rules.GoesOn.Gives(GoesOn(claim, text, verdicts[^1])) is { } led
                    ? JudgeBeside(claim, led, ledger, verdict)
                    : verdict
            );
        }

        return verdicts;
    }

    /// <summary>The ledger figure of the claim before when this one only goes on about the same thing: 进出口增速45%,全市第1; 修路124公里，投资6.4亿.</summary>
    private static Figure? GoesOn(Claim claim, string text, ClaimVerdict before) =>
        before is { Kind: VerdictKind.Supported, Evidence: { } led }
        && text[Math.Min(before.Figure.End, claim.Figure.Start)..claim.Figure.Start] is var between
        && !SentenceEnd().IsMatch(between)
        && Leaning().IsMatch(between)
            ? led
            : null;

    // Such a claim is of what stands beside the figure that it goes on about, and of nothing elsewhere.
    private ClaimVerdict JudgeBeside(Claim claim, Figure led, IReadOnlyList<Figure> ledger, ClaimVerdict verdict)
    {
        var passage = snapshot.PassageOf(led);
        var beside = ledger
            .Where(f =>
                f.PassageId == led.PassageId
                && f != led
                && f.Status != Status.Threshold
                && claim.SameKind(f)
                && claim.Comparison(f) is ValueComparison.Equal or ValueComparison.Different
            )
            .Where(f => passage is null || !SentenceEnd().IsMatch(Between(passage, led, f)))
            .OrderBy(f => f.Start < led.Start ? (2 * (led.Start - f.Start)) : f.Start - led.Start)
            .ToList();
        if (beside.Count == 0)
        {
            return verdict.Kind == VerdictKind.Supported && verdict.Evidence?.PassageId != led.PassageId ? NotFound(claim) : verdict;
        }

        return
            beside.Take(2).FirstOrDefault(f => claim.Comparison(f) == ValueComparison.Equal) is { } equal
            && (equal == beside[0] || claim.Figure.Kind is not (FigureKind.Rank or FigureKind.Growth))
            ? Agreed(claim, equal)
            : new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, beside[0], Wording(beside[0]), "数值不同");
    }

    private static string Between(Passage passage, Figure one, Figure other)
    {
        var (from, to) = (Math.Min(one.End, other.End) - passage.Start, Math.Max(one.Start, other.Start) - passage.Start);
        return passage.Text[
            Math.Clamp(from, 0, passage.Text.Length)..Math.Clamp(to, Math.Clamp(from, 0, passage.Text.Length), passage.Text.Length)
        ];
    }

    private static ClaimVerdict NotFound(Claim claim) => new(claim.Figure, VerdictKind.NotFound, null, null, "报告中没有查到这项数据");

    private ClaimVerdict Judge(Claim claim, IReadOnlyList<Figure> ledger, Passage? speaking, bool alone)
    {
        var matcher = new IndicatorMatcher(claim, snapshot);
        var verdict = Judge(claim, matcher, ledger);
        if (
            speaking is null
            || new PassageClaims(snapshot, StaticEmbeddingModel.Default).Find(claim, matcher, speaking, alone) is not { } meant
            || !Rules.SpeakingPassage.Holds(true)
        )
        {
            return verdict;
        }

        // The ledger's own verdict stands where it agrees, unless the very passage says that the value is another's.
        var elsewhere = verdict.Evidence is { } evidence && evidence.PassageId != speaking.Id;
        return (verdict.Kind, meant.Comparison) switch
        {
            (VerdictKind.Supported, ValueComparison.Equal) => verdict,
            (VerdictKind.Supported, _) when elsewhere && claim.Figure.Kind != FigureKind.Rank => verdict,
            // The rounding of a figure of another year was found out already.
            (VerdictKind.Contradicted, ValueComparison.Equal) when claim.IsRounded(meant.Figure) && !elsewhere => verdict,
            // What lies in a range by chance says nothing of another time.
            (_, ValueComparison.Equal) when claim.ContradictsPeriod(meant.Figure) && claim.IsRounded(meant.Figure) => NotFound(claim),
            (_, ValueComparison.Equal) => claim.ContradictsPeriod(meant.Figure)
                ? OfOtherPeriod(claim, meant.Figure)
                : Agreed(claim, meant.Figure),
            (VerdictKind.Contradicted, _) when !elsewhere => verdict,
            (_, ValueComparison.OtherUnit) => new ClaimVerdict(
                claim.Figure,
                VerdictKind.Contradicted,
                meant.Figure,
                Wording(meant.Figure),
                "单位不同"
            ),
            _ => new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, meant.Figure, Wording(meant.Figure), "数值不同"),
        };
    }

    private ClaimVerdict Judge(Claim claim, IndicatorMatcher matcher, IReadOnlyList<Figure> ledger)
    {
        // A sentence of the report itself says the same as the report, whatever its words look like: 争取项目29个 was done, 即将开工 is a plan.
        if (ledger.FirstOrDefault(f => IsVerbatim(claim, f)) is { } own)
        {
            return Agreed(claim, own);
        }

        // A bound of the things counted (10亿元以上项目12个) supports nothing but itself.
        var related = ledger
            .Where(f =>
                (f.Status != Status.Threshold || claim.Figure.Status == Status.Threshold) && !Rules.ExclusiveTerms.Holds(claim.IsAnother(f))
            )
            .Select(f => (Figure: f, Likeness: Likeness(matcher, f)))
            .Where(m => m.Likeness >= Related)
            .OrderByDescending(m => m.Likeness)
            .ToList();
        var comparable = related.Where(m => claim.SpeaksOfPeriod(m.Figure)).ToList();
        if (
            comparable
                .Where(m => claim.Comparison(m.Figure) == ValueComparison.Equal && claim.SameKind(m.Figure))
                .Select(m => m.Figure)
                .FirstOrDefault()
                is { } equal
            && !Rules.BetterOther.Holds(BetterOther(comparable, equal, claim))
        )
        {
            // 2024年增长5%左右 where 4.9% is the result and 5%左右 the target: who gives another year's very figure does not round this one.
            return claim.IsRounded(equal) && ExactElsewhere(claim, related, equal) is { } exact
                ? new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, equal, Wording(equal), $"{exact.Text}是{PeriodName(exact)}")
                : Agreed(claim, equal);
        }

        return Contradiction(claim, comparable, related) ?? NotFound(claim);
    }

    private bool IsVerbatim(Claim claim, Figure figure) =>
        figure.Text == claim.Figure.Text
        && figure.Unit == claim.Figure.Unit
        && claim.IsOfYears(figure)
        && snapshot.PassageOf(figure) is { } passage
        && VerbatimText.LeadsTo(passage, figure, claim.Said);

    // Over the figures of many reports this takes the time.
    private double Likeness(IndicatorMatcher matcher, Figure figure)
    {
        snapshot.ThrowIfStopped();
        return matcher.Likeness(figure);
    }

    // The same value stands with another indicator while the claim's own indicator has a value of its own: two values swapped.
    private static bool BetterOther(List<(Figure Figure, double Likeness)> comparable, Figure equal, Claim claim)
    {
        var likeness = comparable.First(m => m.Figure == equal).Likeness;
        return comparable.Any(m =>
            m.Likeness > likeness + 0.12
            && m.Likeness >= Same
            && claim.SameKind(m.Figure)
            && claim.Comparison(m.Figure) == ValueComparison.Different
        );
    }

    private static Figure? ExactElsewhere(Claim claim, List<(Figure Figure, double Likeness)> related, Figure rounded) =>
        related
            .Where(m =>
                m.Likeness >= Same
                && m.Figure.Value == claim.Figure.Value
                && m.Figure.Unit == rounded.Unit
                && claim.SameKind(m.Figure)
                && claim.ContradictsPeriod(m.Figure)
                && m.Figure.Modifier.Length > 0
                && claim.HasModifier(m.Figure)
            )
            .Select(m => m.Figure)
            .FirstOrDefault();

    private ClaimVerdict Agreed(Claim claim, Figure figure)
    {
        if (Rules.OtherDirection.Holds(claim.OpposesDirection(figure)))
        {
            return new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, figure, Direction(figure), "方向相反");
        }

        if (Rules.OtherScope.Gives(ClaimScope.Fault(claim, figure, Before(figure))) is { } fault)
        {
            return new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, figure, Wording(figure), fault);
        }

        return Rules.DroppedCondition.Holds(claim.DropsCondition(figure))
            ? new ClaimVerdict(
                claim.Figure,
                VerdictKind.Contradicted,
                figure,
                Wording(figure),
                $"丢了条件“{figure.Modifier.Replace(',', '、')}”"
            )
            : new ClaimVerdict(
                claim.Figure,
                VerdictKind.Supported,
                figure,
                null,
                claim.IsRounded(figure) ? $"约数，报告为{figure.Text}" : null
            );
    }

    // What stands before the figure in its sentence may set its time: 全年接待游客…，累计….
    private string Before(Figure figure) =>
        snapshot.PassageOf(figure) is { } passage
            ? passage.Text[..Math.Clamp(figure.Start - passage.Start, 0, passage.Text.Length)]
            : string.Empty;

    private static ClaimVerdict? Contradiction(
        Claim claim,
        List<(Figure Figure, double Likeness)> comparable,
        List<(Figure Figure, double Likeness)> related
    )
    {
        var otherUnit = comparable
            .Where(m => m.Likeness >= Same && claim.Comparison(m.Figure) == ValueComparison.OtherUnit)
            .Select(m => m.Figure)
            .FirstOrDefault();
        if (otherUnit is not null)
        {
            return new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, otherUnit, Wording(otherUnit), "单位不同");
        }

        var sameUnit = comparable
            .Where(m => m.Likeness >= Same && claim.SameKind(m.Figure) && claim.Comparison(m.Figure) == ValueComparison.Different)
            .Select(m => m.Figure)
            .FirstOrDefault();
        if (sameUnit is not null)
        {
            var elsewhere = related
                .Where(m => claim.Comparison(m.Figure) == ValueComparison.Equal && claim.SameKind(m.Figure))
                .Select(m => m.Figure)
                .FirstOrDefault();
            var reason =
                elsewhere is null ? "数值不同"
                : !claim.SpeaksOfPeriod(elsewhere) ? $"{elsewhere.Text}是{PeriodName(elsewhere)}"
                : elsewhere.Subject != sameUnit.Subject ? $"{elsewhere.Text}是{elsewhere.Subject}的：{elsewhere.Indicator}"
                : $"{elsewhere.Text}是另一项：{elsewhere.Indicator}";
            return new ClaimVerdict(claim.Figure, VerdictKind.Contradicted, sameUnit, Wording(sameUnit), reason);
        }

        var otherPeriod = related
            .Where(m =>
                m.Likeness >= Same
                && claim.Comparison(m.Figure) == ValueComparison.Equal
                && claim.SameKind(m.Figure)
                && claim.ContradictsPeriod(m.Figure)
                && !claim.IsRounded(m.Figure)
            )
            .Select(m => m.Figure)
            .FirstOrDefault();
        return otherPeriod is null ? null : OfOtherPeriod(claim, otherPeriod);
    }

    private static ClaimVerdict OfOtherPeriod(Claim claim, Figure figure) =>
        new(
            claim.Figure,
            VerdictKind.Contradicted,
            figure,
            $"{PeriodName(figure)}{Wording(figure)}",
            $"{figure.Text}是{PeriodName(figure)}"
        );

    private static string Wording(Figure figure) =>
        figure.Modifiers is [.., var after] && figure.Quote.Contains(figure.Text + after, StringComparison.Ordinal)
            ? figure.Text + after
            : figure.Text;

    private static string Direction(Figure figure) => (figure.Falling ? "下降" : "上升") + "，" + figure.Text;

    private static string PeriodName(Figure figure)
    {
        var period =
            figure.PeriodStart is null ? string.Empty
            : figure.PeriodStart == figure.PeriodEnd ? $"{figure.PeriodStart}年"
            : $"{figure.PeriodStart}-{figure.PeriodEnd}年";
        return period + (figure.Status is Status.Target or Status.Plan ? "目标" : "实绩");
    }

    // No word between the two that names another thing.
    [GeneratedRegex(
        "^[^，,、]{0,6}[，,、]?(?:其中|(?:在|居|排|位列|名列|列)?(?:全[省市国县区球]|世界)(?:排名|位列|居|排|列)?(?:为|在)?|总?投资(?:额)?(?:了|达|约|超过?|共)?|(?:增速|增幅|增量)(?:在|居|排|为)?(?:全[省市国县])?|(?:同比|比上年|较上年|比去年)?(?:增长|下降|增加|减少|提高|增速|增幅)(?:了|为|达)?|排名?|位次|列)$"
    )]
    private static partial Regex Leaning();

    [GeneratedRegex("[。；;！!？?\n]")]
    private static partial Regex SentenceEnd();
}
