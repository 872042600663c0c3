using System.Text.RegularExpressions;
using Assistant.Core.Figures;
using Assistant.Core.Index;
using Assistant.Core.Passages;
using Assistant.Core.Retrieval;
using Assistant.Core.Understanding;
using Assistant.Core.Verification;

namespace Assistant.Core.Answering;

/// <summary>Answers whether a statement agrees with the reports.</summary>
internal sealed partial class VerifyAnswers(ICorpusSnapshot snapshot, StatementAnswers statements, Wording wording)
{
    // From this chance on the best passage is taken to speak of the statement, in whatever words.
    private const double SurelySpeaks = 0.55;

    /// <summary>A verdict for each figure of the statement, or one for the whole when it holds none.</summary>
    public Draft Compose(UnderstoodQuestion question, IReadOnlyList<Finding> findings, IReadOnlyList<ReportInfo> reports)
    {
        var claim = Statement(question.Typed);
        var speaking = findings.Where(f => f.Best is not null && f.Chance >= SurelySpeaks).MaxBy(f => f.Chance)?.Best?.Passage;
        var verdicts = new ClaimVerifier(snapshot).Verify(claim, reports, speaking);
        return verdicts.Count > 0 ? ByFigures(claim, verdicts, findings, question) : ByWords(claim, question, findings);
    }

    private Draft ByFigures(string claim, IReadOnlyList<ClaimVerdict> verdicts, IReadOnlyList<Finding> findings, UnderstoodQuestion question)
    {
        var quotes = new List<Statement>();
        var drafts = new List<DraftVerdict>();
        foreach (var verdict in verdicts)
        {
            var passage = verdict.Evidence is { } evidence ? PassageOf(evidence) : null;
            drafts.Add(new DraftVerdict(claim, verdict.Figure.Text, verdict.Kind, verdict.Expected, verdict.Reason, passage));
            if (verdict.Evidence is { } figure && passage is not null)
            {
                quotes.Add(Quote(figure, passage, verdict.Kind));
            }
        }

        var quoted = quotes.DistinctBy(q => (q.Passage.Id, q.Start)).ToList();
        var found = verdicts.Any(v => v.Kind != VerdictKind.NotFound);
        if (!found)
        {
            var nearest = findings.Where(f => f.Best is not null).MaxBy(f => f.Chance);
            return Draft.Refuse(RefusalKind.IndicatorMissing, Conclusion(verdicts), nearest is null ? [] : [statements.Quote(question, nearest, nearest.Best!)]) with { Verdicts = drafts };
        }

        return new Draft(
            verdicts.All(v => v.Kind != VerdictKind.NotFound) ? Outcome.Answered : Outcome.Partial,
            quoted, [Conclusion(verdicts)], [], statements.Stated(quoted), drafts, null);
    }

    // Each sentence of the conclusion names only figures of the claim; they are quoted back, not asserted.
    private string Conclusion(IReadOnlyList<ClaimVerdict> verdicts) =>
        verdicts.Any(v => v.Kind == VerdictKind.Contradicted) ? wording.Say("核对结果：与报告不符。", "Verdict: contradicted by the report.")
        : verdicts.Any(v => v.Kind == VerdictKind.NotFound) ? wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.")
        : wording.Say("核对结果：与报告一致。", "Verdict: supported by the report.");

    private Draft ByWords(string claim, UnderstoodQuestion question, IReadOnlyList<Finding> findings)
    {
        var best = findings.Where(f => f.Best is not null).MaxBy(f => f.Chance);
        if (best?.Best is not { } ranked || !best.Answers)
        {
            var missing = wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.");
            return Draft.Refuse(RefusalKind.IndicatorMissing, missing, best?.Best is null ? [] : [statements.Quote(question, best, best.Best)])
                with { Verdicts = [new DraftVerdict(claim, null, VerdictKind.NotFound, null, null, null)] };
        }

        var quote = statements.Quote(question, best, ranked);
        var contradicted = Opposed(claim, quote.Quote);
        return new Draft(
            Outcome.Answered,
            [quote],
            [contradicted ? wording.Say("核对结果：与报告不符。", "Verdict: contradicted by the report.") : wording.Say("核对结果：与报告一致。", "Verdict: supported by the report.")],
            [],
            statements.Stated([quote]),
            [new DraftVerdict(claim, null, contradicted ? VerdictKind.Contradicted : VerdictKind.Supported, null, contradicted ? "说法与报告相反" : null, ranked.Passage)],
            null);
    }

    /// <summary>Whether claim and quote say opposite directions.</summary>
    private static bool Opposed(string claim, string quote) =>
        (Falling().IsMatch(claim) && !Falling().IsMatch(quote) && Rising().IsMatch(quote)) || (Rising().IsMatch(claim) && !Rising().IsMatch(quote) && Falling().IsMatch(quote));

    private Statement Quote(Figure figure, Passage passage, VerdictKind kind)
    {
        var clauses = PassageView.Of(passage).Clauses;
        var first = clauses.ToList().FindIndex(c => passage.Start + c.End > figure.Start);
        var cut = QuoteCutter.Cut(string.Empty, passage, Math.Max(0, first), Math.Max(0, first));
        var frame = wording.Frame(null, figure.PeriodStart, figure.PeriodEnd, figure.Status, true);
        return cut with { Frame = kind == VerdictKind.Contradicted ? wording.Say("报告的说法是——", "The report says: ") + frame : frame };
    }

    private Passage? PassageOf(Figure figure) => snapshot.Passages(figure.Report).FirstOrDefault(p => p.Id == figure.PassageId);

    /// <summary>The statement without the request to verify it.</summary>
    private static string Statement(string typed)
    {
        var quoted = Quoted().Match(typed);
        if (quoted.Success && quoted.Groups[1].Value.Any(char.IsAsciiDigit))
        {
            return quoted.Groups[1].Value;
        }

        return Request().Replace(typed, string.Empty);
    }

    [GeneratedRegex("[“\"「]([^”\"」]{6,})[”\"」]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^.{0,14}?(核对|核实|查证|核一下|复核|校对|核下|请核|查一下|材料里?写|稿子里?写|有人说|听说|报告说|报告提到)(一下)?(这句话)?(对不对|是否正确)?[:：,，]?|[,，。—]*\s*(数字|这个数|这句|这个说法|这样写|报告里)?[^,，。]{0,6}(对不对|对吗|对吧|是真的吗?|属实吗?|请核实?|请查证|核实一下|核一下|有没有错|准不准确?|准确吗|无误|没错吧|是吗|是吧|查得到吗|有依据[吗没])[?？。]*$")]
    private static partial Regex Request();

    [GeneratedRegex(@"下降|降低|减少|回落|掉|跌|下滑|缩小|降")]
    private static partial Regex Falling();

    [GeneratedRegex(@"增长|上升|提高|增加|涨|提升|扩大|升")]
    private static partial Regex Rising();
}
