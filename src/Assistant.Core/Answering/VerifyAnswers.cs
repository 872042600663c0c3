using System.Text.RegularExpressions;
using Assistant.Core.Grounding;
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
    private const double SurelySpeaks = 0.5;

    // A statement without figures has nothing but its words to be held against.
    private const double SaysIt = 0.6;

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
        if (best?.Best is not { } ranked || !best.Answers || best.Chance < SaysIt || UntoldActs.Any(claim, ranked.Passage.Text))
        {
            var missing = wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.");
            return Draft.Refuse(RefusalKind.IndicatorMissing, missing, best?.Best is null ? [] : [statements.Quote(question, best, best.Best)])
                with { Verdicts = [new DraftVerdict(claim, null, VerdictKind.NotFound, null, null, null)] };
        }

        var quote = statements.Quote(question, best, ranked);
        var contradicted = Opposed(claim, quote.Quote) || Denies(claim, quote.Quote) || NamesAnother(claim, ranked.Passage) || StatedOtherwise.Of(claim, ranked.Passage.Text);
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

    /// <summary>Whether one says that something was reached and the other that it was not.</summary>
    private static bool Denies(string claim, string quote) =>
        Unreached().IsMatch(claim) ? !Unreached().IsMatch(quote) && Reached().IsMatch(quote) : Reached().IsMatch(claim) && Unreached().IsMatch(quote);

    // 县长周峰作的报告: the title page names who delivered it.
    private bool NamesAnother(string claim, Passage passage) =>
        passage.Kind == PassageKind.TitlePage && Deliverer().Match(claim) is { Success: true } named
        && snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report)?.Deliverer is { Length: > 1 } deliverer && !claim.Contains(deliverer, StringComparison.Ordinal);

    [GeneratedRegex(@"(省长|市长|区长|县长|州长|旗长|盟长|主席|总理)\p{L}{2,4}?(同志)?(作|做|代表)")]
    private static partial Regex Deliverer();

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

        var statement = Request().Replace(typed, string.Empty).Trim(' ', ',', '，', '。', '?', '？', ':', '：');
        return statement.Length > 0 ? statement : typed;
    }

    [GeneratedRegex("[“\"「]([^”\"」]{6,})[”\"」]")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"^(请|麻烦|帮我|帮忙|再)*(核对|核实|查证|核一?下|复核|校对|核|查一下)(一下)?(这句话?|这个数)?(对不对|是否正确)?[:：,，]?|^(我?听说|有人说|人家讲|人家说|我记得|都说|他们讲|材料里?写|稿子里?写|报告里?说|报告提到|报告里?讲|报告里?写了?)[:：,，]?|[,，。—?？]*\s*(我)?(数字|这个?数字?|这句话?|这个?说法|这种说法|这样写|这话|年份|报告里?|报告)?(里|中)?(可?有(这|没有这)(话|句话|回事)|对不对|对吗|对吧|对得上吗|可信吗|有没有问题|是这么回事吗|能用吗|请确认|准不准|是不是|是真的(吗|不是|不|么)?|是真的?|真的假的|真的吗|属实吗?|请?核实(一下)?|请?核对(一下)?|请查证|核一?下|没说错吧|有没有错|准确吗|是否准确|是否属实|无误吗?|没错吧|没写错吧|是吗|是吧|有依据[吗没]?|查得到吗?|可有这句话|有写吗|有这话吗|提了没|有那么[多高]吗?)[?？。！!]*$")]
    private static partial Regex Request();

    [GeneratedRegex(@"下降|降低|减少|回落|掉|跌|下滑|缩小|降")]
    private static partial Regex Falling();

    [GeneratedRegex("(没|未|不)(有|能|曾)?(如期|按期|全部)?(完成|达到|实现|建成|兑现|做到)")]
    private static partial Regex Unreached();

    [GeneratedRegex("(?<!未|没|没有|未能|不能|以|待|力争|确保)(完成|达到|实现|建成|兑现|做到)")]
    private static partial Regex Reached();

    [GeneratedRegex(@"增长|上升|提高|增加|涨|提升|扩大|升")]
    private static partial Regex Rising();
}
