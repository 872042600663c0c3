using Assistant.Core.Claims;
using Assistant.Core.Contract;
using Assistant.Core.Index;
using Assistant.Core.Language;
using Assistant.Core.Questions;
using Assistant.Core.Search;

namespace Assistant.Core.Answering;

/// <summary>Corrects what a question takes for granted and the report says otherwise. No verdict is given, for none was asked for.</summary>
internal sealed class PremiseAnswers(ICorpusSnapshot snapshot, VerifyAnswers verdicts, StatementAnswers statements)
{
    private const int MostPassages = 3;

    // By its words a premise is contradicted by the nearest passages alone.
    private const int MostJudged = 2;

    private readonly ClaimJudge judge = new();

    /// <summary>The draft with the correction in front, or the draft as it is where nothing is taken for granted or nothing contradicts it.</summary>
    public Draft Corrected(ParsedQuestion question, Decision decision, Draft draft, Func<SlotResult, string> missing)
    {
        // Folded as long as before: the patterns are in simplified characters.
        var typed = FoldedText.FoldAll(question.Typed);
        if (
            decision.Reason is not (null or RefusalReason.ContentNotGiven or RefusalReason.OtherStatus or RefusalReason.PeriodNotGiven)
            || (decision.Form == AnswerForm.Verdict && StatementPatterns.AsksIfRight(typed))
            || StatementPatterns.PremiseOf(StatementText.Of(typed), question.Kind == QuestionKind.Verify) is not { } premise
        )
        {
            return draft;
        }

        IReadOnlyList<PartDecision> parts = decision.Detail.Part is { } part ? [new PartDecision(part, false)] : decision.Parts;
        var (isSupported, found) = Judged(question, premise, parts);
        if (Rules.FalsePremise.Gives(found) is { } correction)
        {
            return draft.Refusal is not null || decision.Form == AnswerForm.Verdict
                    ? new Draft(Outcome.Answered, [correction], [], [], statements.Stated([correction]), [], null)
                : draft.Statements.Any(s => s.Passage.Id == correction.Passage.Id) ? draft
                : draft with
                {
                    Statements = [correction, .. draft.Statements],
                    Figures = [.. statements.Stated([correction]), .. draft.Figures],
                };
        }

        // A true premise needs no verdict: what is asked on is answered. One that nothing bears out keeps it.
        return isSupported && decision.Form == AnswerForm.Verdict && parts.Any(p => p.IsAnswered)
            ? statements.Compose(question, parts, missing)
            : draft;
    }

    // Whether a passage bears the premise out; else what a passage says against it. One that bears it out counts more than one that says otherwise.
    private (bool IsSupported, QuotedStatement? Correction) Judged(
        ParsedQuestion question,
        string premise,
        IReadOnlyList<PartDecision> parts
    )
    {
        var scope = new PremiseScope(snapshot, question, premise);
        QuotedStatement? correction = null;
        foreach (var part in parts.Select(p => p.Result))
        {
            foreach (var (ranked, i) in part.Ranked.Take(MostPassages).Select((ranked, i) => (ranked, i)))
            {
                if (!scope.Holds(part, ranked.Passage))
                {
                    continue;
                }

                var sure = part.Probability >= VerifyAnswers.SurelySpeaks && i == 0;
                var reports = snapshot.Reports.Where(r => r.Report == ranked.Passage.Report).ToList();
                var figures = new ClaimVerifier(snapshot).Verify(premise, reports, sure ? ranked.Passage : null);
                var said = i < MostJudged ? judge.Judge(premise, ranked.Passage, snapshot, speaks: sure).Verdict : VerdictKind.NotFound;
                if (figures.Count > 0 ? figures.All(v => v.Kind == VerdictKind.Supported) : sure && said == VerdictKind.Supported)
                {
                    return (true, null);
                }

                correction ??= Contradiction(part, figures, scope);
                if (correction is null && said == VerdictKind.Contradicted && figures.All(v => v.Kind != VerdictKind.Supported))
                {
                    correction = verdicts.Otherwise(statements.Quote(question, part, ranked));
                }
            }
        }

        return (false, correction);
    }

    private QuotedStatement? Contradiction(SlotResult part, IReadOnlyList<ClaimVerdict> figures, PremiseScope scope) =>
        figures.FirstOrDefault(v => v.Kind == VerdictKind.Contradicted) is { Evidence: { } evidence }
        && part.Ranked.Take(MostPassages).Any(r => r.Passage.Id == evidence.PassageId)
        && snapshot.PassageOf(evidence) is { } told
        && scope.Holds(part, told)
            ? verdicts.Quote(evidence, told, VerdictKind.Contradicted)
            : null;
}
