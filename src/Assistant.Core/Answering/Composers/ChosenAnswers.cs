using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Documents;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;

namespace Assistant.Core.Answering;

/// <summary>A part of the question as a model chose for it.</summary>
/// <param name="Words">Words of the question.</param>
/// <param name="Passages">What answers it, the most important first; empty where nothing does.</param>
internal sealed record ChosenEvidence(string Words, IReadOnlyList<Passage> Passages);

/// <summary>
/// Composes the answer where a model chose its evidence: what it wrote, a quote for each part that it left unsaid, and what it found unanswered. A refusal is
/// worded by the program, a verdict is judged by it.
/// </summary>
internal sealed class ChosenAnswers
{
    // So much of a figure's row that the ledger gives is beyond doubt.
    private const double Outright = 1;
    private const int LongestPart = 24;
    private const int LeastWords = 4;

    private readonly ParsedQuestion question;
    private readonly TurnContext turn;
    private readonly IReadOnlyList<SlotResult> parts;
    private readonly Draft draft;
    private readonly Wording wording;
    private readonly PassageQuotes quotes;
    private readonly RefusalComposer refusals;
    private readonly VerifyAnswers verdicts;
    private readonly ClaimJudge judge;

    /// <param name="parts">What the program found for each part.</param>
    /// <param name="draft">The answer without the model.</param>
    public ChosenAnswers(ParsedQuestion question, TurnContext turn, IReadOnlyList<SlotResult> parts, Draft draft)
    {
        (this.question, this.turn, this.parts, this.draft, wording) = (question, turn, parts, draft, turn.Wording);
        var statements = new StatementAnswers(turn.Snapshot, wording);
        quotes = new PassageQuotes(question, turn, parts, draft);
        refusals = new RefusalComposer(wording, statements);
        verdicts = new VerifyAnswers(turn.Snapshot, statements, refusals, wording, turn.Reading);
        judge = new ClaimJudge(turn.Reading);
    }

    /// <summary>The answer of what was chosen and written.</summary>
    /// <param name="written">Checked sentences, in front.</param>
    public Draft Answered(IReadOnlyList<ChosenEvidence> chosen, IReadOnlyList<WrittenSentence> written)
    {
        List<QuotedStatement> left =
        [
            .. chosen
                .Where(c => c.Passages.Count > 0 && !c.Passages.Any(p => IsCited(written, p)))
                .Select(c => c.Passages[0])
                .DistinctBy(p => p.Id)
                .SelectMany(quotes.Of),
        ];
        var unanswered = chosen.Where(c => c.Passages.Count == 0).ToList();
        return new Draft(
            unanswered.Count > 0 ? Outcome.Partial : Outcome.Answered,
            left,
            [.. Computed(written), .. unanswered.Select(Missing).Distinct()],
            draft.Derived,
            [.. left.SelectMany(s => s.FiguresIn(turn.Snapshot))],
            draft.Refusal is null ? draft.Verdicts : [],
            null
        )
        {
            Written = written,
        };
    }

    /// <summary>The answer where nothing was found to answer: the program's refusal, but for a figure that the ledger holds outright.</summary>
    public Draft Unanswered() =>
        draft.Verdicts.Count > 0 ? Judged(VerdictKind.NotFound, [], string.Empty)
        : draft.Refusal is not null || draft.Derived.Count > 0 || parts.Any(p => p.Probability >= Outright) ? draft
        : Refused(Answerability.Missing(new Evidence(parts, new StructureFinder(turn))));

    /// <summary>The question which place is meant; null where the evidence is of one place.</summary>
    public Draft? AskedForPlace(IEnumerable<Passage> evidence)
    {
        var placeOf = turn.Snapshot.Reports.ToDictionary(r => r.Report, r => r.Place);
        List<string> places = [.. evidence.Select(p => placeOf.GetValueOrDefault(p.Report)).OfType<string>().Distinct()];
        return question.Places.Count > 0 || places.Count < 2
            ? null
            : Refused(Decision.Refuse(RefusalReason.SeveralPlaces, new RefusalDetail(Places: places)));
    }

    /// <summary>
    /// The verdict by what a model proposes. "Supported" is said only where the judge says so too; a doubt of the model's is enough to take it back.
    /// </summary>
    /// <param name="evidence">The passages that it goes by.</param>
    /// <param name="words">The words that decide, as it quotes them.</param>
    public Draft Judged(VerdictKind proposed, IReadOnlyList<Passage> evidence, string words)
    {
        if (draft.Verdicts.Count == 0)
        {
            return draft;
        }

        var kinds = draft.Verdicts.Select(v => v.Kind).ToList();
        var before =
            kinds.Contains(VerdictKind.Contradicted) ? VerdictKind.Contradicted
            : kinds.Contains(VerdictKind.NotFound) ? VerdictKind.NotFound
            : VerdictKind.Supported;
        var claim = draft.Verdicts[0].Claim;
        if (proposed == before)
        {
            return draft;
        }

        if (proposed == VerdictKind.Supported)
        {
            return evidence.FirstOrDefault(p => JudgementOf(claim, p) == VerdictKind.Supported) is { } bearing
                ? Of(VerdictKind.Supported, claim, bearing, null)
                : draft;
        }

        if (before == VerdictKind.NotFound)
        {
            return evidence.FirstOrDefault(p => Says(p, words) && JudgementOf(claim, p) != VerdictKind.Supported) is { } against
                ? Of(VerdictKind.Contradicted, claim, against, wording.Say("报告的说法不同", "the report says otherwise"))
                : draft;
        }

        return NotFound();
    }

    private VerdictKind JudgementOf(string claim, Passage passage) => judge.Judge(claim, passage, turn.Snapshot, speaks: true).Verdict;

    private static bool Says(Passage passage, string words)
    {
        var said = SearchText.Normalize(words);
        return said.Length >= LeastWords && SearchText.Normalize(passage.Text).Contains(said, StringComparison.Ordinal);
    }

    private Draft Of(VerdictKind kind, string claim, Passage passage, string? reason)
    {
        var quoted = quotes.Of(passage);
        quoted = kind == VerdictKind.Contradicted ? [.. quoted.Select(verdicts.Otherwise)] : quoted;
        return new Draft(
            Outcome.Answered,
            quoted,
            [verdicts.Conclusion([kind])],
            [],
            [.. quoted.SelectMany(s => s.FiguresIn(turn.Snapshot))],
            [.. draft.Verdicts.Select(v => new DraftVerdict(claim, v.Figure, kind, null, reason, passage))],
            null
        );
    }

    private Draft NotFound()
    {
        var nearest = parts.Where(p => p.Best is not null).MaxBy(p => p.Probability);
        return refusals.Compose(question, RefusalReason.StatementNotFound, new RefusalDetail(Part: nearest, ShowNearest: true)) with
        {
            Verdicts =
            [
                .. draft.Verdicts.Select(v =>
                    v with
                    {
                        Kind = VerdictKind.NotFound,
                        Expected = null,
                        Reason = wording.Say("原文不能确定是这样说的", "the report does not surely say so"),
                    }
                ),
            ],
        };
    }

    private Draft Refused(Decision decision) => refusals.Compose(question, decision.Reason!.Value, decision.Detail);

    private static bool IsCited(IReadOnlyList<WrittenSentence> written, Passage passage) =>
        written.Any(w => w.Passages.Any(p => p.Id == passage.Id));

    // What the program computes of the figures is said where the model did not say it.
    private IEnumerable<string> Computed(IReadOnlyList<WrittenSentence> written) =>
        draft.Derived.Count == 0 || draft.Derived.Any(d => written.Any(w => w.Text.Contains(d.Text, StringComparison.Ordinal)))
            ? []
            : draft.Remarks;

    // The words of a part are shown only where they are the person's own.
    private string Missing(ChosenEvidence part)
    {
        var own = part.Words.Trim('。', '，', '？', '?', ' ');
        return own.Length is > 1 and <= LongestPart && question.Typed.Contains(own, StringComparison.Ordinal) && !own.Any(char.IsAsciiDigit)
            ? wording.Say($"报告没有给出：{own}。", $"Not given by the report: {own}.")
            : wording.Say("问题的另一部分，报告没有给出。", "The report does not give the other part of the question.");
    }
}
