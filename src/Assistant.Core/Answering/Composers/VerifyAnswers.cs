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
internal sealed class VerifyAnswers(
    ICorpusSnapshot snapshot,
    StatementAnswers statements,
    RefusalComposer refusals,
    Wording wording,
    GuardedReading reading
)
{
    /// <summary>From this chance on the best passage is taken to speak of the statement, in whatever words.</summary>
    public const double SurelySpeaks = 0.5;

    // A statement without figures has nothing but its words to be held against.
    private const double SaysIt = 0.5;

    // A passage that says flatly otherwise of the same thing need not be as sure.
    private const double BarelySpeaks = 0.25;

    // Where a clause of the statement is looked for.
    private const int MostPassages = 4;

    private readonly ClaimJudge judge = new(reading);

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
                && Rules.LacksPlace.Holds(LacksPlace(question, passage) || IsOfPlaceElsewhere(claim, v.Figure, passage))
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
        if (verdicts.All(v => v.Kind == VerdictKind.Supported))
        {
            for (var i = 0; i < drafts.Count; i++)
            {
                if (drafts[i].Passage is { } passage && Doubt(claim, verdicts, verdicts[i], passage) is { } doubt)
                {
                    drafts[i] = drafts[i] with { Kind = doubt.Verdict, Reason = doubt.Reason };
                }
            }
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

    /// <summary>The conclusion in words; it names no figure.</summary>
    public string Conclusion(IReadOnlyList<VerdictKind> kinds) =>
        kinds.Contains(VerdictKind.Contradicted) ? wording.Say("核对结果：与报告不符。", "Verdict: contradicted by the report.")
        : kinds.Contains(VerdictKind.NotFound) ? wording.Say("核对结果：报告中没有查到，无法核实。", "Verdict: not found in the reports.")
        : wording.Say("核对结果：与报告一致。", "Verdict: supported by the report.");

    // What speaks against a statement whose figures agree; of figures from several passages each is judged by its own clause.
    private Judgement? Doubt(string claim, IReadOnlyList<ClaimVerdict> verdicts, ClaimVerdict verdict, Passage passage)
    {
        var alone = verdicts.All(v => v.Evidence is null || v.Evidence.PassageId == verdict.Evidence?.PassageId);
        var part = alone ? claim : claim[verdict.Figure.SpanStart..Math.Min(claim.Length, verdict.Figure.SpanEnd)];
        var doubt = judge.Doubt(part, passage, snapshot);
        return doubt is { Verdict: VerdictKind.NotFound } && alone && StandsApart(claim, verdict, passage) ? null : doubt;
    }

    // 连续14年建成平安区，2020年要确保连续第十五年: each clause may be borne out by a passage of its own.
    private bool StandsApart(string claim, ClaimVerdict verdict, Passage passage)
    {
        var clauses = ClauseSplitter.Split(claim).Where(span => span.Of(claim).Any(char.IsLetter)).ToList();
        if (clauses.Count < 2)
        {
            return false;
        }

        return clauses.TrueForAll(span =>
            span.Start <= verdict.Figure.Start && verdict.Figure.Start < span.End
                ? judge.Doubt(span.Of(claim), passage, snapshot) is null
                : Near(span.Of(claim), passage)
                    .Any(p => judge.Judge(span.Of(claim), p, snapshot, speaks: true).Verdict == VerdictKind.Supported)
        );
    }

    private IEnumerable<Passage> Near(string clause, Passage passage)
    {
        var said = SearchText.Normalize(clause);
        return snapshot
            .Passages(passage.Report)
            .OrderByDescending(p => TextLikeness.Containment(said, PassageView.Of(p).Normalized))
            .Take(MostPassages);
    }

    private Draft ByWords(string claim, ParsedQuestion question, IReadOnlyList<PartDecision> findings)
    {
        var nearest = Nearest(findings);
        var judged = nearest?.Result is { Best: { } near, Probability: >= BarelySpeaks }
            ? judge.Judge(claim, near.Passage, snapshot, speaks: nearest.Result.Probability >= SurelySpeaks)
            : null;
        if (
            nearest?.Result is not { Best: { } ranked } best
            || judged is null or { Verdict: VerdictKind.NotFound }
            || (judged.Verdict == VerdictKind.Supported && (!nearest.IsAnswered || best.Probability < SaysIt))
            || Rules.LacksPlace.Holds(LacksPlace(question, ranked.Passage))
        )
        {
            return NotFound(question, findings) with
            {
                Verdicts = [new DraftVerdict(claim, null, VerdictKind.NotFound, null, judged?.Reason, null)],
            };
        }

        var quote = statements.Quote(question, best, ranked);
        return new Draft(
            Outcome.Answered,
            [quote],
            [Conclusion([judged.Verdict])],
            [],
            statements.Stated([quote]),
            [
                new DraftVerdict(
                    claim,
                    null,
                    judged.Verdict,
                    null,
                    judged.Verdict == VerdictKind.Supported ? null : judged.Reason,
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

    // 温州市增长5%，宁波市为什么更快: a figure that is said of a place without a report is judged by no report of another.
    private bool IsOfPlaceElsewhere(string claim, Figure figure, Passage passage)
    {
        var said = FoldedText.FoldAll(claim[Math.Min(claim.Length, figure.SpanStart)..Math.Min(claim.Length, figure.SpanEnd)]);
        return ClaimRules.PlaceElsewhere.Objection(new ClaimCase(said, passage, snapshot)) is not null;
    }

    // 成都市GDP增长6%: what is said of a place within the report's no passage bears out that does not name it, unless it says the same of another.
    private static bool LacksPlace(ParsedQuestion question, Passage passage) =>
        question.UnknownPlace is { } place
        && !passage.Text.Contains(place[..^1], StringComparison.Ordinal)
        && PlaceReader.TownsIn(SearchText.Normalize(passage.Text)).Count == 0;

    /// <summary>The clause of a figure that decides, quoted.</summary>
    public QuotedStatement Quote(Figure figure, Passage passage, VerdictKind kind)
    {
        var clause = Math.Max(0, PassageView.Of(passage).ClauseOf(figure));
        var quote = QuoteCutter.Cut(string.Empty, passage, clause, clause) with
        {
            Frame = wording.Frame(null, figure.PeriodStart, figure.PeriodEnd, figure.Status, true),
        };
        return kind == VerdictKind.Contradicted ? Otherwise(quote) : quote;
    }

    /// <summary>The quote as what the report says against the statement.</summary>
    public QuotedStatement Otherwise(QuotedStatement quote) =>
        quote with
        {
            Frame = wording.Say("报告的说法是——", "The report says: ") + quote.Frame,
        };
}
