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

/// <summary>Answers whether a statement agrees with the reports.</summary>
internal sealed partial class VerifyAnswers(
    ICorpusSnapshot snapshot,
    StatementAnswers statements,
    RefusalComposer refusals,
    Wording wording
)
{
    // From this chance on the best passage is taken to speak of the statement, in whatever words.
    private const double SurelySpeaks = 0.5;

    // A statement without figures has nothing but its words to be held against.
    private const double SaysIt = 0.5;

    // A passage that says flatly otherwise of the same thing need not be as sure.
    private const double BarelySpeaks = 0.25;
    private const double SameThing = 0.35;

    private const string OtherWords = "说法与报告相反";

    /// <summary>A verdict for each figure of the statement, or one for the whole when it holds none.</summary>
    public Draft Compose(ParsedQuestion question, IReadOnlyList<PartDecision> findings, IReadOnlyList<ReportInfo> reports)
    {
        var claim = StatementText.Of(question.Typed);
        var speaking = Nearest(findings) is { Result: { Best: { } near, Probability: >= SurelySpeaks } } ? near.Passage : null;
        var verdicts = new ClaimVerifier(snapshot)
            .Verify(claim, reports, speaking)
            .Select(v =>
                v.Evidence is { } evidence
                && snapshot.PassageOf(evidence) is { } passage
                && Rules.LacksPlace.Holds(LacksPlace(question, passage))
                    ? new ClaimVerdict(v.Figure, VerdictKind.NotFound, null, null, "报告中没有查到这项数据")
                    : v
            )
            .ToList();
        return verdicts.Count > 0 ? ByFigures(claim, verdicts, findings, question) : ByWords(claim, question, findings);
    }

    private Draft ByFigures(
        string claim,
        IReadOnlyList<ClaimVerdict> verdicts,
        IReadOnlyList<PartDecision> findings,
        ParsedQuestion question
    )
    {
        var quotes = new List<QuotedStatement>();
        var drafts = new List<DraftVerdict>();
        foreach (var verdict in verdicts)
        {
            var passage = verdict.Evidence is { } evidence ? snapshot.PassageOf(evidence) : null;
            drafts.Add(new DraftVerdict(claim, verdict.Figure.Text, verdict.Kind, verdict.Expected, verdict.Reason, passage));
            if (verdict.Evidence is { } figure && passage is not null)
            {
                quotes.Add(Quote(figure, passage, verdict.Kind));
            }
        }

        // Figures that agree support no statement whose words do not.
        if (
            verdicts.All(v => v.Kind == VerdictKind.Supported)
            && drafts
                .Select(d => d.Passage)
                .OfType<Passage>()
                .FirstOrDefault(p =>
                    Rules.OtherValue.Holds(ValueMismatch.OfShare(claim, p.Text))
                    || Rules.SwappedList.Holds(ListAlignment.IsSwapped(claim, p.Text))
                )
                is { } otherwise
        )
        {
            drafts.Add(new DraftVerdict(claim, null, VerdictKind.Contradicted, null, OtherWords, otherwise));
        }

        var quoted = quotes.DistinctBy(q => (q.Passage.Id, q.Start)).ToList();
        var kinds = drafts.Select(d => d.Kind).ToList();
        var found = kinds.Any(k => k != VerdictKind.NotFound);
        if (!found)
        {
            return NotFound(question, findings) with { Verdicts = drafts };
        }

        return new Draft(
            kinds.All(k => k != VerdictKind.NotFound) ? Outcome.Answered : Outcome.Partial,
            quoted,
            [Conclusion(kinds)],
            [],
            statements.Stated(quoted),
            drafts,
            null
        );
    }

    // Each sentence of the conclusion names only figures of the claim; they are quoted back, not asserted.
    private string Conclusion(List<VerdictKind> kinds) =>
        kinds.Contains(VerdictKind.Contradicted) ? wording.Say("核对结果：与报告不符。", "Verdict: contradicted by the report.")
        : kinds.Contains(VerdictKind.NotFound) ? wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.")
        : wording.Say("核对结果：与报告一致。", "Verdict: supported by the report.");

    private Draft ByWords(string claim, ParsedQuestion question, IReadOnlyList<PartDecision> findings)
    {
        var nearest = Nearest(findings);
        var flatly = nearest is { Result: { Best: { } near, Probability: >= BarelySpeaks } } && SaysFlatlyOtherwise(claim, near.Passage);
        if (
            nearest?.Result is not { Best: { } ranked } best
            || (!flatly && (!nearest.IsAnswered || best.Probability < SaysIt || BearsNotOut(claim, question, ranked.Passage)))
        )
        {
            return NotFound(question, findings) with { Verdicts = [new DraftVerdict(claim, null, VerdictKind.NotFound, null, null, null)] };
        }

        var quote = statements.Quote(question, best, ranked);
        var contradicted = flatly || Contradicts(claim, quote.Quote, ranked.Passage);
        return new Draft(
            Outcome.Answered,
            [quote],
            [
                contradicted
                    ? wording.Say("核对结果：与报告不符。", "Verdict: contradicted by the report.")
                    : wording.Say("核对结果：与报告一致。", "Verdict: supported by the report."),
            ],
            [],
            statements.Stated([quote]),
            [
                new DraftVerdict(
                    claim,
                    null,
                    contradicted ? VerdictKind.Contradicted : VerdictKind.Supported,
                    null,
                    contradicted ? OtherWords : null,
                    ranked.Passage
                ),
            ],
            null
        );
    }

    private static PartDecision? Nearest(IReadOnlyList<PartDecision> parts) =>
        parts.Where(p => p.Result.Best is not null).MaxBy(p => p.Result.Probability);

    private Draft NotFound(ParsedQuestion question, IReadOnlyList<PartDecision> parts) =>
        refusals.Compose(question, RefusalReason.StatementNotFound, new RefusalDetail(Part: Nearest(parts)?.Result, ShowNearest: true));

    // 成都市GDP增长6%: what is said of a place within the report's no passage bears out that does not name it, unless it says the same of another.
    private static bool LacksPlace(ParsedQuestion question, Passage passage) =>
        question.UnknownPlace is { } place
        && !passage.Text.Contains(place, StringComparison.Ordinal)
        && !passage.Text.Contains(place[..^1], StringComparison.Ordinal)
        && PlaceReader.TownsIn(SearchText.Normalize(passage.Text)).Count == 0;

    // Of several clauses only the one that speaks of the same thing tells in which direction it went.
    private static string NearestClause(string claim, Passage passage)
    {
        var said = SearchText.Normalize(claim);
        return PassageView
            .Of(passage)
            .Clauses.Select(c => c.Normalized)
            .MaxBy(c => TextLikeness.Containment(c, said) + TextLikeness.Containment(said, c))
            ?? string.Empty;
    }

    // What the passage would have to tell for the statement to stand.
    private static bool BearsNotOut(string claim, ParsedQuestion question, Passage passage) =>
        Rules.LacksPlace.Holds(LacksPlace(question, passage))
        || Rules.LacksDirection.Holds(LacksDirection(claim, passage))
        || Rules.LacksDenial.Holds(LacksDenial(claim, passage))
        || Rules.LacksAct.Holds(LacksAct(claim, passage))
        || Rules.UnsupportedActions.Holds(UnsupportedActions.Any(claim, passage.Text));

    private bool Contradicts(string claim, string quote, Passage passage)
    {
        var clause = NearestClause(claim, passage);
        return Rules.OpposedWords.Holds(Opposed(claim, quote) || Opposed(claim, clause))
            || Rules.ExclusiveWords.Holds(!Compares().IsMatch(claim) && MutuallyExclusiveTerms.Clash(claim, clause))
            || SaysOtherwise(claim, clause)
            || Rules.Reached.Holds(Denies(claim, quote))
            || Rules.OtherDeliverer.Holds(NamesAnother(claim, passage))
            || Rules.OtherValue.Holds(ValueMismatch.Of(claim, passage.Text))
            || Rules.SwappedList.Holds(ListAlignment.IsSwapped(claim, passage.Text))
            || Rules.NumberMissing.Holds(NumberMissing(claim, passage.Text))
            || new SubjectMismatch(snapshot).Of(claim, passage);
    }

    // Of the very thing the passage says another stage, order, area or share.
    private static bool SaysFlatlyOtherwise(string claim, Passage passage)
    {
        var clause = NearestClause(claim, passage);
        return Rules.StillUnderWay.Holds(SubjectMismatch.IsStillUnderWay(claim, passage))
            || (
                TextLikeness.Containment(SearchText.Normalize(claim), clause) >= SameThing
                && (SaysOtherwise(claim, clause) || Rules.OtherValue.Holds(ValueMismatch.OfShare(claim, clause)))
            );
    }

    private static bool SaysOtherwise(string claim, string clause) =>
        Rules.SaysOtherwise.Holds(
            ValueMismatch.OfArea(claim, clause)
                || ValueMismatch.OfOrder(claim, clause)
                || ValueMismatch.OfNegation(SearchText.Normalize(claim), clause)
        );

    private static bool LacksDenial(string claim, Passage passage) =>
        ValueMismatch.Denies(claim)
        && !ValueMismatch.HoldsDenial(SearchText.Normalize(passage.Text))
        && !ValueMismatch.OfNegation(SearchText.Normalize(claim), NearestClause(claim, passage))
        && !Denies(claim, passage.Text);

    private static bool LacksAct(string claim, Passage passage) =>
        SubjectMismatch.IsUntoldOfThing(claim, passage) && !SubjectMismatch.IsStillUnderWay(claim, passage);

    // Who says that something fell finds no support where nothing rises or falls.
    private static bool LacksDirection(string claim, Passage passage) => Moved().IsMatch(claim) && !Moving().IsMatch(passage.Text);

    // A number without a unit is no figure of the ledger, but it must stand in the passage.
    private static bool NumberMissing(string claim, string passage)
    {
        var (said, written) = (SearchText.Normalize(claim), SearchText.Normalize(passage));
        return BareNumber().Matches(said).Any(m => !AnswerShape.HasNumber(written, m.Value)) && BareNumber().IsMatch(written);
    }

    /// <summary>Whether claim and quote say opposite directions.</summary>
    private static bool Opposed(string claim, string quote) =>
        (Cue.Falling.IsIn(claim) && !Cue.Falling.IsIn(quote) && Cue.Rising.IsIn(quote))
        || (Cue.Rising.IsIn(claim) && !Cue.Rising.IsIn(quote) && Cue.Falling.IsIn(quote));

    /// <summary>Whether one says that something was reached and the other that it was not.</summary>
    private static bool Denies(string claim, string quote) =>
        Attainment.IsDenied(claim)
            ? !Attainment.IsDenied(quote) && Attainment.IsTold(quote)
            : Attainment.IsTold(claim) && Attainment.IsDenied(quote);

    // 县长周峰作的报告: the title page names who delivered it.
    private bool NamesAnother(string claim, Passage passage) =>
        passage.Kind == PassageKind.TitlePage
        && Deliverer().Match(claim) is { Success: true } named
        && snapshot.Reports.FirstOrDefault(r => r.Report == passage.Report)?.Deliverer is { Length: > 1 } deliverer
        && !claim.Contains(deliverer, StringComparison.Ordinal);

    [GeneratedRegex(@"(省长|市长|区长|县长|州长|旗长|盟长|主席|总理)\p{L}{2,4}?(同志)?(作|做|代表)")]
    private static partial Regex Deliverer();

    private QuotedStatement Quote(Figure figure, Passage passage, VerdictKind kind)
    {
        var clauses = PassageView.Of(passage).Clauses;
        var first = clauses.ToList().FindIndex(c => passage.Start + c.End > figure.Start);
        var cut = QuoteCutter.Cut(string.Empty, passage, Math.Max(0, first), Math.Max(0, first));
        var frame = wording.Frame(null, figure.PeriodStart, figure.PeriodEnd, figure.Status, true);
        return cut with { Frame = kind == VerdictKind.Contradicted ? wording.Say("报告的说法是——", "The report says: ") + frame : frame };
    }

    [GeneratedRegex(@"(?<![a-z\d.])(?!(?:19|20)\d\d(?!\d))(?:\d{3,}|\d+\.\d+)(?![a-z\d.])")]
    private static partial Regex BareNumber();

    [GeneratedRegex("[降升涨跌减]了|变[多少高低大小]")]
    private static partial Regex Moved();

    [GeneratedRegex("[增升涨高扩降减跌低缩落]")]
    private static partial Regex Moving();

    [GeneratedRegex("高于|低于|快于|慢于|多于|少于|比")]
    private static partial Regex Compares();
}
